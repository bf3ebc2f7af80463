/** Whether a value holds what is expected of it. */
import type { Json } from "../machine/asl.js";
import { isList, isObject } from "../machine/json.js";

/** Of a map the expected keys, of a list the same number of items in the same order, else the same value. */
export function holds(actual: Json | undefined, expected: Json): boolean {
  if (isList(expected))
    return isList(actual) && actual.length === expected.length && expected.every((each, at) => holds(actual[at], each));
  if (isObject(expected))
    return isObject(actual) && Object.entries(expected).every(([key, each]) => holds(ownOf(actual, key), each));
  return actual === expected;
}

function ownOf(object: Readonly<Record<string, Json>>, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Whether texts stand one directly after the other in some list inside a value. */
export function hasInARow(value: Json | undefined, texts: readonly Json[]): boolean {
  if (isList(value)) {
    const found = value.some((_, start) => texts.every((text, at) => value[start + at] === text));
    return found || value.some((item) => hasInARow(item, texts));
  }
  return isObject(value) && Object.values(value).some((inner) => hasInARow(inner, texts));
}
