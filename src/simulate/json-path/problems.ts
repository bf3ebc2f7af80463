/**
 * What AWS refuses of JSONPath when a machine is created: paths and intrinsic functions that cannot be read, fields of the
 * other query language, rules without one comparison. So that no machine runs whose paths nobody could read.
 */
import type { Json, JsonObject, State } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";
import { StateFailure } from "../failure.js";
import { operationOf } from "./choice.js";
import { PathProblem } from "./dialect.js";
import { readIntrinsic } from "./intrinsics/evaluate.js";
import { readPath } from "./path.js";
import { stepsOf } from "./reference-path.js";
import { dynamicEnding } from "./template.js";

/** What a field may be, by its name. */
type Kind = "path" | "reference path" | "result path" | "template" | "path or call";

const fields: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["InputPath", "path"],
  ["OutputPath", "path"],
  ["ItemsPath", "reference path"],
  ["SecondsPath", "reference path"],
  ["TimestampPath", "reference path"],
  ["TimeoutSecondsPath", "reference path"],
  ["HeartbeatSecondsPath", "reference path"],
  ["MaxConcurrencyPath", "reference path"],
  ["ToleratedFailureCountPath", "reference path"],
  ["ToleratedFailurePercentagePath", "reference path"],
  ["ResultPath", "result path"],
  ["ErrorPath", "path or call"],
  ["CausePath", "path or call"],
  ["Parameters", "template"],
  ["ResultSelector", "template"],
  ["ItemSelector", "template"],
  ["Assign", "template"],
  ["Credentials", "template"],
]);

/** Fields that only JSONata has. AWS: "The field … is not supported". */
const ofJsonata = ["Arguments", "Output", "Items", "Condition"];

/** Gives the reasons to refuse a state of JSONPath; what is inside of a Parallel or a Map is not looked at. */
export function* jsonPathProblems(state: State): Generator<string> {
  yield* fieldProblems(state);
  // The types of both fields are wide enough to be read as JSON.
  const { Choices = [], Catch = [] } = state as {
    readonly Choices?: readonly Json[];
    readonly Catch?: readonly Json[];
  };
  for (const each of Catch) if (isObject(each)) yield* fieldProblems(each);
  for (const rule of Choices) {
    if (!isObject(rule)) continue;
    yield* fieldProblems(rule);
    yield* ruleProblems(rule);
  }
}

function* fieldProblems(holder: object): Generator<string> {
  for (const [name, value] of Object.entries(holder) as [string, Json][]) {
    if (ofJsonata.includes(name)) yield `Field '${name}' is of JSONata, and the state is of JSONPath`;
    const kind = fields.get(name);
    if (kind !== undefined) yield* checks[kind](value, name);
  }
}

const checks: { readonly [K in Kind]: (value: Json, field: string) => Generator<string> } = {
  path: (value, field) => pathProblems(value, field),
  "reference path": (value, field) => referenceProblems(value, field, false),
  "result path": (value, field) => referenceProblems(value, field, true),
  template: (value, field) => templateProblems(value, field),
  "path or call": (value, field) => dynamicProblems(value, field),
};

function* pathProblems(value: Json, field: string): Generator<string> {
  if (value === null) return;
  if (typeof value !== "string") yield `${field} is not a string`;
  else yield* readingProblems(value, field, readPath);
}

/** @param isTarget a result goes there, so that it must be a place of the document */
function* referenceProblems(value: Json, field: string, isTarget: boolean): Generator<string> {
  if (value === null && isTarget) return;
  if (typeof value !== "string") return yield `${field} is not a string`;
  yield* readingProblems(value, field, (text) => {
    const path = readPath(text);
    const fits = isTarget
      ? path.root.kind === "document" && stepsOf(path) !== null
      : path.segments.every((each) => !each.descends);
    if (!fits) throw new PathProblem("is not a Reference Path");
  });
}

function* dynamicProblems(value: Json, field: string): Generator<string> {
  if (typeof value !== "string") return yield `The value for the field '${field}' must be a string`;
  yield* readingProblems(value, field, (text) => (text.startsWith("$") ? readPath(text) : readIntrinsic(text)));
}

function* readingProblems(text: string, field: string, read: (text: string) => unknown): Generator<string> {
  try {
    read(text);
  } catch (thrown) {
    if (!(thrown instanceof PathProblem)) throw thrown;
    yield `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call: '${text}' ${thrown.message}`;
  }
}

function* templateProblems(template: Json, field: string): Generator<string> {
  if (isList(template)) for (const element of template) yield* templateProblems(element, field);
  if (!isObject(template)) return;
  for (const [name, value] of Object.entries(template)) {
    if (name.endsWith(dynamicEnding)) yield* dynamicProblems(value, name);
    else yield* templateProblems(value, field);
  }
}

function* ruleProblems(rule: JsonObject): Generator<string> {
  const inner = [rule["And"], rule["Or"], rule["Not"]].filter((each) => each !== undefined);
  if (inner.length === 0) return yield* comparisonProblems(rule);
  if (inner.length > 1 || rule["Variable"] !== undefined) yield "a rule has more than one of And, Or, Not and Variable";
  for (const each of inner.flatMap((list) => (isList(list) ? list : [list]))) {
    if (isObject(each)) yield* ruleProblems(each);
    else yield "a rule is not an object";
  }
}

function* comparisonProblems(rule: JsonObject): Generator<string> {
  yield* pathProblems(rule["Variable"] ?? 0, "Variable");
  try {
    const [name, operand] = operationOf(rule);
    if (name.endsWith("Path")) yield* pathProblems(operand, name);
    else if (name.startsWith("Is") && typeof operand !== "boolean") yield `${name} is neither true nor false`;
  } catch (thrown) {
    if (!(thrown instanceof StateFailure)) throw thrown;
    yield thrown.cause ?? thrown.error;
  }
}
