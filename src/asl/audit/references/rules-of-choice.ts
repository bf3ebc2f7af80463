/**
 * Which references of a Choice lead to nothing. Its rules are tried in their order, and the parts of And and Or too, so that
 * what only a rule behind a certain one reads is never read.
 */
import type { ChoiceRule, Json } from "../../../machine/asl.js";
import { isList, isObject } from "../../../machine/json.js";
import { compare } from "../comparison.js";
import { languageOf, scopeAt, type At } from "../moves.js";
import { selectedInput } from "../proceed.js";
import { verdictOf } from "../choice.js";
import type { Scope } from "../template.js";
import type { Lost } from "./collect.js";
import { lostIn } from "./lost.js";

/** Gives them; none for other states. */
export function lostInRules(at: At): readonly Lost[] {
  const { state } = at;
  if (state.Type !== "Choice") return [];
  const lost: Lost[] = [];
  for (const [index, rule] of state.Choices.entries()) {
    lost.push(...lostInRule(rule, `/Choices/${index}`, at));
    if (lost.length > 0 || verdictOf(rule, { ...at, state }).holds === true) break;
  }
  return lost;
}

function lostInRule(rule: ChoiceRule, pointer: string, at: At): readonly Lost[] {
  if (languageOf(at) === "JSONPath") return lostInComparison(rule, pointer, at, scopeAt(at, selectedInput(at)));
  if (typeof rule.Condition !== "string") return [];
  return lostIn({ text: rule.Condition, pointer: `${pointer}/Condition`, sees: "input", role: "evaluated" }, at);
}

type Rule = { readonly [name: string]: Json | undefined };

function lostInComparison(rule: Rule, pointer: string, at: At, scope: Scope): readonly Lost[] {
  if (isList(rule["And"])) return lostInParts(rule["And"], `${pointer}/And`, at, scope, false);
  if (isList(rule["Or"])) return lostInParts(rule["Or"], `${pointer}/Or`, at, scope, true);
  if (isObject(rule["Not"])) return lostInComparison(rule["Not"], `${pointer}/Not`, at, scope);
  // To ask whether something is there is no mistake when it is not.
  if (rule["IsPresent"] !== undefined) return [];
  return Object.entries(rule).flatMap(([name, value]) =>
    typeof value === "string" && (name === "Variable" || name.endsWith("Path"))
      ? lostIn({ text: value, pointer: `${pointer}/${name}`, sees: "input", role: "evaluated" }, at)
      : [],
  );
}

/** @param deciding what one part must be for those behind it not to be looked at */
function lostInParts(
  parts: readonly Json[],
  pointer: string,
  at: At,
  scope: Scope,
  deciding: boolean,
): readonly Lost[] {
  for (const [index, part] of parts.entries()) {
    if (!isObject(part)) continue;
    const lost = lostInComparison(part, `${pointer}/${index}`, at, scope);
    if (lost.length > 0) return lost;
    // What only may decide also may leave the rest unread.
    if (compare(part, scope).holds !== !deciding) return [];
  }
  return [];
}
