/**
 * Finds the variables that are still read after a state is entered. What nobody reads any more is forgotten, so that
 * facts stay few and two ways that differ only in it are one.
 */
import type { JsonObject, State, StateGraph } from "../../machine/asl.js";
import { childGraphs } from "../../machine/walk.js";
import { merger, nameMapOf, withoutName, type NameMap } from "./name-map.js";
import { assignedNames, variablesNamed, variablesRead } from "./relevant.js";

/** What of a variable matters: its value, which decides something, or only whether it is there. */
export type Need = "value" | "presence";

/** Gives the variables that matter when a state of a graph is entered. */
export type Live = (graph: StateGraph, name: string) => NameMap<Need>;

/** What a state needs of variables, without the graphs that it holds. */
type Reads = (state: State) => NameMap<Need>;

const both = merger<Need, Need>({
  both: (left, right) => (right === "value" ? right : left),
  left: "keep",
  right: "keep",
});

/**
 * Makes the function that tells of the variables whose value decides something; each graph is looked at once.
 *
 * @param presence whether it also tells of all others, by whether they are there
 */
export function liveVariables(relevant: ReadonlySet<string>, presence: boolean): Live {
  const values = (state: State): NameMap<Need> =>
    needs(
      [...variablesRead(state)].filter((name) => relevant.has(name)),
      "value",
    );
  return liveReads(presence ? (state) => both(values(state), needs(variablesNamed(state), "presence")) : values);
}

function needs(names: Iterable<string>, need: Need): NameMap<Need> {
  return nameMapOf(Array.from(names, (name) => [name, need] as const));
}

function liveReads(reads: Reads): Live {
  const known = new Map<StateGraph, ReadonlyMap<string, NameMap<Need>>>();
  const live: Live = (graph, name) => {
    const found = known.get(graph) ?? liveIn(graph, reads, live);
    known.set(graph, found);
    return found.get(name) ?? null;
  };
  return live;
}

/** The usual backward flow: read here, or live at a successor and not assigned on the way to it. */
function liveIn(graph: StateGraph, reads: Reads, live: Live): ReadonlyMap<string, NameMap<Need>> {
  const found = new Map<string, NameMap<Need>>();
  const states = lastFirst(graph).map((place) => ({ ...place, own: readIn(place.state, reads, live) }));
  for (let changes = true; changes;) {
    changes = false;
    for (const { name, edges, own } of states) {
      const before = found.get(name);
      const here = edges.reduce<NameMap<Need>>(
        (needed, { to, assigns }) =>
          both(
            needed,
            assigns.reduce<NameMap<Need>>((map, name) => withoutName(map, name), found.get(to) ?? null),
          ),
        before ?? own,
      );
      changes ||= here !== before;
      found.set(name, here);
    }
  }
  return found;
}

function readIn(state: State, reads: Reads, live: Live): NameMap<Need> {
  return childGraphs(state).reduce((needed, { graph }) => both(needed, live(graph, graph.StartAt)), reads(state));
}

interface Place {
  readonly name: string;
  readonly state: State;
  readonly edges: readonly Edge[];
}

/** The states of a graph, each behind those that it leads to but where it closes a loop: so the flow is through soon. */
function lastFirst(graph: StateGraph): readonly Place[] {
  const places = new Map(
    Object.entries(graph.States).map(([name, state]): [string, Place] => [
      name,
      { name, state, edges: edgesOf(state) },
    ]),
  );
  const ordered: Place[] = [];
  const entered = new Set<string>();
  for (const start of [graph.StartAt, ...places.keys()]) {
    const open: (string | Place)[] = [start];
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      if (typeof top !== "string") ordered.push(top);
      else {
        const place = places.get(top);
        if (place === undefined || entered.has(top)) continue;
        entered.add(top);
        // It comes off again when all that it leads to is through.
        open.push(place, ...place.edges.map(({ to }) => to));
      }
    }
  }
  return ordered;
}

interface Edge {
  readonly to: string;
  readonly assigns: readonly string[];
}

function edgesOf(state: State): readonly Edge[] {
  const edge = (to: string, assign: JsonObject | undefined): Edge => ({
    to,
    assigns: assign === undefined ? [] : assignedNames(assign),
  });
  const rules = state.Type === "Choice" ? state.Choices : "Catch" in state ? (state.Catch ?? []) : [];
  const onward = state.Type === "Choice" ? state.Default : "Next" in state ? state.Next : undefined;
  return [
    ...rules.map(({ Next: to, Assign: assign }) => edge(to, assign)),
    ...(onward === undefined ? [] : [edge(onward, state.Assign)]),
  ];
}
