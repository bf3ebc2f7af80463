/**
 * Timestamps are text of ISO 8601 in a run, in any zone. They are compared and computed as milliseconds; one that is known
 * when the file is compiled is written in one form, so that equal ones are equal texts.
 */
import { isAssignable, withoutNull } from "../types/relations.js";
import { timestampType, type Type } from "../types/type.js";
import type { BinaryOperator } from "../syntax/ast.js";

/** What passes for a timestamp: a date and a time of day with its zone, which both `$toMillis` and a Wait state take. */
export const timestampPattern =
  "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$";

const timestamp = new RegExp(timestampPattern);

export const millisecondsPerSecond = 1000;

/** Gives the one form of a timestamp, in UTC and with milliseconds; `null` for text that is none. */
export function normalTimestamp(text: string): string | null {
  if (!timestamp.test(text)) return null;
  const millis = Date.parse(text);
  return Number.isNaN(millis) ? null : new Date(millis).toISOString();
}

/** Whether a value of a type is a timestamp, or missing. */
export function isTimestamp(type: Type): boolean {
  const present = withoutNull(type);
  // Of nothing everything is true.
  return isAssignable(present, timestampType) && present.kind === "scalar";
}

/** Gives what `+` and `-` give on constants of which one is a timestamp; `undefined` where only a run can tell. */
export function foldTimestamps(
  operator: BinaryOperator,
  left: string | number,
  right: string | number,
): string | number | undefined {
  const [one, other] = [millis(left), millis(right)];
  if (operator === "-" && typeof left === "string" && typeof right === "string")
    return Math.floor((one - other) / millisecondsPerSecond);
  const sum = operator === "+" ? one + other : one - other;
  const result = new Date(sum);
  return Number.isNaN(result.getTime()) ? undefined : result.toISOString();
}

/** Of a timestamp or a duration. */
function millis(value: string | number): number {
  return typeof value === "string" ? Date.parse(value) : value * millisecondsPerSecond;
}
