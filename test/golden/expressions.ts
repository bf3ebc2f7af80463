/** The JSONata in a machine, each with the graph that it stands in. */
import jsonata from "jsonata";
import type { Machine } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";

export interface Expression {
  readonly state: string;
  /** The graph that holds the state, as a JSON pointer. */
  readonly path: string;
  readonly text: string;
}

/** Gives every expression of a machine, once for each state that has it. */
export function expressionsOf(machine: Machine): readonly Expression[] {
  return [...statesOf(machine)].flatMap(({ name, state, path }) => {
    const own = Object.entries(state).filter(([field]) => field !== "Branches" && field !== "ItemProcessor");
    return [...new Set(textsIn(own))]
      .filter(isExpression)
      .map((text) => ({ state: name, path, text: text.slice(2, -2) }));
  });
}

export function isExpression(text: string): boolean {
  return text.startsWith("{%") && text.endsWith("%}");
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What an expression reads and calls. Throws where JSONata cannot parse it. */
export function namesIn(text: string): {
  readonly variables: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
} {
  const variables = new Set<string>();
  const functions = new Set<string>();
  const bound = new Set<string>();
  collect(jsonata(text).ast());
  return { variables: new Set([...variables].filter((name) => !bound.has(name))), functions };

  function collect(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    const {
      type,
      value,
      procedure,
      arguments: parameters,
      lhs,
    } = { type: null, value: null, procedure: null, arguments: null, lhs: null, ...node };
    if (type === "bind") for (const name of variableNames([lhs])) bound.add(name);
    if (type === "lambda") for (const name of variableNames(parameters)) bound.add(name);
    if (type === "variable" && typeof value === "string") variables.add(value);
    const called = type === "function" ? variableNames([procedure]) : [];
    for (const name of called) functions.add(name);
    // The name of what is called is no variable that is read.
    for (const [field, part] of Object.entries(node)) if (field !== "procedure" || called.length === 0) collect(part);
  }
}

function variableNames(nodes: unknown): readonly string[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    const { type, value } = { type: null, value: null, ...(typeof node === "object" ? node : null) };
    return type === "variable" && typeof value === "string" ? [value] : [];
  });
}

/** Gives the variables that a graph assigns, by the JSON pointer of the graph. */
export function assignedBy(machine: Machine): ReadonlyMap<string, ReadonlySet<string>> {
  const graphs = new Map<string, Set<string>>();
  for (const { state, path } of statesOf(machine)) {
    const rules = state.Type === "Choice" ? state.Choices : [];
    const catchers = "Catch" in state ? (state.Catch ?? []) : [];
    const names = graphs.get(path) ?? new Set();
    for (const { Assign = {} } of [state, ...rules, ...catchers])
      for (const name of Object.keys(Assign)) names.add(name);
    graphs.set(path, names);
  }
  return graphs;
}

/** Whether a graph is another, or lies in it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}
