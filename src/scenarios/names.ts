/** States by the names that people write in scenarios: those of steps and tasks, of clusters, or of the states themselves. */
import { scenarios as catalog } from "../diagnostics/catalog/scenarios.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Machine } from "../machine/asl.js";
import { statesOf } from "../machine/walk.js";
import { nearest } from "../text/nearest.js";
import type { Placed } from "./scenario.js";

/** Finds the states of a machine by name. */
export interface Names {
  /** Gives the states that a name stands for; none for an unknown one, which is reported. */
  statesOf(name: Placed<string>): readonly string[];
}

/** How the states are called that make what a cluster stands for. */
const making = "Create ";
/** How many names a finding lists. */
const mostListed = 12;

/** @param called what the machine is called in findings */
export function namesIn(machine: Machine, called: string, report: Report): Names {
  const states = [...statesOf(machine)].map(({ name }) => name);
  const known = new Set(states);
  return {
    statesOf: ({ value, at }) => {
      if (known.has(value)) return [value];
      if (known.has(making + value)) return [making + value];
      // Where two steps would have one name, their states have that of their branch behind them.
      const several = states.filter((name) => name.startsWith(`${value} (`) || name.startsWith(`${making}${value} (`));
      if (several.length > 0) return several;
      const plain = namesOfPeople(machine);
      report(catalog.unknownName(at, value, called, nearest(value, [...plain, ...states]), plain.slice(0, mostListed)));
      return [];
    },
  };
}

/** The names that somebody gave: those that the compiler makes have a blank. */
function namesOfPeople(machine: Machine): readonly string[] {
  const tasks = [...statesOf(machine)].flatMap(({ name, state }) => (state.Type === "Task" ? [name] : []));
  const clusters = tasks.flatMap((name) => (name.startsWith(making) ? [name.slice(making.length)] : []));
  const given = [...clusters, ...tasks.filter((name) => !name.includes(" "))];
  return given.length > 0 ? given : tasks;
}
