/**
 * Evaluates JSONata over what is known instead of over values. A result is never wrong, but may be `unknown`;
 * `mayFail` says whether the evaluation could raise an error. What is not understood is unknown and may fail.
 */
import { call } from "./functions.js";
import { variablesIn, type Tree } from "./jsonata-tree.js";
import { booleanOf, truth, type Evaluated } from "./truth.js";
import {
  constant,
  isDefined,
  itemAt,
  join,
  listOf,
  mayHoldId,
  member,
  missing,
  objectOf,
  typeOf,
  unknown,
  type Value,
} from "./value.js";

/** What an expression can see. */
export interface View {
  readonly variable: (name: string) => Value;
  /** `$states` */
  readonly states: Value;
  /** What a bare name is a member of: inside a filter, the item that it looks at. */
  readonly here?: Value;
}

/** Evaluates a tree. */
export function evaluate(tree: Tree, view: View): Evaluated {
  return (
    forms.get(tree.type === "unary" || tree.type === "binary" ? `${tree.type} ${String(tree.value)}` : tree.type)?.(
      tree,
      view,
    ) ?? notUnderstood(tree, view)
  );
}

/** A form gives `null` when the tree is one that it does not understand. */
type Form = (tree: Tree, view: View) => Evaluated | null;

const literal: Form = ({ value }) =>
  value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? sure(constant(value))
    : null;

const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["string", literal],
  ["number", literal],
  ["value", literal],
  [
    "variable",
    (tree, view) =>
      tree.value === "" || tree.value === "$" || hasStages(tree) ? null : sure(variable(String(tree.value), view)),
  ],
  ["path", path],
  [
    "block",
    ({ expressions = [] }, view) =>
      expressions.length === 1 && expressions[0] ? evaluate(expressions[0], view) : null,
  ],
  ["condition", condition],
  [
    "function",
    (tree, view) => {
      const name = tree.procedure?.type === "variable" ? String(tree.procedure.value) : null;
      return name === null
        ? null
        : call(
            name,
            (tree.arguments ?? []).map((argument) => evaluate(argument, view)),
          );
    },
  ],
  ["unary {", object],
  ["unary [", list],
  ["binary =", (tree, view) => compared(tree, view, equal)],
  ["binary !=", (tree, view) => compared(tree, view, different)],
  ["binary and", (tree, view) => connected(tree, view, false)],
  ["binary or", (tree, view) => connected(tree, view, true)],
  ...["<", "<=", ">", ">="].map((operator): [string, Form] => [`binary ${operator}`, ordered]),
  // An empty text and an id make an id.
  [
    "binary &",
    (tree, view) => {
      const [left, right] = operands(tree, view) ?? [];
      if (!left || !right) return null;
      return {
        value: unknown({ mayBeId: mayHoldId(left.value) || mayHoldId(right.value), type: "string" }),
        mayFail: left.mayFail || right.mayFail,
      };
    },
  ],
]);

function sure(value: Value): Evaluated {
  return { value, mayFail: false };
}

function variable(name: string, view: View): Value {
  return name === "states" ? view.states : view.variable(name);
}

function hasStages(tree: Tree): boolean {
  return (tree.stages?.length ?? 0) > 0;
}

/** Members of members, each perhaps followed by `[number]` or `[condition]`. */
function path({ steps = [] }: Tree, view: View): Evaluated | null {
  let found: Evaluated | null = null;
  for (const step of steps) {
    found = (step.stages ?? []).reduce<Evaluated | null>(
      (at, { type, expr }) => {
        const filtered = at !== null && type === "filter" && expr ? filter(at.value, expr, view) : null;
        return filtered && { value: filtered.value, mayFail: at?.mayFail === true || filtered.mayFail };
      },
      found === null ? firstStep(step, view) : furtherStep(found, step),
    );
    if (found === null) return null;
  }
  return found;
}

function furtherStep({ value, mayFail }: Evaluated, step: Tree): Evaluated | null {
  return step.type === "name" ? { value: member(value, String(step.value)), mayFail } : null;
}

function firstStep(step: Tree, view: View): Evaluated | null {
  if (step.type === "name") return view.here === undefined ? null : sure(member(view.here, String(step.value)));
  return step.type === "variable" && step.value !== "" && step.value !== "$"
    ? sure(variable(String(step.value), view))
    : null;
}

/** Takes one item, or those for which a condition holds; a value that is no list is a list of one. */
function filter(value: Value, expression: Tree, view: View): Evaluated | null {
  if (expression.type === "number")
    return typeof expression.value === "number" ? sure(itemAt(value, expression.value)) : null;
  if (value.kind === "missing") return sure(missing);
  const items =
    value.kind === "list"
      ? value.items
      : value.kind === "bag"
        ? [...(value.some ? [value.some] : []), value.others]
        : [value];
  const tests = items.map((here) => ({ item: here, ...evaluate(expression, { ...view, here }) }));
  if (tests.some(({ value: test }) => typeOf(test) !== "boolean")) return null;
  const mayFail = tests.some((test) => test.mayFail);
  const kept = tests.filter((test) => truth(test.value) !== false).map(({ item }) => item);
  const certain =
    value.kind === "bag"
      ? value.some !== null && truth(tests[0]?.value ?? missing) === true
      : tests.some((test) => truth(test.value) === true);
  const [first] = kept;
  if (first === undefined) return { value: missing, mayFail };
  if (value.kind !== "bag" && kept.length === 1 && certain) return { value: first, mayFail };
  if (value.kind !== "bag" && tests.every((test) => truth(test.value) !== null))
    return { value: listOf(kept), mayFail };
  return { value: unknown({ mayBeId: kept.some(mayHoldId), defined: certain }), mayFail };
}

