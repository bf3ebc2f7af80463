/** What an intrinsic function is, and the checks of what it is given. */
import type { Json } from "../../../machine/asl.js";
import type { Chance } from "../../chance.js";
import type { Budget } from "../budget.js";
import type { Text } from "./text.js";

export interface Intrinsic {
  /** How many arguments it takes, from and to. */
  readonly takes: readonly [number, number];
  readonly run: (given: readonly Json[], setting: Setting) => Json;
}

export interface Setting {
  readonly chance: Chance;
  readonly budget: Budget;
  /** The first argument as it is written, if it is a text. */
  readonly template: Text | null;
}

/** Why a function fails; becomes `States.IntrinsicFailure`. */
export class IntrinsicProblem extends Error {}

export function listAt(given: readonly Json[], at: number): readonly Json[] {
  const value = given[at];
  if (Array.isArray(value)) return value as readonly Json[]; // isArray does not narrow readonly arrays
  throw new IntrinsicProblem(`argument ${at + 1} is not an array`);
}

export function textAt(given: readonly Json[], at: number): string {
  const value = given[at];
  if (typeof value === "string") return value;
  throw new IntrinsicProblem(`argument ${at + 1} is not a string`);
}

/** Numbers are rounded to whole ones, halves up. Recorded on AWS: 1.5 is 2, -1.5 is -1. */
export function integerAt(given: readonly Json[], at: number): number {
  const value = given[at];
  if (typeof value !== "number") throw new IntrinsicProblem(`argument ${at + 1} is not a number`);
  // Adding 0 takes the sign off a zero.
  return Math.round(value) + 0;
}
