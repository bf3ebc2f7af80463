/** Retry and Catch of Task, Parallel and Map: retriers are asked first, then catchers. */
import type { Recoverable } from "../../machine/asl.js";
import type { Leave, Visit } from "../engine/execution.js";
import { errorOutputOf, failureOf, type StateFailure } from "../failure.js";
import { leave } from "../engine/leave.js";
import { matches } from "../engine/matching.js";
import { countRetries } from "../engine/retries.js";

/** Attempts a state until it succeeds or fails for good. Each attempt evaluates the state's fields anew. */
export async function recovering(
  state: Recoverable,
  visit: Visit,
  attempt: (visit: Visit) => Promise<Leave>,
): Promise<Leave> {
  const { clock, jitter, failures } = visit.place.execution;
  const retries = countRetries(state.Retry ?? [], jitter);
  for (let count = 0; ; count++) {
    try {
      return await attempt({ ...visit, retries: count });
    } catch (thrown) {
      const failure = failureOf(thrown);
      const pause = retries.afterFailure(failure.error);
      if (pause === null) {
        failures.failed(visit, failure);
        return caught(state, { ...visit, retries: count }, failure);
      }
      failures.triedAgain(visit);
      await clock.sleep(pause, visit.place.region);
    }
  }
}

function caught(state: Recoverable, visit: Visit, failure: StateFailure): Promise<Leave> {
  const catcher = state.Catch?.find((candidate) => matches(candidate.ErrorEquals, failure.error));
  if (!catcher) throw failure;
  return leave(catcher, visit, { failure }, { ...errorOutputOf(failure) });
}
