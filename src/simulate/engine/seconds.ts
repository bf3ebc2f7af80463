/** Fields that count seconds. A wrong number ends the run: the harshest reading of AWS's documents. */
import { evaluate, type View } from "../jsonata/evaluate.js";
import { StateFailure } from "../failure.js";

const mostSeconds = 99_999_999;

/** Evaluates a field that must be a whole number of seconds, at least `least`. */
export async function wholeSeconds(given: number | string, view: View, field: string, least: number): Promise<number> {
  const value = await evaluate(given, view, field);
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= mostSeconds) return value;
  throw new StateFailure("States.Runtime", `${view.state.name}: ${field} is ${JSON.stringify(value)}`);
}
