/**
 * How much work one evaluation may be. Step Functions documents no such limit; a document of 256 KiB has at most
 * 131,072 values, but each further `..` and each further use of it in a template multiplies them, and no machine of a
 * stranger may hang the simulator.
 */
import type { Json } from "../../machine/asl.js";
import { StateFailure } from "../failure.js";

export interface Budget {
  /** Takes steps off, or fails the state. */
  spend(steps: number): void;
  /** Takes off what a value weighs that is used once more. */
  weigh(value: Json): void;
}

const mostSteps = 2_000_000;
/** A text of this length weighs as much as a number. */
const lightText = 64;

export function openBudget(what: string): Budget {
  let left = mostSteps;
  const spend = (steps: number): void => {
    left -= steps;
    if (left >= 0) return;
    throw new StateFailure("States.Runtime", `${what} takes more than ${mostSteps} steps, so it was given up`);
  };
  return { spend, weigh: (value) => weighed(value, spend) };
}

function weighed(value: Json, spend: (steps: number) => void): void {
  const waiting: Json[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    spend(typeof next === "string" ? 1 + next.length / lightText : 1);
    if (typeof next === "object" && next !== null) for (const inner of Object.values(next)) waiting.push(inner);
  }
}
