/**
 * What a state does when it is through: assigns its variables, makes its output, and goes to the next state or ends
 * the graph.
 */
import type { Json, JsonObject } from "../../machine/asl.js";
import type { Facts, Status } from "./facts.js";
import { placeOf, readPath } from "./json-path.js";
import { languageOf, scopeAt, step, type At, type Move } from "./moves.js";
import { withValue } from "./name-map.js";
import { evaluateFields, evaluateTemplate, type Scope } from "./template.js";
import type { StepEvent } from "./trail.js";
import { isDefined, unknown, withPlace, type Value } from "./value.js";

/** How a state, a rule of a Choice or a catcher goes on. */
export interface Onward {
  readonly Assign?: JsonObject | undefined;
  readonly Output?: Json | undefined;
  readonly Next?: string | undefined;
}

/** The facts after a state, and whether making them could fail. */
export interface Through {
  readonly facts: Facts;
  readonly mayFail: boolean;
}

/** Assigns the relevant variables; all values are of before any assignment. */
export function assigned(
  at: At,
  assign: JsonObject | undefined,
  scope: Scope,
): { readonly variables: Facts["variables"]; readonly mayFail: boolean } {
  if (assign === undefined) return { variables: at.facts.variables, mayFail: false };
  const fields = evaluateFields(assign, scope);
  let { variables } = at.facts;
  // What was assigned is there; whoever reads no more of it forgets the rest.
  for (const [name, { value }] of fields)
    variables = withValue(variables, name, at.context.relevant.has(name) ? value : unknown({ defined: true }));
  return { variables, mayFail: fields.some(([, field]) => field.mayFail) };
}

/** Makes facts for after a state whose output is `value` unless `Output` says otherwise. */
export function onwards(at: At, onward: Onward, status: Status, value: Value, scope: Scope): Through {
  const { variables, mayFail } = assigned(at, onward.Assign, scope);
  const output = onward.Output === undefined ? null : evaluateTemplate(onward.Output, scope);
  return { facts: { status, input: output?.value ?? value, variables }, mayFail: mayFail || output?.mayFail === true };
}

/** Goes to the next state, or ends the graph. */
export function proceed(
  at: At,
  next: string | undefined,
  { status, input, variables }: Facts,
  event: StepEvent,
  detail: string | null = null,
  trail = at.trail,
): Move {
  if (next === undefined) return { kind: "ends", status, output: input, trail: step(at, event, detail, trail) };
  return { kind: "goes", to: next, facts: { status, input, variables }, trail: step(at, event, detail, trail) };
}

/** JSONPath's InputPath; `null` takes the whole input away. */
export function selectedInput(at: At): Value {
  return selected(at.state.InputPath, at.facts.input, at);
}

/** JSONPath's way from a result to the state's output: ResultPath into the raw input, then OutputPath. */
export function placedResult(at: At, resultPath: string | null | undefined, result: Value): Value {
  return selected(at.state.OutputPath, placed(at, resultPath, result), at);
}

/** Puts a result into the state's raw input. */
export function placed(at: At, resultPath: string | null | undefined, result: Value): Value {
  if (languageOf(at) === "JSONata") return result;
  if (resultPath === null) return at.facts.input;
  const path = readPath(resultPath ?? "$");
  return path === null ? unknown({ mayBeId: true }) : withPlace(at.facts.input, path.steps, result);
}

function selected(selector: string | null | undefined, value: Value, at: At): Value {
  if (selector === undefined || selector === "$") return value;
  if (selector === null) return unknown({ type: "object" });
  const path = readPath(selector);
  return path === null ? unknown({ mayBeId: true }) : placeOf(path, scopeAt(at, value));
}

/** Whether a state's InputPath or OutputPath may lead to nothing. */
export function mayMissPath(selector: string | null | undefined, value: Value, at: At): boolean {
  return typeof selector === "string" && isDefined(selected(selector, value, at)) !== true;
}
