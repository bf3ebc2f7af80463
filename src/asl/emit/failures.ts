/** What is told of failures: as a file reads them, and several in one. */
import { code, record } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import { jsonType, stringType } from "../../types/type.js";
import { causeOf, errorOutput, member } from "./level.js";

/** The failure that a catcher is given, as a file reads it. */
export const failureRecord: Value = {
  kind: "record",
  type: jsonType,
  entries: new Map<string, Value>([
    ["error", member(errorOutput, "Error")],
    ["cause", causeOf(errorOutput)],
  ]),
};

/** The cause of a failure, made longer by that of another. */
export function joinedCause(first: Value, other: Value): Value {
  return code(stringType)`${causeOf(first)} & '; and ' & ${causeOf(other)}`;
}

/** The first failure, its cause made longer by that of another. */
export function withCause(first: Value, other: Value): Value {
  return record([
    ["Error", member(first, "Error")],
    ["Cause", joinedCause(first, other)],
  ]);
}
