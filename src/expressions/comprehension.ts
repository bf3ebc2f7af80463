/**
 * Comprehensions: `[f(x) for x in xs if p(x)]`. Over a list that is written out they are written out too, where that is
 * small: each item is checked with the name standing for it, so that all that can be known now is known now.
 */
import { membersOf, unionOf } from "../types/relations.js";
import { errorType, integerType, jsonType, listOf, type Type } from "../types/type.js";
import type { ComprehensionExpression, Expression, Name } from "../syntax/ast.js";
import { constant, itemsOf, list, unknown } from "./build.js";
import type { ExpressionContext } from "./context.js";
import { checkCondition, expectType } from "./expect.js";
import { isBroken, type Value, type Variable } from "./value.js";

type CheckExpression = (node: Expression | null, context: ExpressionContext) => Value;

/** Into how many items comprehensions in one another are written out, if not all of them are constant. */
const mostWrittenOut = 32;

/** Into how many items comprehensions in one another are worked out now. */
const mostWorkedOut = 1_000;

/** Gives the value of a comprehension. @param check checks the expressions in it */
export function checkComprehension(
  node: ComprehensionExpression,
  context: ExpressionContext,
  check: CheckExpression,
): Value {
  const at = node.source ?? node;
  const source = expectType(check(node.source, context), listOf(jsonType), "What stands after `in`", at, context);
  const type = itemType(source.type);
  const isEmpty = type.kind === "union" && type.members.length === 0;
  // What has no values is of no type either, and silences what would only follow from it.
  const item = variable(node.item, isEmpty ? errorType : type, context);
  const index = node.index && variable(node.index, integerType, bindingAlso(node.item, context));
  if (!item || (node.index && !index)) return unknown(node);
  const inside = within(node, local(item), index && local(index), context);
  const { condition, body } = checkParts(node, inside, check);
  if (isEmpty) return constant([], listOf(type), node);
  if (source.kind === "unknown" || isBroken(body) || (condition && isBroken(condition))) return unknown(node);
  const written = writtenOut(node, source, context, check);
  if (written) return written.length === 0 ? constant([], listOf(body.type), node) : list(written, node);
  return { kind: "comprehension", source, item, index, condition, body, type: listOf(body.type), span: node };
}

function itemType(type: Type): Type {
  const lists = membersOf(type).flatMap((member) => (member.kind === "list" ? [member.item] : []));
  return type.kind === "error" ? errorType : unionOf(lists);
}

function variable(name: Name | null, type: Type, context: ExpressionContext): Variable | null {
  return name && context.mayBind(name, context.taken ?? []) ? { name: name.text, type } : null;
}

const local = (variable: Variable): Value => ({ kind: "local", variable, type: variable.type });

/** A context in which a name is taken, besides those that are. */
function bindingAlso(name: Name | null, context: ExpressionContext): ExpressionContext {
  return name ? { ...context, taken: [...(context.taken ?? []), name] } : context;
}

/** The context of the condition and the body: the names stand for values. */
function within(
  { item, index }: ComprehensionExpression,
  itemValue: Value,
  indexValue: Value | null,
  context: ExpressionContext,
): ExpressionContext {
  const outer = bindingAlso(index, bindingAlso(item, context));
  return {
    ...outer,
    resolve: (name, { start, end }) => {
      if (name === item?.text) return { ...itemValue, span: { start, end } };
      if (indexValue && name === index?.text) return { ...indexValue, span: { start, end } };
      return context.resolve(name, { start, end });
    },
  };
}

function checkParts(node: ComprehensionExpression, inside: ExpressionContext, check: CheckExpression) {
  const condition =
    node.condition &&
    checkCondition(check(node.condition, inside), "The condition of a comprehension", node.condition, inside);
  return { condition, body: check(node.body, inside) };
}

/** What comes of each item, or `null` where only a run can tell which there are, or it would be long. */
function writtenOut(
  node: ComprehensionExpression,
  source: Value,
  context: ExpressionContext,
  check: CheckExpression,
): readonly Value[] | null {
  const items = itemsOf(source);
  const copies = (context.copies ?? 1) * Math.max(1, items?.length ?? 0);
  if (!items || copies > mostWorkedOut) return null;
  const quiet: ExpressionContext = { ...context, report: () => undefined, copies };
  const bodies: Value[] = [];
  for (const [at, item] of items.entries()) {
    const { condition, body } = checkParts(node, within(node, item, constant(at), quiet), check);
    if (condition && condition.kind !== "constant") return null;
    if (condition?.value === false) continue;
    // What is wrong with one item only, like a division by it, is left to the run.
    if (isBroken(body)) return null;
    bodies.push(body);
  }
  const isShort = copies <= mostWrittenOut || bodies.every((body) => body.kind === "constant");
  return isShort ? bodies : null;
}
