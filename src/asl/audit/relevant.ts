/** Finds the variables that can matter: those whose value decides where a run goes, what it gives back, or how it fails. */
import type { Json, Machine, Recoverable, State } from "../../machine/asl.js";
import { statesOf } from "../../machine/walk.js";
import { resourceCall } from "./resources.js";

const variableNames = /\$([\p{L}_][\p{L}\p{N}_]*)/gu;

/**
 * Gives the names of all variables that matter, in whatever scope. Names are read off the text, so a name too many is
 * possible, one too few is not.
 */
export function relevantVariables(machine: Machine): ReadonlySet<string> {
  const relevant = new Set<string>();
  const readBy = new Map<string, Set<string>>();
  for (const { state, path } of statesOf(machine)) {
    namesIn(deciding(state, path === ""), relevant);
    for (const assign of assignmentsOf(state)) {
      for (const [name, value] of Object.entries(assign)) {
        const target = name.replace(/\.\$$/, "");
        const reads = readBy.get(target) ?? new Set();
        readBy.set(target, namesIn([value], reads));
      }
    }
  }
  // A set's own iteration also visits what is added on the way.
  for (const name of relevant) for (const read of readBy.get(name) ?? []) relevant.add(read);
  return relevant;
}

/** The parts of a state whose variables decide something. The output of a run decides nothing. */
function deciding(state: State, outermost: boolean): readonly (Json | undefined)[] {
  const output = outermost && "End" in state && state.End === true ? undefined : state.Output;
  switch (state.Type) {
    case "Choice":
      return [JSON.stringify(state.Choices.map(({ Assign: _, ...rule }) => rule)), output];
    case "Task":
      return [output, state.ResultSelector, ...caughtOutputs(state), ...(resourceCall(state.Resource) ? [state.Arguments, state.Parameters] : [])];
    case "Fail":
      return [state.Error, state.ErrorPath];
    case "Pass":
      return [output, state.Parameters];
    case "Parallel":
    case "Map":
      return [output, state.ResultSelector, ...caughtOutputs(state), state.Arguments, state.Parameters, "ItemSelector" in state ? state.ItemSelector : undefined];
    default:
      return [output];
  }
}

function caughtOutputs({ Catch: catchers = [] }: Recoverable): readonly (Json | undefined)[] {
  return catchers.map(({ Output: output }) => output);
}

function assignmentsOf(state: State): readonly { readonly [name: string]: Json }[] {
  const rules = state.Type === "Choice" ? state.Choices : "Catch" in state ? state.Catch ?? [] : [];
  return [state.Assign, ...rules.map((rule) => rule.Assign)].filter((assign) => assign !== undefined);
}

function namesIn(parts: readonly (Json | undefined)[], into: Set<string>): Set<string> {
  for (const part of parts) {
    for (const [, name] of (JSON.stringify(part) ?? "").matchAll(variableNames)) if (name !== undefined) into.add(name);
  }
  return into;
}
