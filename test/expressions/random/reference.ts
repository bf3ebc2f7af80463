/**
 * What the operators of the language mean, said once more and as simply as it can be: the judge of what was compiled.
 * Missing is null here. It knows nothing of JSONata.
 */
import type { Json } from "../../../src/machine/asl.js";
import { isObject } from "../../../src/machine/json.js";

/** Thrown where the language leaves the result open: what is not finite, members and items of what has none. */
export class Unspecified extends Error {}

export function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Unspecified();
  return value;
}

export function memberOf(json: Json, key: string): Json {
  if (Array.isArray(json)) throw new Unspecified();
  return isObject(json) && Object.hasOwn(json, key) ? (json[key] ?? null) : null;
}

export function itemOf(json: Json, index: number): Json {
  if (json === null) return null;
  if (!Array.isArray(json)) throw new Unspecified();
  return (json.at(index) as Json | undefined) ?? null; // the items of a Json list are Json
}

export function isEqual(left: Json, right: Json): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item: Json, index) => isEqual(item, right[index] as Json)); // as above
  if (!isObject(left) || !isObject(right)) return left === right;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key] ?? null, right[key] ?? null))
  );
}

/** An order is between two numbers or two texts; anything else has none, and the comparison is false. */
export function isInOrder(operator: string, left: Json, right: Json): boolean {
  const both =
    (typeof left === "number" && typeof right === "number") || (typeof left === "string" && typeof right === "string");
  if (!both) return false;
  // `both` says that neither is null, and that they are of one type.
  const [one, other] = [left as string, right as string];
  return operator === "<"
    ? one < other
    : operator === "<="
      ? one <= other
      : operator === ">"
        ? one > other
        : one >= other;
}

export function calculate(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return finite(left + right);
    case "-":
      return finite(left - right);
    case "*":
      return finite(left * right);
    case "/":
      return finite(left / right);
    default:
      return finite(left % right);
  }
}

/** Text of a value in a string; numbers have at most 15 digits. */
export function textOf(value: Json): string {
  return typeof value === "number" ? JSON.stringify(Number(value.toPrecision(15))) : String(value);
}
