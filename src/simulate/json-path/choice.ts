/** The rules of a Choice: And, Or, Not and comparisons, asked from left to right and no further than needed. */
import type { Json, JsonObject } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";
import { StateFailure } from "../failure.js";
import { openBudget, type Budget } from "./budget.js";
import { comparisons, kinds, matching } from "./comparisons.js";
import { evaluatePath } from "./evaluate-path.js";
import type { PathView } from "./view.js";

/** Whether a rule holds. */
export function ruleHolds(rule: JsonObject, view: PathView): boolean {
  return holds(rule, view, openBudget("the rule of a Choice"));
}

function holds(rule: JsonObject, view: PathView, budget: Budget): boolean {
  budget.spend(1);
  const { And: all, Or: any, Not: none } = rule;
  if (all !== undefined) return rulesIn(all).every((each) => holds(each, view, budget));
  if (any !== undefined) return rulesIn(any).some((each) => holds(each, view, budget));
  if (none !== undefined) return isObject(none) && !holds(none, view, budget);
  return comparisonHolds(rule, view, budget);
}

function rulesIn(list: Json): readonly JsonObject[] {
  return isList(list) ? list.filter((each) => isObject(each)) : [];
}

function comparisonHolds(rule: JsonObject, view: PathView, budget: Budget): boolean {
  const { Variable: path } = rule;
  const [name, wanted] = operationOf(rule);
  if (typeof path !== "string") throw new StateFailure("States.Runtime", "a rule has no Variable");
  // The only test that a path may fail.
  if (name === "IsPresent") return "value" in evaluatePath(path, view, budget) === wanted;
  const value = required(path, view, budget);
  const kind = kinds.get(name);
  if (kind) return kind(value) === wanted;
  const literal = comparisons.get(name) ?? matching.get(name);
  if (literal) return literal(value, wanted);
  const byPath = comparisons.get(name.replace(/Path$/, ""));
  if (!byPath || typeof wanted !== "string") throw new StateFailure("States.Runtime", `there is no comparison ${name}`);
  return byPath(value, required(wanted, view, budget));
}

const isOperator = (name: string): boolean =>
  name === "IsPresent" || kinds.has(name) || matching.has(name) || comparisons.has(name.replace(/Path$/, ""));

/** Gives the comparison of a rule and its operand. */
export function operationOf(rule: JsonObject): readonly [string, Json] {
  const operations = Object.entries(rule).filter(([name]) => isOperator(name));
  const [operation] = operations;
  if (operation !== undefined && operations.length === 1) return operation;
  throw new StateFailure("States.Runtime", `a rule has ${operations.length} comparisons instead of one`);
}

function required(path: string, view: PathView, budget: Budget): Json {
  const selected = evaluatePath(path, view, budget);
  if ("value" in selected) return selected.value;
  // The words of executions that people report; no page of AWS's gives them.
  const cause = `Invalid path '${path}': The choice state's condition path references an invalid value.`;
  throw new StateFailure("States.Runtime", cause);
}
