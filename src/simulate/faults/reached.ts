/** How the states of a machine were reached for the first time: by which faults, and in which run. */
import type { State, StateGraph } from "../../machine/asl.js";
import { childGraphs, statesOf } from "../../machine/walk.js";
import type { Fault, Run } from "../run.js";
import { staysOf, type Stay } from "./visits.js";

/** A state that some run came to. */
export interface Reached {
  readonly name: string;
  readonly state: State;
  /** What had to go wrong before; empty where nothing had to. */
  readonly behind: readonly Fault[];
  /** Of the run that came to it first. */
  readonly stays: readonly Stay[];
  readonly around: readonly Around[];
}

/** A graph around a state, outer first. */
export interface Around {
  /** The Parallel or Map. */
  readonly state: string;
  /** Which of its graphs it is. */
  readonly index: number;
}

export interface Reaching {
  /** Notes a run; gives the states that no run noted before came to, in the order in which this one did. */
  note(behind: readonly Fault[], run: Run): readonly Reached[];
  readonly all: readonly Reached[];
  /** States that no run came to. */
  unreached(): readonly string[];
}

export function reachingOf(machine: StateGraph): Reaching {
  const states = new Map([...statesOf(machine)].map(({ name, state }) => [name, state]));
  const around = aroundIn(machine, []);
  const reached = new Map<string, Reached>();
  return {
    get all() {
      return [...reached.values()];
    },
    unreached: () => [...states.keys()].filter((name) => !reached.has(name)),
    note(behind, run) {
      const stays = staysOf(run);
      const found: Reached[] = [];
      for (const [name, here] of stays) {
        const state = states.get(name);
        if (!state || reached.has(name)) continue;
        const first = { name, state, behind, stays: here, around: around.get(name) ?? [] };
        reached.set(name, first);
        found.push(first);
      }
      return found;
    },
  };
}

function aroundIn(graph: StateGraph, outside: readonly Around[]): ReadonlyMap<string, readonly Around[]> {
  const found = new Map<string, readonly Around[]>();
  for (const [name, state] of Object.entries(graph.States)) {
    found.set(name, outside);
    for (const [index, child] of childGraphs(state).entries()) {
      const inner = aroundIn(child.graph, [...outside, { state: name, index }]);
      for (const [each, where] of inner) found.set(each, where);
    }
  }
  return found;
}
