/**
 * Fields that give a number by a path: TimeoutSecondsPath, SecondsPath, MaxConcurrencyPath, … How a wrong value is refused
 * was recorded on AWS for each, with `States.Runtime`.
 */
import type { Json } from "../../machine/asl.js";
import { StateFailure } from "../failure.js";
import { openBudget } from "./budget.js";
import { evaluatePath } from "./evaluate-path.js";
import { requiredAt } from "./flow.js";
import { readTimestamp } from "./timestamp.js";
import type { PathView } from "./view.js";

/** Gives a whole number, at least `least`. */
export function integerBy(path: string, view: PathView, field: string, least: number): number {
  const value = requiredAt(path, view, field);
  if (typeof value !== "number" || !Number.isInteger(value)) throw misfit(field, value, "a valid integer", path);
  if (value >= least) return value;
  throw new StateFailure(
    "States.Runtime",
    least === 0
      ? `${withoutPath(field)} cannot be negative.`
      : `${field} refers to ${value}, which is less than ${least}`,
  );
}

/** Gives a number from 0 to 100. */
export function percentageBy(path: string, view: PathView, field: string): number {
  const value = requiredAt(path, view, field);
  if (typeof value !== "number") throw misfit(field, value, "a valid float", path);
  if (value >= 0 && value <= 100) return value;
  throw new StateFailure("States.Runtime", `${withoutPath(field)} must be between 0 and 100.`);
}

/** Gives the seconds of a Wait. */
export function secondsBy(path: string, view: PathView): number {
  const value = referenced(path, view, "SecondsPath");
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw runtime(`The SecondsPath parameter cannot be parsed as a long value: ${path} == ${shown(value)}`);
  }
  if (value >= 0) return value;
  throw runtime(`The SecondsPath parameter references a negative value: ${path} == ${value}`);
}

/** Gives the time that a Wait waits for, in ms since 1970. */
export function momentBy(path: string, view: PathView): number {
  const value = referenced(path, view, "TimestampPath");
  const moment = typeof value === "string" ? readTimestamp(value) : null;
  if (moment !== null) return moment.ms;
  const wanted = "a valid ISO-8601 extended offset date-time format string";
  throw runtime(`The TimestampPath parameter does not reference ${wanted}: ${path} == ${shown(value)}`);
}

function referenced(path: string, view: PathView, field: string): Json {
  const selected = evaluatePath(path, view, openBudget(field));
  if ("value" in selected) return selected.value;
  throw runtime(`The ${field} parameter does not reference an input value: ${path}`);
}

function misfit(field: string, value: Json, wanted: string, path: string): StateFailure {
  return runtime(`The ${field} field refers to value "${shown(value)}" which is not ${wanted}: ${path}`);
}

function shown(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function withoutPath(field: string): string {
  return field.replace(/Path$/, "");
}

function runtime(cause: string): StateFailure {
  return new StateFailure("States.Runtime", cause);
}
