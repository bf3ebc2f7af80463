/**
 * Finds the variables that can matter: those whose value decides where a run goes, what it gives back, or how it
 * fails. Names are read off the text of the states, so a name too many is possible, one too few is not.
 */
import type { Json, JsonObject, Machine, Recoverable, State } from "../../machine/asl.js";
import { statesOf } from "../../machine/walk.js";
import { resourceCall } from "./resources.js";

const variableNames = /\$([\p{L}_][\p{L}\p{N}_]*)/gu;

/** Gives the names of all variables that matter, in whatever scope. */
export function relevantVariables(machine: Machine): ReadonlySet<string> {
  const relevant = new Set<string>();
  const readBy = new Map<string, Set<string>>();
  for (const { state, path } of statesOf(machine)) {
    for (const name of namesIn(deciding(state, path === ""))) relevant.add(name);
    for (const assign of assignmentsOf(state)) {
      for (const [name, value] of Object.entries(assign)) {
        const reads = readBy.get(plainName(name)) ?? new Set<string>();
        readBy.set(plainName(name), reads);
        for (const read of namesIn([value])) reads.add(read);
      }
    }
  }
  // A set's own iteration also visits what is added on the way.
  for (const name of relevant) for (const read of readBy.get(name) ?? []) relevant.add(read);
  return relevant;
}

/**
 * Gives the variables that the audit looks at when it visits a state, without those in the graphs that the state
 * holds.
 */
export function variablesRead(state: State): ReadonlySet<string> {
  return namesIn([...deciding(state, false), ...assignmentsOf(state)]);
}

/** Gives every variable that a state names, without those in the graphs that it holds. */
export function variablesNamed(state: State): ReadonlySet<string> {
  const { Comment: _, ...fields } = state;
  return namesIn([JSON.stringify(fields, (key, value: unknown) => (graphFields.has(key) ? undefined : value))]);
}

const graphFields: ReadonlySet<string> = new Set(["Branches", "ItemProcessor", "Iterator"]);

/** Gives the names that an `Assign` assigns; JSONPath marks some with `.$`. */
export function assignedNames(assign: JsonObject): readonly string[] {
  return Object.keys(assign).map(plainName);
}

function plainName(name: string): string {
  return name.replace(/\.\$$/, "");
}

/** The parts of a state whose variables decide something. The output of a run decides nothing. */
function deciding(state: State, outermost: boolean): readonly (Json | undefined)[] {
  const output = outermost && "End" in state && state.End === true ? undefined : state.Output;
  switch (state.Type) {
    case "Choice":
      return [JSON.stringify(state.Choices.map(({ Assign: _, ...rule }) => rule)), output];
    case "Task":
      return [
        output,
        state.ResultSelector,
        ...caughtOutputs(state),
        ...(resourceCall(state.Resource) ? [state.Arguments, state.Parameters] : []),
      ];
    case "Fail":
      return [state.Error, state.ErrorPath];
    case "Wait":
      return [output, state.Seconds, state.Timestamp, state.SecondsPath, state.TimestampPath];
    case "Pass":
      return [output, state.Parameters];
    case "Parallel":
      return [output, state.ResultSelector, ...caughtOutputs(state), state.Arguments, state.Parameters];
    case "Map":
      return [
        output,
        state.ResultSelector,
        ...caughtOutputs(state),
        state.Parameters,
        state.ItemSelector,
        state.Items,
        state.ItemsPath,
      ];
    default:
      return [output];
  }
}

function caughtOutputs({ Catch: catchers = [] }: Recoverable): readonly (Json | undefined)[] {
  return catchers.map(({ Output: output }) => output);
}

function assignmentsOf(state: State): readonly JsonObject[] {
  const rules = state.Type === "Choice" ? state.Choices : "Catch" in state ? (state.Catch ?? []) : [];
  return [state.Assign, ...rules.map((rule) => rule.Assign)].filter((assign) => assign !== undefined);
}

function namesIn(parts: readonly (Json | undefined)[]): ReadonlySet<string> {
  const names = parts.flatMap((part) => [...(JSON.stringify(part) ?? "").matchAll(variableNames)]);
  return new Set(names.flatMap(([, name]) => name ?? []));
}
