/** What a run knows after it took a rule that compares one place with a constant: the place holds that constant. */
import type { ChoiceRule, ChoiceState } from "../../machine/asl.js";
import type { Facts } from "./facts.js";
import { readPath } from "./json-path.js";
import { expressionIn, type Tree } from "./jsonata-tree.js";
import { languageOf, type At } from "./moves.js";
import { constant, missing, withPlace } from "./value.js";

interface Lesson {
  /** `$` for the state's input, else a variable's name. */
  readonly root: string;
  readonly steps: readonly (string | number)[];
  readonly value: string | number | boolean | null;
}

/** Gives the facts after the rule was taken. */
export function learnt(rule: ChoiceRule, at: At<ChoiceState>): Facts {
  const lesson = languageOf(at) === "JSONata" ? fromExpression(rule, at) : fromComparison(rule, at);
  if (lesson === null || lesson.steps.some((step) => typeof step === "number")) return at.facts;
  const { facts } = at;
  if (lesson.root === "$") return { ...facts, input: withPlace(facts.input, lesson.steps, constant(lesson.value)) };
  if (!at.context.relevant.has(lesson.root)) return facts;
  const value = withPlace(facts.variables.get(lesson.root) ?? missing, lesson.steps, constant(lesson.value));
  return { ...facts, variables: new Map([...facts.variables, [lesson.root, value]]) };
}

function fromComparison(rule: ChoiceRule, at: At<ChoiceState>): Lesson | null {
  const path = typeof rule["Variable"] === "string" ? readPath(rule["Variable"]) : null;
  const value = rule["BooleanEquals"] ?? rule["StringEquals"] ?? rule["NumericEquals"];
  if (path === null || path.root === "$$" || at.state.InputPath !== undefined) return null;
  return typeof value === "boolean" || typeof value === "string" || typeof value === "number" ? { ...path, value } : null;
}

function fromExpression(rule: ChoiceRule, at: At<ChoiceState>): Lesson | null {
  const expression = typeof rule.Condition === "string" ? expressionIn(rule.Condition) : null;
  const tree = expression === null ? null : at.context.parse(expression);
  if (tree?.type !== "binary" || tree.value !== "=" || tree.lhs === undefined || !("type" in tree.lhs)) return null;
  const place = placeOfTree(tree.lhs);
  const value = tree.rhs?.type === "value" || tree.rhs?.type === "string" || tree.rhs?.type === "number" ? tree.rhs.value : undefined;
  if (place === null || (typeof value !== "boolean" && typeof value !== "string" && typeof value !== "number" && value !== null)) return null;
  return { ...place, value };
}

/** `$name.a.b`, or `$states.input.a.b`. */
function placeOfTree(tree: Tree): Pick<Lesson, "root" | "steps"> | null {
  const [first, ...further] = tree.type === "path" ? tree.steps ?? [] : [tree];
  if (first?.type !== "variable" || [first, ...further].some((step) => step.stages !== undefined)) return null;
  if (further.some((step) => step.type !== "name")) return null;
  const names = further.map((step) => String(step.value));
  if (first.value !== "states") return { root: String(first.value), steps: names };
  return names[0] === "input" ? { root: "$", steps: names.slice(1) } : null;
}
