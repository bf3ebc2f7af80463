/** The one walk over a machine that everybody uses. */
import type { State, StateGraph } from "./asl.js";

/** A state in its graph. `path` names the graphs around it as a JSON pointer: `/States/Use etl/Branches/0`, `""` for the machine itself. */
export interface Visit {
  readonly name: string;
  readonly state: State;
  readonly graph: StateGraph;
  readonly path: string;
}

/** Gives the graphs that a state holds, each with its place inside the state. */
export function childGraphs(state: State): readonly { readonly graph: StateGraph; readonly place: string }[] {
  if (state.Type === "Parallel") return state.Branches.map((graph, index) => ({ graph, place: `Branches/${index}` }));
  if (state.Type === "Map") {
    if (state.ItemProcessor) return [{ graph: state.ItemProcessor, place: "ItemProcessor" }];
    if (state.Iterator) return [{ graph: state.Iterator, place: "Iterator" }];
  }
  return [];
}

/** Visits every state, outer before inner, in the order in which they are written. */
export function* statesOf(graph: StateGraph, path = ""): Generator<Visit> {
  for (const [name, state] of Object.entries(graph.States)) {
    yield { name, state, graph, path };
    for (const child of childGraphs(state)) {
      yield* statesOf(child.graph, `${path}/States/${escapePointer(name)}/${child.place}`);
    }
  }
}

/** Escapes a name for a JSON pointer (RFC 6901). */
export function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Gives the JSON pointer of a state. @param path the pointer of its graph */
export function pointerTo(path: string, state: string): string {
  return `${path}/States/${escapePointer(state)}`;
}
