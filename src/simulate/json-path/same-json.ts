/** Whether two values are the same JSON; the order of a record's fields does not matter. No value is too deep for it. */
import type { Json } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";

export function sameJson(left: Json, right: Json): boolean {
  const pairs: (readonly [Json | undefined, Json | undefined])[] = [[left, right]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const inner = innerPairs(...pair);
    if (inner === null) return false;
    for (const each of inner) pairs.push(each);
  }
  return true;
}

/** Gives what must be the same inside of two values, or `null` if they differ by themselves. */
function innerPairs(
  one: Json | undefined,
  other: Json | undefined,
): readonly (readonly [Json | undefined, Json | undefined])[] | null {
  if (isList(one) && isList(other)) {
    return one.length === other.length ? one.map((value, index) => [value, other[index]] as const) : null;
  }
  if (!isObject(one) || !isObject(other)) return one === other ? [] : null;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length || !names.every((name) => Object.hasOwn(other, name))) return null;
  return names.map((name) => [one[name], other[name]] as const);
}
