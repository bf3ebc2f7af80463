/**
 * A short way for the expressions that machines have most: members of variables, comparisons, texts put together. The
 * jsonata package waits for a promise at every node, which is most of the time of a run. A plan is asked at once, gives
 * what the package would give, and is unsure wherever it would have to know more: then the package is asked. A test
 * holds both to be equal.
 */
import type { Parsed } from "../../jsonata/parse.js";
import { isTree, type Tree } from "../../jsonata/tree.js";
import { callPlan } from "./direct-calls.js";
import { operators } from "./direct-operators.js";
import { inherited } from "./own-member.js";
import { Unsure, type Plan } from "./plan.js";
import type { View } from "./view.js";

/** Deeper ones are rare, and AWS refuses them from 100 levels on. */
const deepest = 40;

const plans = new WeakMap<Tree, Plan | null>();

/** Gives the value, or `null` when the package has to be asked. A value that is nothing is `undefined`. */
export function directValue({ tree }: Parsed, view: View): { readonly value: unknown } | null {
  let plan = plans.get(tree);
  if (plan === undefined) plans.set(tree, (plan = planOf(tree, 0)));
  if (plan === null) return null;
  try {
    return { value: plan(view) };
  } catch (thrown) {
    if (thrown instanceof Unsure) return null;
    throw thrown;
  }
}

function planOf(tree: Tree, depth: number): Plan | null {
  const make = makers.get(tree.type);
  if (!make || depth > deepest) return null;
  // Anything that a node has beyond what its maker reads would mean something.
  for (const member of Object.keys(tree)) if (!make.reads.includes(member) && !ignored.has(member)) return null;
  return make.plan(tree, (inner) => (isTree(inner) ? planOf(inner, depth + 1) : null));
}

/** Where a node stands, and that a list is one. */
const ignored: ReadonlySet<string> = new Set(["type", "value", "position", "consarray"]);

interface Maker {
  readonly reads: readonly string[];
  readonly plan: (tree: Tree, inner: (part: unknown) => Plan | null) => Plan | null;
}

const constant: Maker = {
  reads: [],
  plan:
    ({ value }) =>
    () =>
      value,
};

const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ["string", constant],
  ["number", constant],
  ["value", constant],
  ["variable", { reads: [], plan: ({ value }) => variablePlan(String(value)) }],
  ["path", { reads: ["steps"], plan: pathPlan }],
  ["binary", { reads: ["lhs", "rhs"], plan: binaryPlan }],
  ["unary", { reads: ["expressions", "lhs"], plan: constructorPlan }],
  ["condition", { reads: ["condition", "then", "else"], plan: conditionPlan }],
  ["block", { reads: ["expressions"], plan: blockPlan }],
  ["function", { reads: ["procedure", "arguments"], plan: callPlan }],
]);

function variablePlan(name: string): Plan | null {
  if (name === "" || name === "$") return null;
  if (name === "states") return ({ states }) => states;
  return ({ variables }) => {
    // Names that are no variables may be functions.
    if (!variables.has(name)) throw new Unsure();
    return variables.get(name);
  };
}

function pathPlan({ steps }: Tree, inner: (part: unknown) => Plan | null): Plan | null {
  const [first, ...rest] = steps ?? [];
  const start = first?.type === "variable" ? inner(first) : null;
  const names = rest.map((step) => (Object.keys(step).every((key) => ignored.has(key)) ? String(step.value) : ""));
  if (!start || rest.some(({ type }) => type !== "name") || names.some((name) => name === "" || inherited.has(name)))
    return null;
  return (view) => {
    let value = start(view);
    for (const name of names) {
      // A path into a list goes on in each of its elements.
      if (Array.isArray(value)) throw new Unsure();
      if (typeof value !== "object" || value === null) return undefined;
      // Members of an object by any name but the inherited ones, which were left out above.
      value = (value as Readonly<Record<string, unknown>>)[name];
    }
    return value;
  };
}

function binaryPlan({ value, lhs, rhs }: Tree, inner: (part: unknown) => Plan | null): Plan | null {
  const [left, right, operate] = [inner(lhs), inner(rhs), operators.get(String(value))];
  return left && right && operate
    ? (view) =>
        operate(
          () => left(view),
          () => right(view),
        )
    : null;
}

function constructorPlan(tree: Tree, inner: (part: unknown) => Plan | null): Plan | null {
  if (tree.value === "[") return listPlan(tree.expressions ?? [], inner);
  return tree.value === "{" && Array.isArray(tree.lhs) ? objectPlan(tree.lhs, inner) : null;
}

function listPlan(elements: readonly Tree[], inner: (part: unknown) => Plan | null): Plan | null {
  const plans = allOf(elements.map(inner));
  if (!plans) return null;
  return (view) =>
    plans.flatMap((plan, index) => {
      const value = plan(view);
      if (value === undefined) return [];
      // Lists in lists stay what they are only if they are written out.
      if (Array.isArray(value) && elements[index]?.value !== "[") throw new Unsure();
      return [value];
    });
}

function objectPlan(pairs: readonly (readonly [Tree, Tree])[], inner: (part: unknown) => Plan | null): Plan | null {
  const names = pairs.map(([key]) => (key.type === "string" ? String(key.value) : "__proto__"));
  const plans = allOf(pairs.map(([, value]) => inner(value)));
  if (!plans || new Set(names).size < names.length || names.some((name) => inherited.has(name))) return null;
  return (view) => {
    const members = plans.map((plan, index) => [names[index] ?? "", plan(view)] as const);
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  };
}

function conditionPlan(tree: Tree, inner: (part: unknown) => Plan | null): Plan | null {
  const [condition, then, otherwise] = [inner(tree.condition), inner(tree.then), tree.else && inner(tree.else)];
  if (!condition || !then || otherwise === null) return null;
  return (view) => {
    const holds = condition(view);
    if (typeof holds !== "boolean") throw new Unsure();
    return holds ? then(view) : otherwise?.(view);
  };
}

function blockPlan({ expressions }: Tree, inner: (part: unknown) => Plan | null): Plan | null {
  const [only, ...others] = expressions ?? [];
  return others.length === 0 ? inner(only) : null;
}

function allOf(plans: readonly (Plan | null)[]): readonly Plan[] | null {
  return plans.every((plan) => plan !== null) ? plans : null;
}
