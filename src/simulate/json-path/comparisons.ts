/**
 * The comparisons of a Choice. A value of another type than the comparison's is not an error: it just does not hold.
 * Source: SPEC "Choice State", and for the types what was recorded on AWS; read 2026-11-24.
 */
import type { Json } from "../../machine/asl.js";
import { matchesPattern } from "./pattern.js";
import { order, readTimestamp } from "./timestamp.js";

export type Comparison = (value: Json, wanted: Json) => boolean;

type Order = (one: Json, other: Json) => number | null;

/** Gives `null` when one of the two is of another type. */
const orders: { readonly [type: string]: Order } = {
  Numeric: (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : null),
  String: (one, other) => {
    if (typeof one !== "string" || typeof other !== "string") return null;
    return one < other ? -1 : one > other ? 1 : 0;
  },
  Timestamp: (one, other) => {
    const [first, second] = [momentOf(one), momentOf(other)];
    return first === null || second === null ? null : order(first, second);
  },
};

const relations: { readonly [name: string]: (order: number) => boolean } = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThan: (order) => order > 0,
  GreaterThanEquals: (order) => order >= 0,
};

function momentOf(value: Json): ReturnType<typeof readTimestamp> {
  return typeof value === "string" ? readTimestamp(value) : null;
}

/** By name: those with an operand, each also with `Path` behind its name but StringMatches. */
export const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ...Object.entries(orders).flatMap(([type, compare]) =>
    Object.entries(relations).map(([relation, holds]): [string, Comparison] => [
      `${type}${relation}`,
      (value, wanted) => {
        const order = compare(value, wanted);
        return order !== null && holds(order);
      },
    ]),
  ),
  ["BooleanEquals", (value, wanted) => typeof value === "boolean" && value === wanted],
]);

/** StringMatches takes no path. */
export const matching: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  [
    "StringMatches",
    (value, wanted) => typeof value === "string" && typeof wanted === "string" && matchesPattern(value, wanted),
  ],
]);

/** What a value may be asked to be, by the name of the test; each says `true` or `false` as its operand. */
export const kinds: ReadonlyMap<string, (value: Json) => boolean> = new Map<string, (value: Json) => boolean>([
  ["IsNull", (value) => value === null],
  ["IsNumeric", (value) => typeof value === "number"],
  ["IsString", (value) => typeof value === "string"],
  ["IsBoolean", (value) => typeof value === "boolean"],
  ["IsTimestamp", (value) => momentOf(value) !== null],
]);
