/** What a cluster's block is laid over: a platform, a template, or a choice between templates that a run may decide. */
import { modules as catalog } from "../diagnostics/catalog/modules.js";
import { checkExpression } from "../expressions/check.js";
import { expectType } from "../expressions/expect.js";
import { isBroken, type Value } from "../expressions/value.js";
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

/** Gives what is below a cluster's own block. What is known now is decided now. */
export function baseOf(node: ClusterStatement, scope: Scope, context: WorkflowContext): Choice<Template> {
  const { base } = node;
  if (base === null || base.kind === "name") return one(templateOf(base, scope, context));
  return chosen(base, scope, context);
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
  const { settings, isWhole } = name ? baseNamed(name, scope, context.report) : emptyTemplate;
  return { settings: context.defaults ? overlay(context.defaults, settings) : settings, isWhole };
}

function chosen(node: Expression | null, scope: Scope, context: WorkflowContext): Choice<Template> {
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
  const then = chosen(node.then, scope, context);
  const otherwise = chosen(node.else, scope, context);
  if (condition.kind === "constant") return condition.value === true ? then : otherwise;
  return isBroken(condition) ? then : { kind: "choice", condition, then, else: otherwise };
}
