/** States in JSONata. */
import type { FailState, Json, WaitState } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";
import { viewOf, type Visit } from "../engine/execution.js";
import { wholeSeconds } from "../engine/seconds.js";
import { StateFailure } from "../failure.js";
import { evaluate } from "../jsonata/evaluate.js";
import type { Language } from "./language.js";
import { settle } from "./settle.js";

export const jsonataLanguage: Language = {
  argumentsOf: (state, visit) => given(state.Arguments ?? visit.input, "Arguments", visit),
  async limitOf(state, field, visit) {
    const limit = state[field];
    return limit === undefined ? null : wholeSeconds(limit, viewOf(visit, null), `${visit.name}: ${field}`, 1);
  },
  pauseOf: pauseMs,
  async ruleHolds(rule, _state, visit) {
    const value = await given(rule.Condition ?? null, "Condition", visit);
    if (typeof value === "boolean") return value;
    throw unfit(`${visit.name}: a condition gives ${JSON.stringify(value)}`);
  },
  async failureOf(state, visit) {
    return { error: await text(state, "Error", visit), cause: await text(state, "Cause", visit) };
  },
  async itemsOf(state, visit) {
    const items = await given(state.Items ?? visit.input, "Items", visit);
    if (isList(items)) return items;
    throw unfit(`${visit.name}: Items is not a list: ${JSON.stringify(items)}`);
  },
  itemInputOf: (state, item, visit) => given(state.ItemSelector ?? item, "ItemSelector", visit),
  async numberOf(state, field, visit) {
    const value = state[field];
    return value === undefined ? null : given(value, field, visit);
  },
  blockOf: (state, block, visit) => given(state[block] ?? {}, block, visit),
  async leave(by, visit, outcome, otherwise) {
    const view = viewOf(visit, outcome);
    const output = by.Output === undefined ? otherwise : await evaluate(by.Output, view, `${visit.name}: Output`);
    // Output and Assign see the same variables.
    return settle(by, visit, output, await evaluate(by.Assign ?? {}, view, `${visit.name}: Assign`));
  },
};

function given(payload: Json, field: string, visit: Visit): Promise<Json> {
  return evaluate(payload, viewOf(visit, null), `${visit.name}: ${field}`);
}

async function pauseMs(state: WaitState, visit: Visit): Promise<number> {
  const view = viewOf(visit, null);
  if (state.Seconds !== undefined) return (await wholeSeconds(state.Seconds, view, `${visit.name}: Seconds`, 0)) * 1000;
  const timestamp = await given(state.Timestamp ?? null, "Timestamp", visit);
  const until = typeof timestamp === "string" ? Date.parse(timestamp) : Number.NaN;
  if (!Number.isNaN(until)) return Math.max(0, until - view.now);
  throw new StateFailure("States.Runtime", `${visit.name}: Timestamp is ${JSON.stringify(timestamp)}`);
}

async function text(state: FailState, field: "Error" | "Cause", visit: Visit): Promise<string | undefined> {
  const written = state[field];
  if (written === undefined) return undefined;
  const value = await given(written, field, visit);
  if (typeof value === "string") return value;
  throw unfit(`${visit.name}: ${field} is not a string: ${JSON.stringify(value)}`);
}

function unfit(cause: string): StateFailure {
  return new StateFailure("States.QueryEvaluationError", cause);
}
