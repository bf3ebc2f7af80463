/** Expressions from syntax to typed values: names resolved by the scope given, types inferred, constants folded. */
import { values as catalog } from "../diagnostics/catalog/values.js";
import { isAssignable, isOptional, membersOf, optional, unionOf, widen, withoutNull } from "../types/relations.js";
import {
  booleanType,
  durationType,
  integerType,
  jsonType,
  nullType,
  numberType,
  percentageType,
  sizeType,
  stringType,
  type Type,
} from "../types/type.js";
import type {
  ConditionalExpression,
  Expression,
  IndexExpression,
  MemberExpression,
  RecordExpression,
  StringExpression,
  UnaryExpression,
} from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import { nearest } from "../text/nearest.js";
import { quoted } from "../text/printable.js";
import { constant, entriesOf, itemsOf, list, record, template, unknown } from "./build.js";
import { aType, sliceOf, type ExpressionContext } from "./context.js";
import { checkBinary } from "./operators.js";
import { checkCall } from "./check-call.js";
import { checkCast } from "./cast.js";
import { checkComprehension } from "./comprehension.js";
import type { Value } from "./value.js";
import { checkCondition, expectType } from "./expect.js";

type Check<Node> = (node: Node, context: ExpressionContext) => Value;

/** Gives the value of an expression. A hole, and all that was reported, is of the type `error`. */
export function checkExpression(node: Expression | null, context: ExpressionContext): Value {
  if (node === null) return unknown();
  // The table has a function for each kind of node, and it is looked up by the node's own kind.
  return (checks[node.kind] as Check<Expression>)(node, context);
}

const checks: { readonly [Kind in Expression["kind"]]: Check<Extract<Expression, { kind: Kind }>> } = {
  string: checkString,
  number: (node) => constant(node.value, undefined, node),
  boolean: (node) => constant(node.value, undefined, node),
  null: (node) => constant(null, nullType, node),
  duration: (node) => constant(node.seconds, durationType, node),
  size: (node) => constant(node.bytes, sizeType, node),
  percentage: (node) => constant(node.percent, percentageType, node),
  list: (node, context) =>
    list(
      node.items.map((item) => checkExpression(item, context)),
      node,
    ),
  record: checkRecord,
  reference: (node, context) => context.resolve(node.name, node),
  member: (node, context) => checkMember(node, checkExpression(node.object, context), context),
  index: (node, context) => checkIndex(node, checkExpression(node.object, context), context),
  call: (node, context) =>
    checkCall(
      node,
      node.arguments.map((argument) => checkExpression(argument, context)),
      context,
    ),
  unary: checkUnary,
  binary: (node, context) => {
    const left = node.operator === "??" ? checkOptional(node.left, context) : checkExpression(node.left, context);
    return checkBinary(node, left, checkExpression(node.right, context), context);
  },
  conditional: checkConditional,
  comprehension: (node, context) => checkComprehension(node, context, checkExpression),
  cast: (node, context) => checkCast(node, checkExpression(node.value, context), context),
};

function checkString(node: StringExpression, context: ExpressionContext): Value {
  return template(
    node.parts.map((part) => {
      if (part.kind === "text") return constant(part.text);
      const value = checkExpression(part.value, context);
      return interpolable(value, part, context);
    }),
    node,
  );
}

/** Only what has one spelling as text may stand in a string. */
function interpolable(value: Value, at: Span, context: ExpressionContext): Value {
  const place = value.span ?? at;
  for (const type of membersOf(value.type)) {
    if (type.kind === "error") return unknown(place);
    if (type.kind === "null") {
      context.report(catalog.mayBeMissing(place, sliceOf(place, context)));
      return unknown(place);
    }
    const shown = widen(type);
    if (shown.kind === "id" || (shown.kind === "scalar" && shown.name !== "duration" && shown.name !== "size"))
      continue;
    const hint = shown.kind === "scalar" ? "Use a number or a text of your own." : "Use one of its members or items.";
    context.report(catalog.notInterpolable(place, aType(shown), hint));
    return unknown(place);
  }
  return value;
}

function checkRecord(node: RecordExpression, context: ExpressionContext): Value {
  const entries = new Map<string, Value>();
  const first = new Map<string, Span>();
  for (const entry of node.entries) {
    const value = checkExpression(entry.value, context);
    if (entry.key === null) continue;
    const earlier = first.get(entry.key.text);
    if (earlier) context.report(catalog.duplicateKey(entry.key, entry.key.text, earlier));
    else first.set(entry.key.text, entry.key);
    if (!earlier) entries.set(entry.key.text, value);
  }
  return record(entries, node);
}

/** What stands before `??`: the members and items of what is missing are missing too. */
function checkOptional(node: Expression | null, context: ExpressionContext): Value {
  if (node?.kind === "binary" && node.operator === "??")
    return checkBinary(node, checkOptional(node.left, context), checkOptional(node.right, context), context);
  if (node?.kind !== "member" && node?.kind !== "index") return checkExpression(node, context);
  const object = checkOptional(node.object, context);
  const present: Value = isOptional(object.type) ? { ...object, type: withoutNull(object.type) } : object;
  const found = node.kind === "member" ? checkMember(node, present, context) : checkIndex(node, present, context);
  return present === object || found.type.kind === "error" ? found : { ...found, type: optional(found.type) };
}

