/** States by the names that people use: those of the machine, and of the clusters that a state makes. */
import { simulation as catalog } from "../../diagnostics/catalog/simulation.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Machine } from "../../machine/asl.js";
import { statesOf } from "../../machine/walk.js";
import { nearest } from "../../text/nearest.js";
import { about, nowhere } from "../findings.js";

/** How many states a finding lists. */
const mostListed = 12;

/** Gives the state that a name stands for: `etl` is `Create etl` where no state is called `etl`. */
export function stateNamed(machine: Machine, option: string, name: string): string | Diagnostic {
  const names = [...statesOf(machine)].map((visit) => visit.name);
  const found = [name, `Create ${name}`].find((each) => names.includes(each));
  if (found !== undefined) return found;
  const tasks = [...statesOf(machine)].filter(({ state }) => state.Type === "Task").map((visit) => visit.name);
  const listed = tasks.length > mostListed ? [] : tasks;
  return about("", catalog.unknownState(nowhere, option, name, nearest(name, names), listed));
}
