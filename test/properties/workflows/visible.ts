/** Whether every variable that a machine reads is assigned in a graph that the reader can see. */
import jsonata from "jsonata";
import { reservedNames } from "../../../src/machine/reserved-names.js";
import type { Json, Machine, State, StateGraph } from "../../../src/machine/asl.js";
import { childGraphs } from "../../../src/machine/walk.js";
import { isExpression } from "../../../src/simulate/jsonata/evaluate.js";

/** Gives the reads that see nothing, each as `state: $name`. */
export function unseenVariables(machine: Machine): readonly string[] {
  return [...inGraph(machine, new Set())];
}

function* inGraph(graph: StateGraph, outer: ReadonlySet<string>): Generator<string> {
  const visible = new Set([...outer, ...Object.values(graph.States).flatMap(assignedBy)]);
  for (const [name, state] of Object.entries(graph.States)) {
    for (const variable of readBy(state)) if (!visible.has(variable)) yield `${name}: $${variable}`;
    for (const child of childGraphs(state)) yield* inGraph(child.graph, visible);
  }
}

function assignedBy(state: State): readonly string[] {
  const parts = [
    state,
    ...(state.Type === "Choice" ? state.Choices : []),
    ...("Catch" in state ? (state.Catch ?? []) : []),
  ];
  return parts.flatMap(({ Assign = {} }) => Object.keys(Assign));
}

function readBy(state: State): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [field, value] of Object.entries(state))
    if (field !== "Branches" && field !== "ItemProcessor") collect(value as Json, found); // the fields of a state are JSON
  return found;
}

function collect(json: Json, found: Set<string>): void {
  if (typeof json === "string" && isExpression(json)) variablesOf(jsonata(json.slice(2, -2)).ast(), new Set(), found);
  else if (typeof json === "object" && json !== null)
    for (const value of Object.values(json)) collect(value as Json, found); // so are their parts
}

function variablesOf(node: unknown, bound: ReadonlySet<string>, found: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const each of node) variablesOf(each, bound, found);
    return;
  }
  const { type, value } = node as { readonly type?: unknown; readonly value?: unknown }; // read with care: both may be anything
  if (type === "variable" && typeof value === "string" && !bound.has(value) && !reservedNames.has(value))
    found.add(value);
  const own =
    type === "lambda" && "arguments" in node && Array.isArray(node.arguments)
      ? node.arguments.map((each: { readonly value: string }) => each.value)
      : [];
  for (const [key, child] of Object.entries(node))
    if (!(type === "lambda" && key === "arguments")) variablesOf(child, new Set([...bound, ...own]), found);
}
