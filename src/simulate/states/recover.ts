/** Retry and Catch of Task, Parallel and Map: retriers are asked first, then catchers. */
import type { Recoverable } from "../../machine/asl.js";
import { noteEvaluation } from "../engine/evaluation-failed.js";
import type { Leave, Visit } from "../engine/execution.js";
import { leave } from "../engine/leave.js";
import { matches } from "../engine/matching.js";
import { countRetries } from "../engine/retries.js";
import { errorOutputOf, failureOf, type StateFailure } from "../failure.js";
import type { Recovery } from "../run.js";

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
      noteEvaluation(visit, failure);
      const retry = retries.afterFailure(failure.error);
      if (retry === null) {
        failures.failed(visit, failure);
        return caught(state, { ...visit, retries: count }, failure);
      }
      failures.triedAgain(visit);
      const { index, ...next } = retry;
      noteRecovery(visit, failure, { by: "Retry", index, retry: next });
      await clock.sleep(retry.pause, visit.place.region);
    }
  }
}

function caught(state: Recoverable, visit: Visit, failure: StateFailure): Promise<Leave> {
  const index = state.Catch?.findIndex((candidate) => matches(candidate.ErrorEquals, failure.error)) ?? -1;
  const catcher = state.Catch?.[index];
  if (!catcher) throw failure;
  noteRecovery(visit, failure, { by: "Catch", index, next: catcher.Next });
  return leave({ ...catcher, place: `Catch[${index}]/` }, visit, { failure }, { ...errorOutputOf(failure) });
}

function noteRecovery(
  { name, place: { execution, chain } }: Visit,
  { error }: StateFailure,
  how: Pick<Recovery, "by" | "index" | "retry" | "next">,
): void {
  execution.recoveries.push({
    at: execution.clock.now(),
    execution: execution.history.name,
    after: chain.last,
    state: name,
    error,
    ...how,
  });
}
