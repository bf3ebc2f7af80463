/** Single mutations of machines: what keeps the promise is taken out or turned round, one place at a time. */
import type { ParallelState, State, StateGraph, TaskState } from "../../../src/machine/asl.js";
import { isGivingBack, isPreparing } from "../../../src/simulate/faults/giving-back.js";

/** A changed state; `what` says which of several changes of it. */
export interface Changed {
  readonly what: string;
  readonly state: State;
}

/** Gives the mutants of a state. @param graph what it stands in */
export type Kind = (name: string, state: State, graph: StateGraph) => readonly Changed[];

export const kinds: Readonly<Record<string, Kind>> = {
  "protection is forgotten": (_, state) => {
    if (state.Type !== "Task" || !isPreparing(state) || !state.Resource.includes("Protection")) return [];
    return [{ what: "", state: passOf(state) }];
  },
  "siblings are stopped where they were drained": (_, state) => {
    if (state.Type !== "Parallel" || state.Branches.length < 2) return [];
    const undrained = state.Branches.map((branch) => drainedIn(branch) ?? branch);
    return undrained.some((branch, index) => branch !== state.Branches[index])
      ? [{ what: "", state: { ...state, Branches: undrained } }]
      : [];
  },
  "a creation gets a time limit": (_, state) =>
    state.Type === "Task" && isMaking(state) ? [{ what: "", state: { ...state, TimeoutSeconds: 60 } }] : [],
  "what gives back is passed by": (_, state, graph) => {
    const next = "Next" in state && state.Next !== undefined ? graph.States[state.Next] : undefined;
    if (!("Next" in state) || next?.Type !== "Task" || !isGivingBack(next)) return [];
    const { Next: _next, ...rest } = state;
    return [
      { what: "", state: { ...rest, ...(next.Next === undefined ? { End: true } : { Next: next.Next }) } as State }, // only its way on differs
    ];
  },
  "a run ends before what gives back": (_, state, graph) => {
    const next = "Next" in state && state.Next !== undefined ? graph.States[state.Next] : undefined;
    if (!("Next" in state) || !next || !isGivingBack(next)) return [];
    const { Next: _next, ...rest } = state;
    return [{ what: "", state: { ...rest, End: true } as State }]; // only its way on differs
  },
  "the id of what was made is dropped": (_, state) => {
    if (state.Type !== "Task" || !isMaking(state) || state.Assign === undefined) return [];
    const { Assign: _assign, ...rest } = state;
    return [{ what: "", state: rest }];
  },
  "giving back is not tried again": (_, state) =>
    state.Type === "Task" && isGivingBack(state) && state.Retry
      ? [{ what: "", state: { ...state, Retry: state.Retry.map((each) => ({ ...each, MaxAttempts: 0 })) } }]
      : [],
  "a failure is forgotten once its cluster is given back": (_, state, graph) => {
    if (state.Type !== "Task" || !isGivingBack(state) || state.Next === undefined) return [];
    if (graph.States[state.Next]?.Type !== "Fail") return [];
    const { Next: _next, ...rest } = state;
    return [{ what: "", state: { ...rest, End: true } }];
  },
};

function passOf({ Next, Assign }: TaskState): State {
  const way = Next === undefined ? { End: true as const } : { Next };
  return { Type: "Pass", ...(Assign ? { Assign } : {}), ...way };
}

/** The branch inside of one that keeps its failure to itself. */
function drainedIn(branch: StateGraph): StateGraph | null {
  const state = branch.States[branch.StartAt];
  return state?.Type === "Parallel" && isDraining(state) ? (state.Branches[0] ?? null) : null;
}

/** A Parallel with one branch, whose Catch takes all and goes on to no Fail. */
function isDraining({ Branches, Catch }: ParallelState): boolean {
  return Branches.length === 1 && Catch?.at(-1)?.ErrorEquals.includes("States.ALL") === true;
}

function isMaking({ Resource }: TaskState): boolean {
  return /:(createCluster|createApplication|createVirtualCluster)(\.sync)?$/.test(Resource);
}
