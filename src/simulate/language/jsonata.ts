/** States in JSONata. */
import type { FailState, Json, WaitState } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";
import { viewOf, type Visit } from "../engine/execution.js";
import { wholeSeconds } from "../engine/seconds.js";
import { StateFailure } from "../failure.js";
import { evaluate, type Expected } from "../jsonata/evaluate.js";
import type { Language } from "./language.js";
import { settle } from "./settle.js";

export const jsonataLanguage: Language = {
  async argumentsOf(state, visit) {
    return state.Arguments === undefined ? visit.input : given(state.Arguments, "Arguments", visit);
  },
  async limitOf(state, field, visit) {
    const limit = state[field];
    return limit === undefined ? null : wholeSeconds(limit, viewOf(visit, null), field, 1);
  },
  pauseOf: pauseMs,
  async ruleHolds(rule, state, visit) {
    const field = `Choices[${state.Choices.indexOf(rule)}]/Condition`;
    return (await given(rule.Condition ?? null, field, visit, "boolean")) === true;
  },
  async failureOf(state, visit) {
    return { error: await text(state, "Error", visit), cause: await text(state, "Cause", visit) };
  },
  async itemsOf(state, visit) {
    const items = state.Items === undefined ? visit.input : await given(state.Items, "Items", visit, "array");
    if (isList(items)) return items;
    const found = JSON.stringify(items);
    throw new StateFailure(
      "States.QueryEvaluationError",
      `${visit.name} has no Items, and its input is no list: ${found}`,
    );
  },
  async itemInputOf(state, item, visit) {
    return state.ItemSelector === undefined ? item : given(state.ItemSelector, "ItemSelector", visit);
  },
  async numberOf(state, field, visit) {
    const value = state[field];
    return value === undefined ? null : given(value, field, visit, "number");
  },
  blockOf: (state, block, visit) => given(state[block] ?? {}, block, visit),
  async leave(by, visit, outcome, otherwise) {
    const view = viewOf(visit, outcome);
    const { Output, Assign = {}, place = "" } = by;
    const output = Output === undefined ? otherwise : await evaluate(Output, view, `${place}Output`);
    // Output and Assign see the same variables.
    return settle(by, visit, output, await evaluate(Assign, view, `${place}Assign`));
  },
};

function given(payload: Json, field: string, visit: Visit, expected?: Expected): Promise<Json> {
  return evaluate(payload, viewOf(visit, null), field, expected);
}

async function pauseMs(state: WaitState, visit: Visit): Promise<number> {
  const view = viewOf(visit, null);
  if (state.Seconds !== undefined) return (await wholeSeconds(state.Seconds, view, "Seconds", 0)) * 1000;
  const timestamp = await given(state.Timestamp ?? null, "Timestamp", visit);
  const until = typeof timestamp === "string" ? Date.parse(timestamp) : Number.NaN;
  if (!Number.isNaN(until)) return Math.max(0, until - view.now);
  throw new StateFailure("States.Runtime", `${visit.name}: Timestamp is ${JSON.stringify(timestamp)}`);
}

async function text(state: FailState, field: "Error" | "Cause", visit: Visit): Promise<string | undefined> {
  const written = state[field];
  if (written === undefined) return undefined;
  return String(await given(written, field, visit, "string"));
}
