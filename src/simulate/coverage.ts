/**
 * How much of a machine its runs have shown: the states that they entered, and the ways on which they dealt with failures. All
 * of it is plain data, so that the runs of many scenarios can be added up and handed on.
 */
import type { Machine } from "../machine/asl.js";
import { pointerTo, statesOf } from "../machine/walk.js";
import { failureEdgesOf, type EdgeKind, type FailureEdge } from "./coverage/edges.js";
import type { Run } from "./run.js";

export type { EdgeKind, FailureEdge } from "./coverage/edges.js";

/** How often each state was entered and each failure edge taken, by JSON pointer; what is left out, never. */
export interface Hits {
  readonly states: Readonly<Record<string, number>>;
  readonly edges: Readonly<Record<string, number>>;
}

/** A state, as something to be entered. */
export interface StatePlace {
  readonly name: string;
  readonly pointer: string;
}

/** What runs of a machine can show. */
export interface Coverable {
  readonly states: readonly StatePlace[];
  /** Also those that no run can take; they say why. */
  readonly edges: readonly FailureEdge[];
}

/** So many of so many, and which are missing. */
export interface Share<Part> {
  readonly covered: number;
  readonly total: number;
  readonly missing: readonly Part[];
}

/** What runs of a machine have shown of it. */
export interface Coverage {
  readonly states: Share<StatePlace>;
  /** Of those that a run can take. */
  readonly edges: Share<FailureEdge>;
  /** Edges that no run can take, each with its reason; they do not count. */
  readonly never: readonly FailureEdge[];
}

export const noHits: Hits = { states: {}, edges: {} };

/** Gives the states of a machine and its failure edges: each retrier, each catcher, and each way on which a failure leaves a graph. */
export function coverableOf(machine: Machine): Coverable {
  const states = [...statesOf(machine)].map(({ name, path }) => ({ name, pointer: pointerTo(path, name) }));
  return { states, edges: failureEdgesOf(machine) };
}

/** Gives what one run of a machine showed. */
export function hitsOf(machine: Machine, run: Run): Hits {
  const pointers = new Map([...statesOf(machine)].map(({ name, path }) => [name, pointerTo(path, name)]));
  const at = (state: string): string => pointers.get(state) ?? "";
  const entered = run.trace.filter(({ event }) => event.endsWith("StateEntered")).map(({ state }) => at(state));
  const taken = [
    ...run.recoveries.map(({ state, by, index }) => edgeKey(at(state), by, index)),
    ...run.uncaught.map(({ state }) => edgeKey(at(state), "uncaught", 0)),
  ];
  return { states: counted(entered), edges: counted(taken) };
}

/** Adds up what several runs of the same machine showed. */
export function addHits(...all: readonly Hits[]): Hits {
  const add = (part: keyof Hits): Hits["states"] =>
    counted(all.flatMap((hits) => Object.entries(hits[part]).map(([key, count]) => [key, count] as const)));
  return { states: add("states"), edges: add("edges") };
}

/** Says how much of what runs can show was shown. */
export function coverageOf({ states, edges }: Coverable, hits: Hits): Coverage {
  const wasTaken = ({ pointer }: FailureEdge): boolean => Object.hasOwn(hits.edges, pointer);
  // A run in which a limit of AWS ends a state may take a way that no failure does.
  const isPossible = (edge: FailureEdge): boolean => edge.never === null || wasTaken(edge);
  return {
    states: shareOf(states, ({ pointer }) => Object.hasOwn(hits.states, pointer)),
    edges: shareOf(edges.filter(isPossible), wasTaken),
    never: edges.filter((edge) => !isPossible(edge)),
  };
}

function shareOf<Part>(all: readonly Part[], isCovered: (part: Part) => boolean): Share<Part> {
  const missing = all.filter((part) => !isCovered(part));
  return { covered: all.length - missing.length, total: all.length, missing };
}

/** The place of an edge: of its retrier or catcher, or of its state for a failure that nothing in the state takes. */
export function edgeKey(state: string, kind: EdgeKind, index: number): string {
  return kind === "uncaught" ? state : `${state}/${kind}/${index}`;
}

/** @param keys each once, or with how often it counts */
function counted(keys: readonly (string | readonly [string, number])[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const each of keys) {
    const [key, count] = typeof each === "string" ? [each, 1] : each;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return Object.fromEntries(counts);
}
