/** What is to be said about a function of the library. One entry says all: its types, what it gives, its JSONata. */
import type { Json } from "../../machine/asl.js";
import type { Type } from "../../types/type.js";
import type { Value } from "../value.js";

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  /** The type as the reference shows it, where it is more than the type itself says: `list<T>`. */
  readonly shown?: string;
  readonly isOptional?: true;
  /** Its value must be known when the file is compiled. */
  readonly isConstant?: true;
  /** It is a regular expression, and constant. */
  readonly isPattern?: true;
  /** It also takes what is `json`: what then is of another type gives `false`. */
  readonly takesJson?: true;
}

/** On these arguments a run fails. */
export const failing = Symbol("fails");

/** Arguments, and what the function gives on them. */
export type Edge = readonly [given: readonly Json[], result: Json | typeof failing];

export interface LibraryFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The type of what it gives; `null` for arguments that do not go together. */
  readonly result: Type | ((given: readonly Type[]) => Type | null);
  /** The result's type as the reference shows it, where it depends on the arguments. */
  readonly shownResult?: string;
  /** What it takes, for arguments that do not go together: "a list of numbers". */
  readonly takes?: string;
  /** One sentence for the reference. */
  readonly documentation: string;
  /** When a run fails on it, for the reference: "the text is no number". */
  readonly fails?: string;
  /** JSONata with `$1`, `$2` for the arguments, or made for them. */
  readonly jsonata: string | ((given: readonly Value[]) => Value);
  /** Its value on constants; absent, or `undefined`, where only a run can tell. */
  readonly fold?: (...given: readonly Json[]) => Json | undefined;
  /** Another way to write the same, where there is one for these arguments. */
  readonly meaning?: (given: readonly Value[]) => Value | null;
  /** Says what is wrong with arguments that are constants, or `null`. A value that is not known yet is `undefined`. */
  readonly refuses?: (given: readonly (Json | undefined)[]) => string | null;
  /** It gives another value each time, so it is never copied. */
  readonly isFresh?: true;
  /** Its JSONata gives nothing where it gives null. */
  readonly givesNothing?: true;
  /** Its JSONata takes nothing as well as null. */
  readonly takesNothing?: true;
  /** What it gives on what is empty, null or at its limits; a test holds them against JSONata. */
  readonly edges: readonly Edge[];
}

/** The result's type for the types of the arguments, or `null` where they do not go together. */
export function resultOf(callee: LibraryFunction, given: readonly Type[]): Type | null {
  return typeof callee.result === "function" ? callee.result(given) : callee.result;
}