function checkMember(node: MemberExpression, object: Value, context: ExpressionContext): Value {
  if (node.member === null || object.type.kind === "error") return unknown(node);
  const key = node.member.text;
  if (isOptional(object.type)) {
    context.report(catalog.mayBeMissing(node.object, sliceOf(node.object, context)));
    return unknown(node);
  }
  const written = entriesOf(object)?.get(key);
  if (written) return { ...written, span: node };
  const type = memberType(object.type, key);
  // A constant shows what it leaves out.
  if (object.kind === "constant" && type && (type.kind === "json" || isOptional(type)))
    return constant(null, type.kind === "json" ? type : nullType, node);
  if (type === null) {
    const known = object.type.kind === "record" ? [...object.type.fields.keys()] : [];
    context.report(
      catalog.noMember(node.member, key, quoted(sliceOf(node.object, context)), nearest(key, known), known),
    );
    return unknown(node);
  }
  if (object.type.kind === "map") return { kind: "index", object, index: constant(key), type, span: node };
  return { kind: "member", object, key, type, span: node };
}

function memberType(type: Type, key: string): Type | null {
  if (type.kind === "json") return jsonType;
  if (type.kind === "map") return optional(type.value);
  if (type.kind === "record") return type.fields.get(key) ?? null;
  if (type.kind !== "union") return null;
  const types = type.members.map((member) => memberType(member, key));
  return types.every((each) => each !== null) ? unionOf(types) : null;
}

function checkIndex(node: IndexExpression, object: Value, context: ExpressionContext): Value {
  const index = checkExpression(node.index, context);
  if (object.type.kind === "error" || index.type.kind === "error") return unknown(node);
  const access = accessTo(object.type);
  if (access === null) {
    context.report(catalog.notIndexable(node.object, sliceOf(node.object, context), aType(object.type)));
    return unknown(node);
  }
  const checked = expectType(index, access.index, "An index here", node, context);
  if (checked.kind === "unknown") return unknown(node);
  if (checked.kind === "constant") {
    const found = foldIndex(object, checked.value);
    if (found) return { ...found, span: node };
  }
  return { kind: "index", object, index: checked, type: optional(access.item), span: node };
}

/** What `[ ]` takes and gives on a value of a type; all members of a union must take the same. */
function accessTo(type: Type): { readonly index: Type; readonly item: Type } | null {
  switch (type.kind) {
    case "json":
      return { index: unionOf([integerType, stringType]), item: jsonType };
    case "list":
      return { index: integerType, item: type.item };
    case "map":
      return { index: stringType, item: type.value };
    case "record":
      return { index: stringType, item: unionOf([...type.fields.values()]) };
    case "union": {
      const all = type.members.map(accessTo);
      const [first] = all;
      if (!first || all.some((each) => each?.index !== first.index)) return null;
      return { index: first.index, item: unionOf(all.flatMap((each) => (each ? [each.item] : []))) };
    }
    default:
      return null;
  }
}

function foldIndex(object: Value, index: unknown): Value | null {
  if (typeof index === "number") return itemsOf(object)?.at(index) ?? null;
  return typeof index === "string" ? (entriesOf(object)?.get(index) ?? null) : null;
}

function checkUnary(node: UnaryExpression, context: ExpressionContext): Value {
  const operand = checkExpression(node.operand, context);
  if (operand.type.kind === "error") return unknown(node);
  if (node.operator === "!") {
    if (operand.kind === "constant" && typeof operand.value === "boolean")
      return constant(!operand.value, undefined, node);
    const checked = operand.type.kind === "json" ? operand : expectType(operand, booleanType, "`!`", node, context);
    return checked.kind === "unknown"
      ? checked
      : { kind: "unary", operator: "!", operand: checked, type: booleanType, span: node };
  }
  if (operand.kind === "constant" && typeof operand.value === "number" && isAssignable(operand.type, numberType)) {
    return constant(-operand.value, operand.type.kind === "literal" ? undefined : operand.type, node);
  }
  const checked = expectType(operand, numberType, "`-`", node, context);
  return checked.kind === "unknown"
    ? checked
    : { kind: "unary", operator: "-", operand: checked, type: widen(checked.type), span: node };
}

function checkConditional(node: ConditionalExpression, context: ExpressionContext): Value {
  const condition = checkCondition(
    checkExpression(node.condition, context),
    "The condition before `?`",
    node.condition,
    context,
  );
  const then = checkExpression(node.then, context);
  const otherwise = checkExpression(node.else, context);
  if (condition.kind === "constant") return condition.value === true ? then : otherwise;
  if (condition.type.kind === "error" || then.type.kind === "error" || otherwise.type.kind === "error")
    return unknown(node);
  return {
    kind: "conditional",
    condition,
    then,
    else: otherwise,
    type: unionOf([then.type, otherwise.type]),
    span: node,
  };
}
