/** The event of an expression that failed; states around it fail by the same failure, which is told once. */
import { errorOutputOf, type StateFailure } from "../failure.js";
import type { Visit } from "./execution.js";

const told = new WeakSet<StateFailure>();

/** Records the event if the failure is one of an expression that no inner state has told. */
export function noteEvaluation({ name, place }: Visit, failure: StateFailure): void {
  if (failure.error !== "States.QueryEvaluationError" || told.has(failure)) return;
  told.add(failure);
  const { Error: error, Cause: cause } = errorOutputOf(failure);
  place.execution.history.end({ name, place }, "EvaluationFailed", {
    error,
    ...(cause === undefined ? {} : { cause }),
    state: name,
  });
}
