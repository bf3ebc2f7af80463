/**
 * Which states failed for good: they were not tried again, and nothing around them began anew. One log for a run and the
 * executions that its distributed Maps start.
 */
import type { Clock } from "../time/clock.js";
import type { Visit } from "./execution.js";
import type { StateFailure } from "../failure.js";
import type { Failure } from "../run.js";

export interface FailureLog {
  readonly failures: readonly Failure[];
  /** A number for the next visit of a state. */
  nextVisit(): number;
  /** Notes that a state will not be tried again. The states around it fail by the same failure, which is noted once. */
  failed(visit: Visit, failure: StateFailure): void;
  /** Forgets what failed inside of a state that is tried again. */
  triedAgain(visit: Visit): void;
}

export function createFailureLog(clock: Clock): FailureLog {
  const seen = new WeakSet<StateFailure>();
  const failures = new Set<Failure>();
  const inside = new Map<number, Failure[]>();
  let visits = 0;
  return {
    get failures() {
      return [...failures];
    },
    nextVisit: () => visits++,
    failed({ name, place }, failure) {
      if (seen.has(failure)) return;
      seen.add(failure);
      const entry: Failure = {
        state: name,
        error: failure.error,
        at: clock.now(),
        execution: place.execution.history.name,
      };
      failures.add(entry);
      for (const visit of place.around) {
        const those = inside.get(visit);
        if (those) those.push(entry);
        else inside.set(visit, [entry]);
      }
    },
    triedAgain({ id }) {
      for (const entry of inside.get(id) ?? []) failures.delete(entry);
      inside.delete(id);
    },
  };
}
