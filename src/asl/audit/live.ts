/**
 * Finds the variables that are still read after a state is entered. What nobody reads any more is forgotten, so that
 * facts stay few and two ways that differ only in it are one.
 */
import type { JsonObject, State, StateGraph } from "../../machine/asl.js";
import { childGraphs } from "../../machine/walk.js";
import { assignedNames, variablesNamed, variablesRead } from "./relevant.js";

/** Gives the variables that matter when a state of a graph is entered. */
export type Live = (graph: StateGraph, name: string) => ReadonlySet<string>;

const none: ReadonlySet<string> = new Set();

/** What a state reads of the variables that are looked at, without the graphs that it holds. */
type Reads = (state: State) => Iterable<string>;

/** Makes the function that tells of the variables that decide something; each graph is looked at once. */
export function liveVariables(relevant: ReadonlySet<string>): Live {
  return liveReads((state) => [...variablesRead(state)].filter((name) => relevant.has(name)));
}

/** Makes the function that tells of all variables. */
export function liveNames(): Live {
  return liveReads(variablesNamed);
}

/** No variable is looked at. */
export const nothingLive: Live = () => none;

function liveReads(reads: Reads): Live {
  const known = new Map<StateGraph, ReadonlyMap<string, ReadonlySet<string>>>();
  const live: Live = (graph, name) => {
    const found = known.get(graph) ?? liveIn(graph, reads, live);
    known.set(graph, found);
    return found.get(name) ?? none;
  };
  return live;
}

/** The usual backward flow: read here, or live at a successor and not assigned on the way to it. */
function liveIn(graph: StateGraph, reads: Reads, live: Live): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const states = Object.entries(graph.States).reverse();
  for (const [name, state] of states) found.set(name, readIn(state, reads, live));
  for (let changes = true; changes;) {
    changes = false;
    for (const [name, state] of states) {
      const here = found.get(name) ?? new Set();
      const before = here.size;
      for (const { to, assigns } of edgesOf(state)) {
        for (const variable of found.get(to) ?? none) if (!assigns.has(variable)) here.add(variable);
      }
      changes ||= here.size > before;
    }
  }
  return found;
}

function readIn(state: State, reads: Reads, live: Live): Set<string> {
  return new Set([...reads(state), ...childGraphs(state).flatMap(({ graph }) => [...live(graph, graph.StartAt)])]);
}

interface Edge {
  readonly to: string;
  readonly assigns: ReadonlySet<string>;
}

function edgesOf(state: State): readonly Edge[] {
  const edge = (to: string, assign: JsonObject | undefined): Edge => ({
    to,
    assigns: assign === undefined ? none : new Set(assignedNames(assign)),
  });
  const rules = state.Type === "Choice" ? state.Choices : "Catch" in state ? (state.Catch ?? []) : [];
  const onward = state.Type === "Choice" ? state.Default : "Next" in state ? state.Next : undefined;
  return [
    ...rules.map(({ Next: to, Assign: assign }) => edge(to, assign)),
    ...(onward === undefined ? [] : [edge(onward, state.Assign)]),
  ];
}
