/** Succeed and Fail. */
import type { FailState, SucceedState } from "../../machine/asl.js";
import type { Leave, Visit } from "../engine/execution.js";
import { StateFailure } from "../failure.js";
import { leave } from "../engine/leave.js";
import { meetFault } from "./meet-fault.js";

export async function succeed(state: SucceedState, visit: Visit): Promise<Leave> {
  meetFault(visit);
  return leave(state, visit, null, visit.input);
}

export async function fail(state: FailState, visit: Visit): Promise<Leave> {
  meetFault(visit);
  const { error, cause } = await visit.language.failureOf(state, visit);
  throw new StateFailure(error ?? "", cause);
}
