/** Injected faults of states that do no work of their own: they fail at once. */
import type { Visit } from "../engine/execution.js";
import { StateFailure } from "../failure.js";

export function meetFault(visit: Visit): void {
  const fault = visit.place.execution.faults.meet(visit.name);
  if (fault) throw new StateFailure(fault.error, fault.cause ?? `injected into ${visit.name}`);
}
