/**
 * A Choice: which of its rules a run can take, given what is known. A rule that is taken tells something about what it
 * compared.
 */
import type { ChoiceRule, ChoiceState } from "../../machine/asl.js";
import { compare } from "./comparison.js";
import { evaluate } from "./evaluate.js";
import type { Facts } from "./facts.js";
import { expressionIn } from "./jsonata-tree.js";
import { expressionFails, letOut } from "./recover.js";
import { languageOf, scopeAt, step, type At, type Move } from "./moves.js";
import { onwards, proceed, selectedInput, type Onward } from "./proceed.js";
import { learnt } from "./learn.js";
import { truth } from "./truth.js";

interface Verdict {
  /** `null`: the rule may be taken or not. */
  readonly holds: boolean | null;
  readonly mayFail: boolean;
}

/** Gives every way on from a Choice. */
export function runChoice(at: At<ChoiceState>): readonly Move[] {
  const moves: Move[] = [];
  let mayFail = false;
  for (const rule of at.state.Choices) {
    const verdict = verdictOf(rule, at);
    mayFail ||= verdict.mayFail;
    if (verdict.holds !== false)
      moves.push(...take(withFacts(at, verdict.holds === true ? at.facts : learnt(rule, at)), rule));
    if (verdict.holds === true) return failing(at, moves, mayFail);
  }
  const { Default: next, Assign, Output } = at.state;
  if (next !== undefined) return failing(at, [...moves, ...take(at, { Next: next, Assign, Output })], mayFail);
  const error = "States.NoChoiceMatched";
  return failing(
    at,
    [...moves, letOut({ status: at.facts.status, error, origin: at.name, trail: step(at, "fails", error) })],
    mayFail,
  );
}

function failing(at: At<ChoiceState>, moves: readonly Move[], mayFail: boolean): readonly Move[] {
  return mayFail ? [...moves, expressionFails(at)] : moves;
}

function withFacts(at: At<ChoiceState>, facts: Facts): At<ChoiceState> {
  return { ...at, facts };
}

/** Tells whether a run takes a rule that it has come to. */
export function verdictOf(rule: ChoiceRule, at: At<ChoiceState>): Verdict {
  if (languageOf(at) === "JSONPath") return compare(rule, scopeAt(at, selectedInput(at)));
  if (typeof rule.Condition === "boolean") return { holds: rule.Condition, mayFail: false };
  const expression = expressionIn(rule.Condition ?? "");
  const scope = scopeAt(at);
  const tree = expression === null ? null : scope.parse(expression);
  if (tree === null) return { holds: null, mayFail: true };
  const { value, mayFail } = evaluate(tree, scope);
  const isBoolean =
    (value.kind === "constant" && typeof value.value === "boolean") ||
    (value.kind === "unknown" && value.type === "boolean");
  return { holds: isBoolean ? truth(value) : null, mayFail: mayFail || !isBoolean };
}

function take(at: At<ChoiceState>, onward: Onward): readonly Move[] {
  const { facts, mayFail } = onwards(at, onward, at.facts.status, selectedInput(at), scopeAt(at));
  const move = proceed(at, onward.Next, facts, "goes on", onward.Next ?? null);
  return mayFail ? [move, expressionFails(at)] : [move];
}
