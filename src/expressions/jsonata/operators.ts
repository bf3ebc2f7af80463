/**
 * Operators as JSONata. Comparisons on `json` are guarded by a test of its type, timestamps are compared and computed as
 * milliseconds, and `=` is used where a side may be missing, because `!=` of nothing is false.
 */
import { isOptional } from "../../types/relations.js";
import type { BinaryOperator } from "../../syntax/ast.js";
import { isTimestamp, millisecondsPerSecond, timestampPattern } from "../timestamps.js";
import type { Value } from "../value.js";
import { atom, Binding, type Printed, type Writer } from "./binding.js";
import { patternLiteral } from "./pattern.js";
import { isText, mayBeMissing } from "./presence.js";

type PrintBinary = (left: Value, right: Value, writer: Writer, operator: BinaryOperator) => Printed;

/** A condition inside of another expression: a boolean for every value that its parts can have. */
export function operand(value: Value, binding: Binding, writer: Writer): string {
  return value.type.kind === "json" ? `${writer.wrap(value, Binding.concatenate)} = true` : writer.wrap(value, binding);
}

const logical =
  (word: string, binding: Binding): PrintBinary =>
  (left, right, writer) => ({
    text: `${operand(left, binding, writer)} ${word} ${operand(right, binding + 1, writer)}`,
    binding,
  });

const arithmetic =
  (binding: Binding): PrintBinary =>
  (left, right, writer, operator) => {
    if (isTimestamp(left.type) || isTimestamp(right.type)) return printMoved(left, right, writer, operator);
    return { text: `${writer.wrap(left, binding)} ${operator} ${writer.wrap(right, binding + 1)}`, binding };
  };

/** A timestamp and a duration, or how far apart two timestamps are, in whole seconds. */
function printMoved(left: Value, right: Value, writer: Writer, operator: BinaryOperator): Printed {
  const moved = movedMillis(left, right, writer, operator);
  const isDistance = isTimestamp(left.type) && isTimestamp(right.type);
  return atom(isDistance ? `$floor((${moved}) / ${millisecondsPerSecond})` : `$fromMillis(${moved})`);
}

function movedMillis(left: Value, right: Value, writer: Writer, operator: BinaryOperator): string {
  const millis = (value: Value): string =>
    isTimestamp(value.type)
      ? millisOf(value, writer)
      : `${writer.wrap(value, Binding.multiply)} * ${millisecondsPerSecond}`;
  const [first, second] = [millis(left), millis(right)];
  return `${first} ${operator} ${isMoved(right) ? `(${second})` : second}`;
}

/** Whether a value is a timestamp that is computed from another one, so that it is milliseconds at first. */
function isMoved(value: Value): value is Extract<Value, { kind: "binary" }> {
  return value.kind === "binary" && isTimestamp(value.type) && (value.operator === "+" || value.operator === "-");
}

const ordering: PrintBinary = (left, right, writer, operator) => {
  const text = `${comparable(left, right, writer)} ${operator} ${comparable(right, left, writer)}`;
  const guards = [...guard(left, right, writer), ...guard(right, left, writer)];
  return guards.length === 0
    ? { text, binding: Binding.compare }
    : { text: [...guards, text].join(" and "), binding: Binding.and };
};

/** Missing and null are one thing in the language, two in JSONata; it shows where the other side may be null too. */
const equality: PrintBinary = (left, right, writer, operator) => {
  if (isComparedAsTime(left, right)) return timeEquality(left, right, writer, operator);
  const side = (value: Value, other: Value): string =>
    other.type.kind === "json" || isOptional(other.type)
      ? writer.total(value, Binding.concatenate)
      : writer.wrap(value, Binding.concatenate);
  const isNegated = operator === "!=" && (mayBeMissing(left) || mayBeMissing(right));
  const text = `${side(left, right)} ${isNegated ? "=" : operator === "==" ? "=" : "!="} ${side(right, left)}`;
  return isNegated ? atom(`$not(${text})`) : { text, binding: Binding.compare };
};

function isComparedAsTime(left: Value, right: Value): boolean {
  const [isLeft, isRight] = [isTimestamp(left.type), isTimestamp(right.type)];
  return (isLeft && isRight) || (isLeft && right.type.kind === "json") || (isRight && left.type.kind === "json");
}

const timeEquality: PrintBinary = (left, right, writer, operator) => {
  const text = `${comparable(left, right, writer)} = ${comparable(right, left, writer)}`;
  const tests = [...guard(left, right, writer), ...guard(right, left, writer), text];
  if (operator === "!=") return atom(`$not(${tests.join(" and ")})`);
  return { text: tests.join(" and "), binding: tests.length === 1 ? Binding.compare : Binding.and };
};

/** A side of a comparison; of timestamps their milliseconds, and null for a missing one. */
function comparable(value: Value, other: Value, writer: Writer): string {
  if (!isTimestamp(value.type) && !(isTimestamp(other.type) && value.type.kind === "json"))
    return writer.wrap(value, Binding.concatenate);
  const millis = millisOf(value, writer);
  if (!isOptional(value.type)) return millis;
  return `(${writer.wrap(value, Binding.concatenate)} != null ? ${millis} : null)`;
}

function millisOf(value: Value, writer: Writer): string {
  const isNow = value.kind === "call" && value.callee.isFresh === true;
  if (isMoved(value)) return movedMillis(value.left, value.right, writer, value.operator);
  return isNow ? "$millis()" : `$toMillis(${writer.wrap(value, Binding.lowest)})`;
}

/** Whether a value is a name, or a member or item of one, that may well be written twice. */
function isShort(value: Value): boolean {
  switch (value.kind) {
    case "read":
    case "local":
    case "states":
    case "constant":
      return true;
    case "member":
      return isShort(value.object);
    case "index":
      return isShort(value.object) && isShort(value.index);
    default:
      return false;
  }
}

/** The type tests that keep a comparison on `json` from failing. */
function guard(value: Value, other: Value, writer: Writer): readonly string[] {
  if (value.type.kind !== "json") return [];
  const text = writer.wrap(value, Binding.lowest);
  const test = `$type(${text}) = '${isText(other.type) ? "string" : "number"}'`;
  return isTimestamp(other.type) ? [test, `$contains(${text}, ${patternLiteral(timestampPattern)})`] : [test];
}

export const binaries: { readonly [K in BinaryOperator]: PrintBinary } = {
  "??": (left, right, writer) => {
    // In a row the first that is there counts, however it is grouped, and only the left side is written twice.
    if (left.kind === "binary" && left.operator === "??")
      return binaries["??"](left.left, { ...left, left: left.right, right }, writer, "??");
    // Of nothing, as of null, `!=` is false.
    if (!isShort(left)) {
      const otherwise = writer.wrap(right, Binding.conditional);
      return atom(`($v := ${writer.bare(left)}; $v != null ? $v : ${otherwise})`);
    }
    const value = writer.bare(left);
    return {
      text: `${value} != null ? ${value} : ${writer.wrap(right, Binding.conditional)}`,
      binding: Binding.conditional,
    };
  },
  "||": logical("or", Binding.or),
  "&&": logical("and", Binding.and),
  "==": equality,
  "!=": equality,
  "<": ordering,
  "<=": ordering,
  ">": ordering,
  ">=": ordering,
  "+": arithmetic(Binding.add),
  "-": arithmetic(Binding.add),
  "*": arithmetic(Binding.multiply),
  "/": arithmetic(Binding.multiply),
  "%": arithmetic(Binding.multiply),
};
