/**
 * The ways on which a machine deals with failures, and those that a failure takes out of a graph of states. A way that no run
 * can take is there too, and says why.
 *
 * A wrong expression can fail almost any state. Only the ways of states which fail for other reasons are counted: Task,
 * Parallel, Map, Fail, and a Choice without Default.
 */
import type { Machine, State } from "../../machine/asl.js";
import { pointerTo, statesOf } from "../../machine/walk.js";
import { neverFails, neverTakes, hasOwnFailures, takesAll } from "./possible.js";

export type EdgeKind = "Retry" | "Catch" | "uncaught";

/** One way of failures. */
export interface FailureEdge {
  readonly state: string;
  readonly kind: EdgeKind;
  /** The place of the retrier or catcher in the machine as a JSON pointer; of the state for a failure that it lets go. */
  readonly pointer: string;
  /** The errors that it names; empty for a failure that the state lets go. */
  readonly errors: readonly string[];
  /** Where a catcher leads. */
  readonly next: string | null;
  /** Why no run can take it, as a sentence without a full stop; `null` where one can. */
  readonly never: string | null;
}

/** Gives the failure edges of a machine, in the order of its states: retriers, catchers, the way out. */
export function failureEdgesOf(machine: Machine): readonly FailureEdge[] {
  return [...statesOf(machine)].flatMap(({ name, state, path }) => edgesOf(name, state, pointerTo(path, name)));
}

function edgesOf(name: string, state: State, pointer: string): readonly FailureEdge[] {
  const reason = neverFails(state);
  const [retriers, catchers] = "Retry" in state || "Catch" in state ? [state.Retry ?? [], state.Catch ?? []] : [[], []];
  const recoveries = [
    ...retriers.map(
      (retrier, index) => ({ kind: "Retry", index, taker: retrier, next: null, before: retriers }) as const,
    ),
    ...catchers.map(
      (catcher, index) => ({ kind: "Catch", index, taker: catcher, next: catcher.Next, before: catchers }) as const,
    ),
  ].map(({ kind, index, taker, next, before }): FailureEdge => ({
    state: name,
    kind,
    pointer: `${pointer}/${kind}/${index}`,
    errors: taker.ErrorEquals,
    next,
    never: reason ?? neverTakes(taker, before.slice(0, index), state),
  }));
  const canLetGo = hasOwnFailures(state);
  return canLetGo ? [...recoveries, wayOut(name, state, pointer, reason)] : recoveries;
}

function wayOut(name: string, state: State, pointer: string, reason: string | null): FailureEdge {
  const never = reason ?? (takesAll(state) ? "its Catch takes States.ALL" : null);
  return { state: name, kind: "uncaught", pointer, errors: [], next: null, never };
}
