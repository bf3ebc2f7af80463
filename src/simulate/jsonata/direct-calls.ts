/** Calls of functions on values for which JSONata does the obvious; for all others the package is asked. */
import { isTree, type Tree } from "../../jsonata/tree.js";
import { textOf } from "./direct-operators.js";
import { hash } from "./functions.js";
import { Unsure, type Plan } from "./plan.js";
import type { View } from "./view.js";

type Call = (values: readonly unknown[], view: View) => unknown;

/** By name: how many values it takes, and what it gives. */
const calls: ReadonlyMap<string, { readonly takes: readonly number[]; readonly give: Call }> = new Map([
  ["exists", { takes: [1], give: ([value]: readonly unknown[]) => value !== undefined }],
  ["type", { takes: [1], give: ([value]: readonly unknown[]) => typeOf(value) }],
  ["not", { takes: [1], give: ([value]: readonly unknown[]) => !booleanIn(value) }],
  ["string", { takes: [1], give: ([value]: readonly unknown[]) => (value === undefined ? undefined : textOf(value)) }],
  ["millis", { takes: [0], give: (_: readonly unknown[], { now }: View) => now }],
  ["floor", { takes: [1], give: ([value]: readonly unknown[]) => Math.floor(numberIn(value)) }],
  ["ceil", { takes: [1], give: ([value]: readonly unknown[]) => Math.ceil(numberIn(value)) }],
  ["max", { takes: [1], give: ([value]: readonly unknown[]) => Math.max(...numbersIn(value)) }],
  ["min", { takes: [1], give: ([value]: readonly unknown[]) => Math.min(...numbersIn(value)) }],
  ["count", { takes: [1], give: ([value]: readonly unknown[]) => listIn(value).length }],
  ["length", { takes: [1], give: ([value]: readonly unknown[]) => [...stringIn(value)].length }],
  ["substring", { takes: [2, 3], give: ([text, ...places]: readonly unknown[]) => part(stringIn(text), places) }],
  ["hash", { takes: [2], give: ([text, name]: readonly unknown[]) => hashOf(stringIn(text), stringIn(name)) }],
]);

/** Gives the plan of a call, `null` if the package has to be asked. */
export function callPlan({ procedure, arguments: given }: Tree, inner: (part: unknown) => Plan | null): Plan | null {
  if (!isTree(procedure) || procedure.type !== "variable" || "predicate" in procedure) return null;
  const name = String(procedure.value);
  const call = calls.get(name);
  const plans = (given ?? []).map(inner);
  if (!call?.takes.includes(plans.length) || !plans.every((plan) => plan !== null)) return null;
  return (view) => {
    // A variable hides the function of the same name.
    if (view.variables.has(name)) throw new Unsure();
    return call.give(
      plans.map((plan) => plan(view)),
      view,
    );
  };
}

function typeOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function booleanIn(value: unknown): boolean {
  if (typeof value !== "boolean") throw new Unsure();
  return value;
}

function numberIn(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Unsure();
  return value;
}

function stringIn(value: unknown): string {
  if (typeof value !== "string") throw new Unsure();
  return value;
}

function listIn(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unsure();
  return value;
}

/** So many numbers fit into one call. */
const most = 1_000;

function numbersIn(value: unknown): readonly number[] {
  const list = listIn(value);
  if (list.length === 0 || list.length > most) throw new Unsure();
  return list.map(numberIn);
}

/** `$substring` of places that lie in the text; characters are counted as JSONata counts them. */
function part(text: string, places: readonly unknown[]): string {
  const [start = 0, length = text.length] = places.map(numberIn);
  if (!Number.isInteger(start) || !Number.isInteger(length) || start < 0 || length < 0) throw new Unsure();
  return [...text].slice(start, start + length).join("");
}

function hashOf(text: string, algorithm: string): string | undefined {
  try {
    return hash(text, algorithm);
  } catch {
    // The package says what is wrong.
    throw new Unsure();
  }
}
