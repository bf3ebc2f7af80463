/** Sizes that end a run. Source: Step Functions developer guide, service-quotas, read 2026-11-22. */
import type { Json } from "../../machine/asl.js";
import { StateFailure } from "../failure.js";
import { deepest, isTooDeep } from "./depth.js";

/** What a state, a task or an execution may take or give. */
export const payloadBytes = 262_144;

/** What all variables of an execution may hold together. Source: developer guide, workflow-variables, read 2026-11-22. */
const variablesBytes = 10 * 1024 * 1024;

/** What a definition may have. Source: API reference, CreateStateMachine, read 2026-11-22. */
export const definitionCharacters = 1_048_576;

/** The longest that a Standard execution may run: one year. */
export const longestRunMs = 365 * 24 * 3600 * 1000;

export const historyEvents = 25_000;

/** Fails when all variables of an execution together hold more than they may. */
export function withinVariables(bytes: number): void {
  if (bytes <= variablesBytes) return;
  throw new StateFailure("States.DataLimitExceeded", `the variables have ${bytes} bytes, more than ${variablesBytes}`);
}

/** Gives the value back, or fails with `States.DataLimitExceeded`. @param what names it in the cause */
export function withinLimit<T extends Json>(value: T, what: string): T {
  // Asked first: what JSON.stringify needs grows with the square of the depth.
  if (isTooDeep(value)) throw new StateFailure("States.DataLimitExceeded", `${what} nests deeper than ${deepest}`);
  const bytes = bytesOf(value);
  if (bytes <= payloadBytes) return value;
  throw new StateFailure("States.DataLimitExceeded", `${what} has ${bytes} bytes, more than ${payloadBytes}`);
}

/** Gives `Infinity` for what is longer than any text can be. */
function bytesOf(value: Json): number {
  try {
    return Buffer.byteLength(JSON.stringify(value));
  } catch (thrown) {
    if (thrown instanceof RangeError) return Infinity;
    throw thrown;
  }
}
