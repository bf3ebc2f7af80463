/** Succeed and Fail. */
import type { FailState, SucceedState } from "../../machine/asl.js";
import { viewOf, type Leave, type Visit } from "../engine/execution.js";
import { evaluate } from "../jsonata/evaluate.js";
import { StateFailure } from "../failure.js";
import { leave } from "../engine/leave.js";
import { meetFault } from "./meet-fault.js";

export async function succeed(state: SucceedState, visit: Visit): Promise<Leave> {
  meetFault(visit);
  return leave(state, visit, null, visit.input);
}

export async function fail(state: FailState, visit: Visit): Promise<Leave> {
  meetFault(visit);
  const error = await text(state.Error, "Error", visit);
  const cause = await text(state.Cause, "Cause", visit);
  throw new StateFailure(error ?? "", cause);
}

async function text(field: string | undefined, name: string, visit: Visit): Promise<string | undefined> {
  if (field === undefined) return undefined;
  const value = await evaluate(field, viewOf(visit, null), `${visit.name}: ${name}`);
  if (typeof value === "string") return value;
  throw new StateFailure(
    "States.QueryEvaluationError",
    `${visit.name}: ${name} is not a string: ${JSON.stringify(value)}`,
  );
}
