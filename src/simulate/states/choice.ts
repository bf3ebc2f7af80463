import type { ChoiceRule, ChoiceState } from "../../machine/asl.js";
import { viewOf, type Leave, type Visit } from "../engine/execution.js";
import { evaluate } from "../jsonata/evaluate.js";
import { StateFailure } from "../failure.js";
import { leave } from "../engine/leave.js";
import { meetFault } from "./meet-fault.js";

/** The first rule that holds leaves by its own Output and Assign; the state's own belong to Default. */
export async function choice(state: ChoiceState, visit: Visit): Promise<Leave> {
  meetFault(visit);
  for (const rule of state.Choices) {
    if (await holds(rule, visit)) return leave(rule, visit, null, visit.input);
  }
  if (state.Default === undefined) throw new StateFailure("States.NoChoiceMatched", `no rule of ${visit.name} holds`);
  return leave({ ...leavingOf(state), Next: state.Default }, visit, null, visit.input);
}

async function holds(rule: ChoiceRule, visit: Visit): Promise<boolean> {
  const value = await evaluate(rule.Condition ?? null, viewOf(visit, null), `${visit.name}: Condition`);
  if (typeof value === "boolean") return value;
  throw new StateFailure("States.QueryEvaluationError", `${visit.name}: a condition gives ${JSON.stringify(value)}`);
}

function leavingOf(state: ChoiceState): Pick<ChoiceState, "Output" | "Assign"> {
  return {
    ...(state.Output === undefined ? {} : { Output: state.Output }),
    ...(state.Assign === undefined ? {} : { Assign: state.Assign }),
  };
}
