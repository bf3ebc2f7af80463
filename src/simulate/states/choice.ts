import type { ChoiceRule, ChoiceState } from "../../machine/asl.js";
import type { Leave, Visit } from "../engine/execution.js";
import { leave } from "../engine/leave.js";
import { StateFailure } from "../failure.js";
import type { Leaving } from "../language/language.js";
import { meetFault } from "./meet-fault.js";

/** The first rule that holds leaves by its own Output and Assign; the state's own belong to Default. */
export async function choice(state: ChoiceState, visit: Visit): Promise<Leave> {
  meetFault(visit);
  for (const [index, rule] of state.Choices.entries()) {
    if (await visit.language.ruleHolds(rule, state, visit))
      return leave({ ...leavingBy(state, rule, rule.Next), place: `Choices[${index}]/` }, visit, null, visit.input);
  }
  if (state.Default === undefined) throw new StateFailure("States.NoChoiceMatched", `no rule of ${visit.name} holds`);
  return leave(leavingBy(state, state, state.Default), visit, null, visit.input);
}

/** InputPath and OutputPath are the state's, whichever rule holds. */
function leavingBy(
  { InputPath, OutputPath }: ChoiceState,
  { Output, Assign }: Pick<ChoiceRule, "Output" | "Assign">,
  Next: string,
): Leaving {
  return {
    Next,
    ...(InputPath === undefined ? {} : { InputPath }),
    ...(OutputPath === undefined ? {} : { OutputPath }),
    ...(Output === undefined ? {} : { Output }),
    ...(Assign === undefined ? {} : { Assign }),
  };
}
