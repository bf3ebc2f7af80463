/**
 * Reads from what happened in a run which failure came first for good: its state was not tried again, and no retry
 * around it began anew. Knows nothing of Catches and Fails, so that it can contradict them.
 */
import type { Machine, Retrier, State } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { matches } from "../support/walk/matching.js";
import type { Fault, Run, TraceEvent } from "../support/walk/run.js";

export interface Failure {
  readonly state: string;
  readonly error: string;
  readonly at: number;
}

/** Where a state stands: itself, and the states around it, innermost first. */
interface Standing {
  readonly state: State;
  readonly around: readonly string[];
}

/**
 * Gives the failures for good of the first moment in which there was one; several when they came at once.
 *
 * @param counts whether a failure of a state is one of the run
 */
export function firstFailures(machine: Machine, run: Run, counts: (state: State) => boolean): readonly Failure[] {
  const standings = [...standingsOf(machine)].filter(([, { state }]) => counts(state));
  const failures = standings.flatMap(([name, standing]) => failureOf(name, standing, run) ?? []);
  const first = Math.min(...failures.map(({ at }) => at));
  return failures.filter(({ at }) => at === first);
}

function standingsOf(machine: Machine): ReadonlyMap<string, Standing> {
  return new Map([...statesOf(machine)].map(({ name, state, path }) => [name, { state, around: namesIn(path) }]));
}

/** The states that a JSON pointer of a graph names, innermost first. */
function namesIn(path: string): readonly string[] {
  const parts = path.split("/");
  return parts
    .filter((_, index) => parts[index - 1] === "States")
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reverse();
}

function failureOf(name: string, { state, around }: Standing, run: Run): Failure | null {
  const entered = lastEntry(name, around, run.trace);
  const at = run.trace[entered]?.at;
  if (at === undefined) return null;
  const fault = run.fired.find((each) => each.state === name);
  if (state.Type === "Task") {
    return taskFailure(
      name,
      state.Retry ?? [],
      attemptsOf(name, fault, run.trace).filter(({ index }) => index > entered),
    );
  }
  if (state.Type === "Fail" && isOfItsOwn(state.Error)) return { state: name, error: state.Error, at };
  // The walk lets a fault meet a Parallel before it begins, so one that began was tried again.
  const went = state.Type === "Parallel" ? "ParallelStateStarted" : `${state.Type}StateExited`;
  const isPast = run.trace.slice(entered).some((each) => each.state === name && each.event === went);
  return !fault || isPast ? null : { state: name, error: fault.error, at };
}

/** Whether a Fail begins a failure; one with an expression hands on an earlier one. */
function isOfItsOwn(error: string | undefined): error is string {
  return error !== undefined && !error.startsWith("{%");
}

/** Where in the trace a state was entered last, if what is around it was not begun anew since; else -1. */
function lastEntry(name: string, around: readonly string[], trace: readonly TraceEvent[]): number {
  const entered = trace.findLastIndex(({ state, event }) => state === name && event.endsWith("StateEntered"));
  const begun = around.map((outer) =>
    trace.findLastIndex(({ state, event }) => state === outer && event === "ParallelStateStarted"),
  );
  return begun.some((index) => index > entered) ? -1 : entered;
}

interface Attempt {
  /** Where in the trace it ended. */
  readonly index: number;
  readonly at: number;
  /** `null` when it succeeded. */
  readonly error: string | null;
}

/** Gives the attempts of a Task that ended, in the whole run. */
function attemptsOf(name: string, fault: Fault | undefined, trace: readonly TraceEvent[]): readonly Attempt[] {
  let count = 0;
  return trace.flatMap(({ state, event, at }, index): Attempt[] => {
    if (state !== name) return [];
    if (event === "TaskStarted") count += 1;
    const isMet = fault && (fault.attempt === "always" || (fault.attempt ?? 1) === count);
    if (event === "TaskSucceeded") return [{ index, at, error: null }];
    if (event === "TaskTimedOut") return [{ index, at, error: "States.Timeout" }];
    return event === "TaskFailed" ? [{ index, at, error: isMet ? fault.error : "States.TaskFailed" }] : [];
  });
}

function taskFailure(name: string, retriers: readonly Retrier[], attempts: readonly Attempt[]): Failure | null {
  const last = attempts.at(-1);
  if (!last || last.error === null) return null;
  const { error, at } = last;
  const retrier = retriers.find(({ ErrorEquals }) => matches(ErrorEquals, error));
  const tries = attempts.filter((each) => retrier && each.error !== null && matches(retrier.ErrorEquals, each.error));
  // Fewer tries than it has: it was stopped in the pause before the next.
  return retrier && tries.length <= (retrier.MaxAttempts ?? 3) ? null : { state: name, error, at };
}
