/** States in JSONPath. Each failure names its state, as AWS's causes do. */
import type { FailState, Json, JsonObject, WaitState } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";
import { contextOf, type Visit } from "../engine/execution.js";
import { visibleIn } from "../engine/scopes.js";
import { errorOutputOf, StateFailure } from "../failure.js";
import { openBudget } from "../json-path/budget.js";
import { ruleHolds } from "../json-path/choice.js";
import { combined, narrowed, requiredAt, reshaped } from "../json-path/flow.js";
import { blockWithPaths } from "../json-path/map-blocks.js";
import { integerBy, momentBy, percentageBy, secondsBy } from "../json-path/numbers.js";
import { evaluateDynamic } from "../json-path/template.js";
import { readTimestamp } from "../json-path/timestamp.js";
import type { PathView } from "../json-path/view.js";
import type { Language, Leaving, MapNumber } from "./language.js";
import { settle } from "./settle.js";

export const jsonPathLanguage: Language = {
  argumentsOf: (state, visit) => during(visit, () => reshaped(state.Parameters, inputView(state, visit), "Parameters")),
  limitOf: (state, field, visit) =>
    during(visit, () => {
      const path = state[`${field}Path`];
      if (path !== undefined) return integerBy(path, inputView(state, visit), `${field}Path`, 1);
      const limit = state[field];
      if (limit === undefined || typeof limit === "number") return limit ?? null;
      throw new StateFailure("States.Runtime", `${field} is ${JSON.stringify(limit)}`);
    }),
  pauseOf: (state, visit) => during(visit, () => pauseMs(state, visit)),
  ruleHolds: (rule, state, visit) =>
    during(visit, () => {
      // What was read of JSON has no field that is undefined.
      return ruleHolds(rule as JsonObject, inputView(state, visit));
    }),
  failureOf: (state, visit) =>
    during(visit, () => ({ error: text(state, "Error", visit), cause: text(state, "Cause", visit) })),
  itemsOf: (state, visit) =>
    during(visit, () => {
      const path = state.ItemsPath ?? "$";
      const items = requiredAt(path, inputView(state, visit), "ItemsPath");
      if (isList(items)) return items;
      throw new StateFailure("States.Runtime", `Reference path "${path}" must point to array.`);
    }),
  itemInputOf: (state, item, visit) =>
    during(visit, () => {
      // Parameters is the old name of ItemSelector.
      const selector = state.ItemSelector ?? state.Parameters;
      return selector === undefined ? item : reshaped(selector, inputView(state, visit), "ItemSelector");
    }),
  numberOf: (state, field, visit) =>
    during(visit, () => {
      const path = state[`${field}Path`];
      return path === undefined ? (state[field] ?? null) : numbersBy[field](path, inputView(state, visit));
    }),
  blockOf: (state, block, visit) =>
    during(visit, () => blockWithPaths(state[block] ?? {}, inputView(state, visit), block)),
  leave: (by, visit, outcome, otherwise) =>
    during(visit, () => {
      if (outcome !== null && "failure" in outcome) {
        const errorOutput: Json = { ...errorOutputOf(outcome.failure) };
        // Recorded on AWS: what is caught does not pass the state's OutputPath.
        return left(by, visit, errorOutput, combined(by.ResultPath, visit.input, errorOutput));
      }
      const result = outcome === null ? passedOn(by, visit, otherwise) : selected(by, visit, outcome.result);
      // SPEC "Input and Output Processing": ResultPath puts the result into the raw input.
      const output = combined(by.ResultPath, visit.input, result);
      return left(by, visit, result, narrowed(by.OutputPath, { ...viewOf(visit), document: output }, "OutputPath"));
    }),
};

/** Assign reads the state's result, and the variables as they are before it. */
function left(by: Leaving, visit: Visit, result: Json, output: Json): ReturnType<typeof settle> {
  const assigned = reshaped(by.Assign ?? {}, { ...viewOf(visit), document: result }, "Assign");
  return settle(by, visit, output, assigned);
}

function selected(by: Leaving, visit: Visit, result: Json): Json {
  return reshaped(by.ResultSelector, { ...viewOf(visit), document: result }, "ResultSelector");
}

/** What a state gives that does no work. */
function passedOn(by: Leaving, visit: Visit, input: Json): Json {
  if (by.Result !== undefined) return by.Result;
  const narrow = narrowed(by.InputPath, { ...viewOf(visit), document: input }, "InputPath");
  return reshaped(by.Parameters, { ...viewOf(visit), document: narrow }, "Parameters");
}

const numbersBy: { readonly [F in MapNumber]: (path: string, view: PathView) => number } = {
  MaxConcurrency: (path, view) => integerBy(path, view, "MaxConcurrencyPath", 0),
  ToleratedFailureCount: (path, view) => integerBy(path, view, "ToleratedFailureCountPath", 0),
  ToleratedFailurePercentage: (path, view) => percentageBy(path, view, "ToleratedFailurePercentagePath"),
};

/** The state's whole input. */
function viewOf(visit: Visit): PathView {
  const { execution, scope } = visit.place;
  return {
    document: visit.input,
    context: contextOf(visit),
    variables: visibleIn(scope),
    chance: execution.chance,
  };
}

/** What InputPath leaves of the input. */
function inputView(by: Pick<Leaving, "InputPath">, visit: Visit): PathView {
  const view = viewOf(visit);
  return { ...view, document: narrowed(by.InputPath, view, "InputPath") };
}

function pauseMs(state: WaitState, visit: Visit): number {
  const { startedAt, clock } = visit.place.execution;
  const until = (moment: number): number => Math.max(0, moment - startedAt - clock.now());
  if (typeof state.Seconds === "number") return state.Seconds * 1000;
  if (state.SecondsPath !== undefined) return secondsBy(state.SecondsPath, inputView(state, visit)) * 1000;
  if (state.TimestampPath !== undefined) return until(momentBy(state.TimestampPath, inputView(state, visit)));
  const moment = state.Timestamp === undefined ? null : readTimestamp(state.Timestamp);
  if (moment !== null) return until(moment.ms);
  throw new StateFailure("States.Runtime", `the Wait has no time that can be read: ${JSON.stringify(state)}`);
}

function text(state: FailState, field: "Error" | "Cause", visit: Visit): string | undefined {
  const path = state[`${field}Path`];
  if (path === undefined) return state[field];
  const value = evaluateDynamic(path, viewOf(visit), openBudget(`${field}Path`), `${field}Path`);
  if (typeof value === "string") return value;
  throw new StateFailure(
    "States.Runtime",
    `The ${field}Path '${path}' gives ${JSON.stringify(value)}, which is not a string`,
  );
}

/** Gives what an action gives; a failure of it names the state. */
async function during<T>(visit: Visit, action: () => T): Promise<T> {
  try {
    return action();
  } catch (thrown) {
    if (!(thrown instanceof StateFailure) || thrown.error === "States.DataLimitExceeded") throw thrown;
    throw new StateFailure(
      thrown.error,
      `An error occurred while executing the state '${visit.name}'. ${thrown.cause ?? ""}`,
    );
  }
}
