/** All mutants of a machine. */
import type { Machine, State, StateGraph } from "../../../src/machine/asl.js";
import { childGraphs, statesOf } from "../../../src/machine/walk.js";
import { kinds } from "./kinds.js";

export interface Mutant {
  readonly kind: string;
  /** The state that was changed, and which of its changes it is. */
  readonly place: string;
  readonly machine: Machine;
}

/** Gives every mutant of every kind, in the order of the kinds, then of the states. */
export function mutantsOf(machine: Machine): readonly Mutant[] {
  return Object.entries(kinds).flatMap(([kind, mutate]) =>
    [...statesOf(machine)].flatMap(({ name, state, graph }) =>
      mutate(name, state, graph).map(({ what, state: changed }) => ({
        kind,
        place: what === "" ? name : `${name}, ${what}`,
        machine: reachable(replaced(machine, name, changed)),
      })),
    ),
  );
}

/** States have unique names, so that one is found by its name alone. */
function replaced<Graph extends StateGraph>(graph: Graph, name: string, by: State): Graph {
  return withStates(graph, ([each, state]) => [
    each,
    each === name ? by : withChildren(state, (child) => replaced(child, name, by)),
  ]);
}

/** AWS refuses states that nothing leads to, so what a change cuts off goes too. */
function reachable<Graph extends StateGraph>(graph: Graph): Graph {
  const names = new Set([graph.StartAt]);
  for (const name of names) for (const next of targetsOf(graph.States[name])) names.add(next);
  return withStates(graph, ([name, state]) => (names.has(name) ? [name, withChildren(state, reachable)] : null));
}

function withStates<Graph extends StateGraph>(
  graph: Graph,
  change: (entry: readonly [string, State]) => readonly [string, State] | null,
): Graph {
  const States = Object.fromEntries(
    Object.entries(graph.States).flatMap((entry) => [change(entry) ?? []].filter(isEntry)),
  );
  return { ...graph, States };
}

function isEntry(entry: readonly [string, State] | readonly never[]): entry is readonly [string, State] {
  return entry.length > 0;
}

function withChildren(state: State, change: <Graph extends StateGraph>(graph: Graph) => Graph): State {
  if (childGraphs(state).length === 0) return state;
  if (state.Type === "Parallel") return { ...state, Branches: state.Branches.map((branch) => change(branch)) };
  return state.Type === "Map" && state.ItemProcessor ? { ...state, ItemProcessor: change(state.ItemProcessor) } : state;
}

function targetsOf(state: State | undefined): readonly string[] {
  if (!state) return [];
  const caught = "Catch" in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
  if (state.Type === "Choice")
    return [...state.Choices.map(({ Next }) => Next), ...(state.Default === undefined ? [] : [state.Default])];
  return "Next" in state && state.Next !== undefined ? [...caught, state.Next] : caught;
}
