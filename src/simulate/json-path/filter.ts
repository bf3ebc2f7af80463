/**
 * What a filter asks of one value. Jayway compares a number with a string that spells it, knows order only between two
 * numbers or two strings, and holds nothing that is missing to be equal to anything.
 */
import type { Json } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";
import { sameJson } from "./same-json.js";
import type { Operand, Operator, Segment, Test } from "./segments.js";

/** Gives what steps lead to from a value; `undefined` if nothing. */
export type Follow = (segments: readonly Segment[], from: Json) => Json | undefined;

export function holds(test: Test, here: Json, follow: Follow): boolean {
  // "@ … does not match scalar values. It only matches objects." Page: amazon-states-language-paths, read 2026-11-24.
  if (!isObject(here) && !isList(here)) return false;
  return answer(test, here, follow);
}

function answer(test: Test, here: Json, follow: Follow): boolean {
  switch (test.kind) {
    case "and":
      return answer(test.left, here, follow) && answer(test.right, here, follow);
    case "or":
      return answer(test.left, here, follow) || answer(test.right, here, follow);
    case "not":
      return !answer(test.test, here, follow);
    case "exists":
      return follow(test.segments, here) !== undefined;
    case "compare":
      return comparisons[test.operator](valueOf(test.left, here, follow), valueOf(test.right, here, follow));
  }
}

function valueOf(operand: Operand, here: Json, follow: Follow): Json | undefined {
  return operand.kind === "literal" ? operand.value : follow(operand.segments, here);
}

type Comparison = (left: Json | undefined, right: Json | undefined) => boolean;

const comparisons: { readonly [O in Operator]: Comparison } = {
  "==": equal,
  "!=": (left, right) => !equal(left, right),
  "<": (left, right) => ordered(left, right, (order) => order < 0),
  "<=": (left, right) => ordered(left, right, (order) => order <= 0),
  ">": (left, right) => ordered(left, right, (order) => order > 0),
  ">=": (left, right) => ordered(left, right, (order) => order >= 0),
};

function equal(left: Json | undefined, right: Json | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (typeof left === "number" && typeof right === "string") return spells(right, left);
  if (typeof left === "string" && typeof right === "number") return spells(left, right);
  return sameJson(left, right);
}

function spells(text: string, value: number): boolean {
  return text.trim() !== "" && Number(text) === value;
}

function ordered(left: Json | undefined, right: Json | undefined, fits: (order: number) => boolean): boolean {
  if (typeof left === "number" && typeof right === "number") return fits(left - right);
  if (typeof left !== "string" || typeof right !== "string") return false;
  return fits(left < right ? -1 : left > right ? 1 : 0);
}
