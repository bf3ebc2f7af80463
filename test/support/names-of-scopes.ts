/** Which graphs of a machine assign a name, on any path: what a run shows only where it goes. */
import type { Machine, State, StateGraph } from "../../src/machine/asl.js";
import { escapePointer } from "../../src/machine/walk.js";

/** Gives the names that more than one graph assigns, each with the JSON pointers of those graphs. */
export function namesOfManyScopes(machine: Machine): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, Set<string>>();
  collect(machine, "", owners);
  return new Map([...owners].filter(([, paths]) => paths.size > 1).map(([name, paths]) => [name, [...paths]]));
}

function collect(graph: StateGraph, path: string, owners: Map<string, Set<string>>): void {
  for (const [name, state] of Object.entries(graph.States)) {
    for (const assigned of namesAssignedBy(state)) owners.set(assigned, (owners.get(assigned) ?? new Set()).add(path));
    const inside = `${path}/States/${escapePointer(name)}`;
    if (state.Type === "Parallel")
      state.Branches.forEach((branch, index) => collect(branch, `${inside}/Branches/${index}`, owners));
    if (state.Type === "Map" && state.ItemProcessor) collect(state.ItemProcessor, `${inside}/ItemProcessor`, owners);
  }
}

function namesAssignedBy(state: State): readonly string[] {
  const rules = state.Type === "Choice" ? state.Choices : [];
  const catchers = "Catch" in state ? (state.Catch ?? []) : [];
  return [state, ...rules, ...catchers].flatMap(({ Assign = {} }) => Object.keys(Assign));
}
