/** What a cluster's block is laid over: a platform, a template, or a choice between templates that a run may decide. */
import { modules as catalog } from "../diagnostics/catalog/modules.js";
import { platforms } from "../diagnostics/catalog/platforms.js";
import { checkExpression } from "../expressions/check.js";
import { expectType } from "../expressions/expect.js";
import { read } from "../expressions/build.js";
import { isBroken, type Value, type Variable } from "../expressions/value.js";
import { overlay } from "../settings/overlay.js";
import type { ClusterStatement, Expression, Name } from "../syntax/ast.js";
import { booleanType } from "../types/type.js";
import { expressions, type WorkflowContext } from "./context.js";
import type { Scope } from "./scope.js";
import { baseNamed, emptyTemplate, unknownTemplate, type Template } from "./templates.js";

/** A decision that a run makes, or what holds without one. */
export type Choice<T> =
  | { readonly kind: "one"; readonly of: T }
  | { readonly kind: "choice"; readonly condition: Value; readonly then: Choice<T>; readonly else: Choice<T> };

/** A condition that a run works out once, before all that depends on it. */
export interface Decision {
  readonly variable: Variable;
  readonly value: Value;
}

/**
 * Gives what is below a cluster's own block. What is known now is decided now.
 *
 * @param decisions takes the conditions that must be worked out before the cluster is made
 */
export function baseOf(
  node: ClusterStatement,
  scope: Scope,
  context: WorkflowContext,
  decisions: Decision[],
): Choice<Template> {
  const { base } = node;
  if (base === null || base.kind === "name") return one(templateOf(base, scope, context));
  const decide = (condition: Value): Value => {
    if (isRead(condition)) return condition;
    // In each place that it decides, it would be worked out anew, and `now()` differs from one to the next.
    const name = `${node.name?.text ?? "cluster"}_choice`;
    const variable: Variable = { name, type: booleanType, internal: true };
    decisions.push({ variable, value: condition });
    return { ...read(variable), ...(condition.span ? { span: condition.span } : {}) };
  };
  return chosen(base, scope, context, decide);
}

/** A variable, or a field of one. */
function isRead(value: Value): boolean {
  return value.kind === "read" || (value.kind === "member" && isRead(value.object));
}

/** Gives what a decision decides on, made of what it decided on. */
export function mapChoice<T, U>(choice: Choice<T>, to: (one: T) => U): Choice<U> {
  if (choice.kind === "one") return one(to(choice.of));
  return { ...choice, then: mapChoice(choice.then, to), else: mapChoice(choice.else, to) };
}

/** Everything that can be decided on. */
export function optionsOf<T>(choice: Choice<T>): readonly T[] {
  return choice.kind === "one" ? [choice.of] : [...optionsOf(choice.then), ...optionsOf(choice.else)];
}

function one<T>(of: T): Choice<T> {
  return { kind: "one", of };
}

function templateOf(name: Name | null, scope: Scope, context: WorkflowContext): Template {
  const template = name ? baseNamed(name, scope, context.report) : emptyTemplate;
  const defaults = context.defaults.get(template.platform);
  return defaults ? { ...template, settings: overlay(defaults, template.settings) } : template;
}

function chosen(
  node: Expression | null,
  scope: Scope,
  context: WorkflowContext,
  decide: (condition: Value) => Value,
): Choice<Template> {
  if (node?.kind === "reference")
    return one(templateOf({ kind: "name", text: node.name, start: node.start, end: node.end }, scope, context));
  if (node?.kind !== "conditional") {
    if (node) context.report(catalog.badChoice(node));
    return one(unknownTemplate);
  }
  const inScope = expressions(scope, context);
  const condition = expectType(
    checkExpression(node.condition, inScope),
    booleanType,
    "The condition before `?`",
    node.condition,
    inScope,
  );
  const then = chosen(node.then, scope, context, decide);
  const otherwise = chosen(node.else, scope, context, decide);
  if (condition.kind === "constant") return condition.value === true ? then : otherwise;
  const options = [...optionsOf(then), ...optionsOf(otherwise)];
  const platform = options[0]?.platform;
  const other = options.find((each) => each.platform !== platform);
  if (platform && other && options.every(({ isWhole }) => isWhole)) {
    context.report(platforms.platformsDiffer(node, platform.name, other.platform.name));
    return then;
  }
  return isBroken(condition) ? then : { kind: "choice", condition: decide(condition), then, else: otherwise };
}
