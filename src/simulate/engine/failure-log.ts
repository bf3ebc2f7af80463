/** Which states failed for good: they were not tried again, and nothing around them began anew. */
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
  let entries: { readonly failure: Failure; readonly around: readonly number[] }[] = [];
  let visits = 0;
  return {
    get failures() {
      return entries.map(({ failure }) => failure);
    },
    nextVisit: () => visits++,
    failed({ name, place }, failure) {
      if (seen.has(failure)) return;
      seen.add(failure);
      entries.push({ failure: { state: name, error: failure.error, at: clock.now() }, around: place.around });
    },
    triedAgain({ id }) {
      entries = entries.filter(({ around }) => !around.includes(id));
    },
  };
}