function condition(tree: Tree, view: View): Evaluated | null {
  if (!tree.condition || !tree.then) return null;
  const test = evaluate(tree.condition, view);
  const holds = truth(test.value);
  const arms = [
    ...(holds === false ? [] : [guarded(tree.condition, tree.then, evaluate(tree.then, view))]),
    ...(holds === true ? [] : [tree.else ? evaluate(tree.else, view) : sure(missing)]),
  ];
  const values = arms.map((arm) => arm.value);
  return { value: values.reduce(join), mayFail: test.mayFail || arms.some((arm) => arm.mayFail) };
}

/** In `$exists(x) ? x : …` the first arm is certain to be there. */
function guarded(test: Tree, arm: Tree, evaluated: Evaluated): Evaluated {
  const [argument] = test.type === "function" && test.procedure?.value === "exists" ? (test.arguments ?? []) : [];
  if (argument === undefined || evaluated.value.kind !== "unknown" || shape(argument) !== shape(arm)) return evaluated;
  return { value: { ...evaluated.value, defined: true }, mayFail: evaluated.mayFail };
}

/** A tree's text without the places of its nodes. */
function shape(tree: Tree): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === "position" ? undefined : value));
}

function object(tree: Tree, view: View): Evaluated | null {
  if (!isPairs(tree.lhs)) return null;
  const fields: [string, Value][] = [];
  let mayFail = false;
  for (const [name, field] of tree.lhs) {
    if (name.type !== "string" || typeof name.value !== "string") return null;
    const evaluated = evaluate(field, view);
    fields.push([name.value, evaluated.value]);
    mayFail ||= evaluated.mayFail;
  }
  return { value: objectOf(fields), mayFail };
}

function isPairs(lhs: Tree["lhs"]): lhs is readonly (readonly [Tree, Tree])[] {
  return Array.isArray(lhs);
}

/** A list in a list constructor is flattened unless it is written as one; what may be a list leaves the length open. */
function list({ expressions = [] }: Tree, view: View): Evaluated {
  const parts = expressions.map((tree) => ({
    nested: tree.type === "unary" && tree.value === "[",
    ...evaluate(tree, view),
  }));
  const mayFail = parts.some((part) => part.mayFail);
  const single = (part: (typeof parts)[number]): boolean =>
    part.nested || (isDefined(part.value) === true && typeOf(part.value) !== "array" && typeOf(part.value) !== null);
  const items = parts.flatMap((part) => {
    if (single(part)) return [part.value];
    return part.value.kind === "list" ? part.value.items : part.value.kind === "missing" ? [] : null;
  });
  const known = items.filter((item) => item !== null);
  if (known.length === items.length) return { value: listOf(known), mayFail };
  return { value: unknown({ mayBeId: parts.some((part) => mayHoldId(part.value)), type: "array" }), mayFail };
}

function operands(tree: Tree, view: View): readonly [Evaluated, Evaluated] | null {
  if (tree.lhs === undefined || isPairs(tree.lhs) || !tree.rhs) return null;
  return [evaluate(tree.lhs, view), evaluate(tree.rhs, view)];
}

function compared(tree: Tree, view: View, compare: (left: Value, right: Value) => boolean | null): Evaluated | null {
  const [left, right] = operands(tree, view) ?? [];
  if (!left || !right) return null;
  return { value: booleanOf(compare(left.value, right.value)), mayFail: left.mayFail || right.mayFail };
}

/** In JSONata 2.0.6 both `=` and `!=` are false when a side is missing. */
function equal(left: Value, right: Value): boolean | null {
  if (left.kind === "missing" || right.kind === "missing") return false;
  if (left.kind === "constant" && right.kind === "constant") return left.value === right.value;
  const types = [typeOf(left), typeOf(right)];
  return types[0] !== null && types[1] !== null && types[0] !== types[1] ? false : null;
}

function different(left: Value, right: Value): boolean | null {
  if (left.kind === "missing" || right.kind === "missing") return false;
  const same = equal(left, right);
  return same === null || isDefined(left) !== true || isDefined(right) !== true ? null : !same;
}

/** Comparing other things than two numbers, or two texts, raises an error. */
function ordered(tree: Tree, view: View): Evaluated | null {
  const [left, right] = operands(tree, view) ?? [];
  if (!left || !right) return null;
  const comparable =
    typeOf(left.value) === typeOf(right.value) && (typeOf(left.value) === "number" || typeOf(left.value) === "string");
  return { value: comparable ? booleanOf(null) : unknown(), mayFail: left.mayFail || right.mayFail || !comparable };
}

/** `and`, `or`: `deciding` is what one side needs for the other not to matter, nor to be evaluated. */
function connected(tree: Tree, view: View, deciding: boolean): Evaluated | null {
  const [left, right] = operands(tree, view) ?? [];
  if (!left || !right) return null;
  const sides = [truth(left.value), truth(right.value)];
  const value = sides.includes(deciding) ? deciding : sides.includes(null) ? null : !deciding;
  return { value: booleanOf(value), mayFail: left.mayFail || (sides[0] !== deciding && right.mayFail) };
}

function notUnderstood(tree: Tree, view: View): Evaluated {
  const mayBeId = [...variablesIn(tree)].some((name) => mayHoldId(variable(name, view)));
  return { value: unknown({ mayBeId }), mayFail: true };
}
