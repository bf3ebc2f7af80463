/** The graphs of a machine, and where the states of one lead. */
import type { Machine, State, StateGraph } from "../../../machine/asl.js";
import { childGraphs, statesOf } from "../../../machine/walk.js";
import { pointerTo } from "../finding.js";

export interface Graph {
  readonly graph: StateGraph;
  /** Its JSON pointer; `""` for the machine itself. */
  readonly path: string;
  /** The state that holds it; `null` for the machine itself. */
  readonly owner: string | null;
}

/** Gives every graph, outer before inner. */
export function graphsOf(machine: Machine): readonly Graph[] {
  const inner = [...statesOf(machine)].flatMap(({ name, state, path }) =>
    childGraphs(state).map(({ graph, place }) => ({ graph, path: `${pointerTo(path, name)}/${place}`, owner: name })),
  );
  return [{ graph: machine, path: "", owner: null }, ...inner];
}

/** One way out of a state. */
export interface Transition {
  readonly to: string;
  /** The field that says it, as a JSON pointer inside of the state. */
  readonly field: string;
  /** Whether only a failure takes it. */
  readonly isFailure: boolean;
}

/** Gives every transition of a state, in the order of its fields. */
export function transitionsOf(state: State): readonly Transition[] {
  const caught = "Catch" in state ? (state.Catch ?? []) : [];
  const rules = state.Type === "Choice" ? state.Choices : [];
  const onward = state.Type === "Choice" ? state.Default : "Next" in state ? state.Next : undefined;
  const field = state.Type === "Choice" ? "Default" : "Next";
  return [
    ...rules.map(({ Next: to }, index) => ({ to, field: `Choices/${index}/Next`, isFailure: false })),
    ...(onward === undefined ? [] : [{ to: onward, field, isFailure: false }]),
    ...caught.map(({ Next: to }, index) => ({ to, field: `Catch/${index}/Next`, isFailure: true })),
  ];
}

/** Gives the state of a graph by its name; inherited names are none. */
export function stateOf(graph: StateGraph, name: string): State | undefined {
  return Object.hasOwn(graph.States, name) ? graph.States[name] : undefined;
}

/** Gives the names that a run can get to inside of a graph. */
export function reachedIn(graph: StateGraph): ReadonlySet<string> {
  const reached = new Set([graph.StartAt]);
  // A set's own iteration also visits what is added on the way.
  for (const name of reached) {
    const state = stateOf(graph, name);
    for (const { to } of state === undefined ? [] : transitionsOf(state)) reached.add(to);
  }
  return reached;
}
