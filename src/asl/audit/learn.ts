/**
 * What a run knows after it took a rule that compares one place with a constant: the place holds that constant. This
 * keeps two Choices on one thing from contradicting each other.
 */
import type { ChoiceRule, ChoiceState, Machine, QueryLanguage } from "../../machine/asl.js";
import { statesOf } from "../../machine/walk.js";
import type { Facts } from "./facts.js";
import { readPath } from "./json-path.js";
import { expressionIn, type Parse, type Tree } from "./jsonata-tree.js";
import { languageOf, type At } from "./moves.js";
import { valueAt, withValue } from "./name-map.js";
import { constant, missing, withPlace } from "./value.js";

interface Lesson {
  /** `$` for the state's input, else a variable's name. */
  readonly root: string;
  readonly steps: readonly (string | number)[];
  readonly value: string | number | boolean | null;
}

/** Finds the places that several Choices compare; what only one compares is not worth remembering. */
export function comparedOften(machine: Machine, parse: Parse): ReadonlySet<string> {
  const once = new Set<string>();
  const often = new Set<string>();
  for (const { state } of statesOf(machine)) {
    if (state.Type !== "Choice") continue;
    const language = state.QueryLanguage ?? machine.QueryLanguage ?? "JSONPath";
    const places = state.Choices.map((rule) => lessonOf(rule, language, parse)).flatMap((lesson) =>
      lesson ? [placeKey(lesson)] : [],
    );
    for (const place of new Set(places)) (once.has(place) ? often : once).add(place);
  }
  return often;
}

/** Gives the facts after the rule was taken. */
export function learnt(rule: ChoiceRule, at: At<ChoiceState>): Facts {
  const { facts, context, state } = at;
  const lesson = state.InputPath === undefined ? lessonOf(rule, languageOf(at), context.parse) : null;
  if (lesson === null || !context.comparedOften.has(placeKey(lesson))) return facts;
  if (lesson.root === "$") return { ...facts, input: withPlace(facts.input, lesson.steps, constant(lesson.value)) };
  if (!context.relevant.has(lesson.root)) return facts;
  const value = withPlace(valueAt(facts.variables, lesson.root) ?? missing, lesson.steps, constant(lesson.value));
  return { ...facts, variables: withValue(facts.variables, lesson.root, value) };
}

function placeKey({ root, steps }: Lesson): string {
  return JSON.stringify([root, ...steps]);
}

function lessonOf(rule: ChoiceRule, language: QueryLanguage, parse: Parse): Lesson | null {
  const lesson = language === "JSONata" ? fromExpression(rule, parse) : fromComparison(rule);
  return lesson === null || lesson.steps.some((step) => typeof step === "number") ? null : lesson;
}

function fromComparison(rule: ChoiceRule): Lesson | null {
  const path = typeof rule["Variable"] === "string" ? readPath(rule["Variable"]) : null;
  const value = rule["BooleanEquals"] ?? rule["StringEquals"] ?? rule["NumericEquals"];
  if (path === null || path.root === "$$") return null;
  return typeof value === "boolean" || typeof value === "string" || typeof value === "number"
    ? { ...path, value }
    : null;
}

function fromExpression(rule: ChoiceRule, parse: Parse): Lesson | null {
  const expression = typeof rule.Condition === "string" ? expressionIn(rule.Condition) : null;
  const tree = expression === null ? null : parse(expression);
  if (tree?.type !== "binary" || tree.value !== "=" || tree.lhs === undefined || !("type" in tree.lhs)) return null;
  const place = placeOfTree(tree.lhs);
  const value =
    tree.rhs?.type === "value" || tree.rhs?.type === "string" || tree.rhs?.type === "number"
      ? tree.rhs.value
      : undefined;
  if (
    place === null ||
    (typeof value !== "boolean" && typeof value !== "string" && typeof value !== "number" && value !== null)
  )
    return null;
  return { ...place, value };
}

/** `$name.a.b` or `$states.input.a.b`, perhaps in brackets. */
function placeOfTree(tree: Tree): Pick<Lesson, "root" | "steps"> | null {
  if (tree.type === "block" && tree.expressions?.length === 1 && tree.expressions[0])
    return placeOfTree(tree.expressions[0]);
  const [first, ...further] = tree.type === "path" ? (tree.steps ?? []) : [tree];
  if (first?.type !== "variable" || [first, ...further].some((step) => step.stages !== undefined)) return null;
  if (further.some((step) => step.type !== "name")) return null;
  const names = further.map((step) => String(step.value));
  if (first.value !== "states") return { root: String(first.value), steps: names };
  return names[0] === "input" ? { root: "$", steps: names.slice(1) } : null;
}
