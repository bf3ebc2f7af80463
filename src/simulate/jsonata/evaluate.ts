/**
 * Payloads with `{% … %}` in them, evaluated by the JSONata that Step Functions has (2.0.6), with the clock of the
 * simulation.
 */
import jsonata from "jsonata";
import type { Json } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";
import { StateFailure } from "../failure.js";
import type { NativeFunction } from "./functions.js";

/** What an expression sees. */
export interface View {
  readonly states: object;
  readonly variables: ReadonlyMap<string, Json>;
  readonly functions: ReadonlyMap<string, NativeFunction>;
  /** Ms since 1970. */
  readonly now: number;
}

/** Evaluates all expressions in a payload. @param field names the payload in the cause of a failure */
export async function evaluate(payload: Json, view: View, field: string): Promise<Json> {
  if (typeof payload === "string") return isExpression(payload) ? evaluateText(payload, view, field) : payload;
  if (payload === null || typeof payload !== "object") return payload;
  if (isList(payload)) {
    return Promise.all(payload.map((element, index) => evaluate(element, view, `${field}[${index}]`)));
  }
  const entries = Object.entries(payload).map(
    async ([key, value]) => [key, await evaluate(value, view, `${field}.${key}`)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

export function isExpression(text: string): boolean {
  return text.startsWith("{%") && text.endsWith("%}");
}

const parsed = new Map<string, jsonata.Expression>();

/** Parses an expression, once for the whole process. Throws on a syntax error. */
export function parseExpression(text: string): jsonata.Expression {
  const known = parsed.get(text);
  if (known) return known;
  const expression = jsonata(text.slice(2, -2));
  parsed.set(text, expression);
  return expression;
}

async function evaluateText(text: string, view: View, field: string): Promise<Json> {
  const value = await rawValue(text, view, field);
  const json = plain(value);
  if (json !== undefined) return json;
  const what = value === undefined ? "nothing" : "what is not JSON";
  throw new StateFailure("States.QueryEvaluationError", `${field}: ${text} gives ${what}`);
}

async function rawValue(text: string, view: View, field: string): Promise<unknown> {
  try {
    return await parseExpression(text).evaluate(undefined, bindingsOf(view));
  } catch (thrown) {
    // JSONata throws plain objects with a message; they are no instances of Error.
    const reason = typeof thrown === "object" && thrown !== null && "message" in thrown ? thrown.message : thrown;
    throw new StateFailure("States.QueryEvaluationError", `${field}: ${text}: ${String(reason)}`);
  }
}

function bindingsOf(view: View): Record<string, unknown> {
  const bindings: Record<string, unknown> = Object.create(null);
  // AWS has no $eval; binding nothing hides JSONata's.
  bindings["eval"] = undefined;
  bindings["millis"] = () => view.now;
  bindings["now"] = (picture?: string, zone?: string) =>
    jsonata("$fromMillis($at, $picture, $zone)").evaluate(undefined, { at: view.now, picture, zone });
  for (const [name, implementation] of view.functions) bindings[name] = implementation;
  for (const [name, value] of view.variables) bindings[name] = value;
  bindings["states"] = view.states;
  return bindings;
}

/** Copies a value out of JSONata, whose lists carry marks of their own. Gives `undefined` for what is not JSON. */
function plain(value: unknown): Json | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "object" || "_jsonata_lambda" in value || "_jsonata_function" in value) return undefined;
  const members = new Map<string, Json>();
  for (const [key, member] of Object.entries(value)) {
    const json = plain(member);
    if (json === undefined) return undefined;
    members.set(key, json);
  }
  return Array.isArray(value) ? [...members.values()] : Object.fromEntries(members);
}
