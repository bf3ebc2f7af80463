/** The condition of a Choice in a few words. */
import type { ChoiceRule, Json } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import { shortened } from "./label.js";

const longest = 48;

/** Gives the words for several rules that lead to the same state. */
export function conditionsOf(rules: readonly ChoiceRule[]): string {
  const texts = rules.map((rule) => shortened(conditionOf(rule), longest));
  const all = texts.join(" or ");
  return texts.length <= 2 && all.length <= 2 * longest ? all : `any of ${texts.length} conditions`;
}

function conditionOf(rule: ChoiceRule): string {
  const { Condition: condition } = rule;
  if (condition === undefined) return comparison(rule);
  return typeof condition === "string" ? condition.replace(/^\{%|%\}$/g, "") : String(condition);
}

const noComparison: ReadonlySet<string> = new Set(["Variable", "Next", "Comment", "Assign", "Output"]);

/** A test of JSONPath: `$.state StringEquals "SUCCESS"`. */
function comparison(rule: { readonly [name: string]: Json | undefined }): string {
  const [operator, value] = Object.entries(rule).find(([name]) => !noComparison.has(name)) ?? ["", undefined];
  if (operator === "Not" && isObject(value)) return `not ${comparison(value)}`;
  if (Array.isArray(value))
    return value
      .filter(isObject)
      .map(comparison)
      .join(operator === "And" ? " and " : " or ");
  const variable = rule["Variable"];
  return `${typeof variable === "string" ? variable : ""} ${operator} ${JSON.stringify(value ?? null)}`;
}
