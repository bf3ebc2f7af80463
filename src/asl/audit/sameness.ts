/**
 * Tells whether two values are the same knowledge. Values share most of their parts with those they were made of, so a
 * digest that is remembered of each part answers nearly always, and what it does not is found without a look at shared
 * parts.
 */
import { hashOf, mixed } from "./hash.js";
import { folder, isSameMap, type NameMap } from "./name-map.js";
import type { Compound, Value } from "./value.js";

/** Whether two values are the same knowledge. */
export function isSame(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (left.kind === "constant" && right.kind === "constant") return left.value === right.value;
  if (left.kind === "unknown" && right.kind === "unknown")
    return left.mayBeId === right.mayBeId && left.defined === right.defined && left.type === right.type;
  if (left.kind !== right.kind) return false;
  if (digestOf(left) !== digestOf(right)) return false;
  if (left.kind === "object" && right.kind === "object")
    return isSame(left.rest, right.rest) && isSameMap(left.fields, right.fields, isSame);
  if (left.kind === "list" && right.kind === "list") return areSame(left.items, right.items);
  if (left.kind === "bag" && right.kind === "bag")
    return (
      areSame([left.some ?? left.others, left.others], [right.some ?? right.others, right.others]) &&
      (left.some === null) === (right.some === null)
    );
  return true;
}

function areSame(left: readonly Value[], right: readonly Value[]): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => {
      const other = right[index];
      return other !== undefined && isSame(item, other);
    })
  );
}

/** Whether two maps hold the same knowledge. */
export function areSameNamed(left: NameMap<Value>, right: NameMap<Value>): boolean {
  return left === right || (digestOfNamed(left) === digestOfNamed(right) && isSameMap(left, right, isSame));
}

const digests = new WeakMap<Compound, number>();

/** Gives a number that is the same for values that are the same. */
export function digestOf(value: Value): number {
  switch (value.kind) {
    case "constant":
      return mixed(hashOf(String(value.value)), typeof value.value === "string" ? 2 : 3);
    case "unknown":
      return mixed(value.type === null ? 4 : hashOf(value.type), (value.mayBeId ? 2 : 0) + (value.defined ? 1 : 0));
    case "missing":
    case "id":
      return hashOf(value.kind);
    default: {
      const digest = digests.get(value) ?? compoundDigest(value);
      digests.set(value, digest);
      return digest;
    }
  }
}

/** Gives a number that is the same for maps that are the same. */
export const digestOfNamed: (map: NameMap<Value>) => number = folder<Value, number>(
  0,
  (value, hash) => mixed(hash, digestOf(value)),
  mixed,
);

function compoundDigest(value: Compound): number {
  if (value.kind === "object") return mixed(digestOfNamed(value.fields), digestOf(value.rest));
  if (value.kind === "bag") return mixed(value.some === null ? 1 : digestOf(value.some), digestOf(value.others));
  return value.items.map(digestOf).reduce(mixed, value.items.length);
}
