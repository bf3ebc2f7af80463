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
  const visit = lastVisit(name, around, run.trace);
  if (visit.length === 0) return null;
  const fault = run.fired.find((each) => each.state === name);
  if (state.Type === "Task") return taskFailure(name, state.Retry ?? [], visit, fault);
  if (state.Type === "Fail" && isOfItsOwn(state.Error))
    return { state: name, error: state.Error, at: visit[0]?.at ?? 0 };
  // The walk lets a fault meet a Parallel before it begins, so one that began was tried again.
  const went = state.Type === "Parallel" ? "ParallelStateStarted" : `${state.Type}StateExited`;
  if (!fault || visit.some(({ event }) => event === went)) return null;
  return { state: name, error: fault.error, at: visit[0]?.at ?? 0 };
}

/** Whether a Fail begins a failure; one with an expression hands on an earlier one. */
function isOfItsOwn(error: string | undefined): error is string {
  return error !== undefined && !error.startsWith("{%");
}

/** The events of the last visit to a state, if what is around it was not begun anew since. */
function lastVisit(name: string, around: readonly string[], trace: readonly TraceEvent[]): readonly TraceEvent[] {
  const entered = trace.findLastIndex(({ state, event }) => state === name && event.endsWith("StateEntered"));
  const begun = around.map((outer) =>
    trace.findLastIndex(({ state, event }) => state === outer && event === "ParallelStateStarted"),
  );
  if (entered === -1 || begun.some((index) => index > entered)) return [];
  return trace.slice(entered).filter(({ state }) => state === name);
}

function taskFailure(
  name: string,
  retriers: readonly Retrier[],
  visit: readonly TraceEvent[],
  fault: Fault | undefined,
): Failure | null {
  const attempts = visit.filter(({ event }) => ["TaskSucceeded", "TaskFailed", "TaskTimedOut"].includes(event));
  const last = attempts.at(-1);
  if (!last || last.event === "TaskSucceeded") return null;
  const errorOf = ({ event }: TraceEvent): string =>
    event === "TaskTimedOut" ? "States.Timeout" : (fault?.error ?? "States.TaskFailed");
  const error = errorOf(last);
  const retrier = retriers.find(({ ErrorEquals }) => matches(ErrorEquals, error));
  const tries = attempts.filter((each) => retrier && matches(retrier.ErrorEquals, errorOf(each))).length;
  // Fewer tries than it has: it was stopped in the pause before the next.
  return retrier && tries <= (retrier.MaxAttempts ?? 3) ? null : { state: name, error, at: last.at };
}
