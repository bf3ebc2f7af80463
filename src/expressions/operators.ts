/** What each binary operator takes and gives. */
import type { Json } from "../machine/asl.js";
import { values as catalog } from "../diagnostics/catalog/values.js";
import { describeType } from "../types/describe.js";
import { isAssignable, isOptional, membersOf, unionOf, widen, widest, withoutNull } from "../types/relations.js";
import {
  booleanType,
  durationType,
  integerType,
  jsonType,
  numberType,
  sizeType,
  stringType,
  timestampType,
  type Type,
} from "../types/type.js";
import type { BinaryExpression, BinaryOperator } from "../syntax/ast.js";
import { constant, unknown } from "./build.js";
import { aType, sliceOf, type ExpressionContext } from "./context.js";
import { foldBinary } from "./fold.js";
import { foldTimestamps, isTimestamp } from "./timestamps.js";
import type { Constant, Value } from "./value.js";

/** Gives the type of an operation, or `null` when its operands do not go together. */
type ResultType = (left: Type, right: Type) => Type | null;

/** Checks an operation on two checked operands and folds it where both are known. */
export function checkBinary(node: BinaryExpression, left: Value, right: Value, context: ExpressionContext): Value {
  if (left.type.kind === "error" || right.type.kind === "error") return unknown(node);
  const { operator } = node;
  if (!takesMissing.has(operator)) {
    for (const side of [left, right]) {
      if (!isOptional(side.type)) continue;
      const place = side.span ?? node;
      context.report(catalog.mayBeMissing(place, sliceOf(place, context)));
      return unknown(node);
    }
  }
  if ((operator === "/" || operator === "%") && right.kind === "constant" && right.value === 0) {
    context.report(catalog.badOperands(node, operator, aType(widen(left.type)), "`0`", "Nothing can be divided by 0."));
    return unknown(node);
  }
  const type = results[operator](left.type, right.type);
  if (type === null) {
    context.report(
      catalog.badOperands(
        node,
        operator,
        aType(widen(left.type)),
        aType(widen(right.type)),
        hintFor(operator, left.type, right.type),
      ),
    );
    return unknown(node);
  }
  if (operator === "??" && left.kind === "constant")
    return left.value !== null
      ? { ...left, type: withoutNull(left.type) }
      : left.type.kind === "json"
        ? { ...right, type }
        : right;
  if (left.kind === "constant" && right.kind === "constant") {
    const folded = fold(operator, left, right);
    if (folded !== undefined) return constant(folded, hasUnit(type) ? type : undefined, node);
  }
  if (operator === "??" && !isOptional(left.type) && left.type.kind !== "json") return left;
  return { kind: "binary", operator, left, right, type, span: node };
}

const takesMissing: ReadonlySet<BinaryOperator> = new Set(["??", "==", "!="]);

const logical: ResultType = (left, right) => (isCondition(left) && isCondition(right) ? booleanType : null);

const ordering: ResultType = (left, right) => {
  if (left.kind === "json" && right.kind === "json") return null;
  const known = left.kind === "json" ? right : left;
  const other = left.kind === "json" ? left : right;
  for (const type of [stringType, numberType, durationType, sizeType, timestampType]) {
    if (isAssignable(known, type) && (other.kind === "json" || isAssignable(other, type))) return booleanType;
  }
  return null;
};

/** Equal things must be able to be equal: a number is never a text. */
const equality: ResultType = (left, right) => {
  const leftMembers = membersOf(widest(left));
  const rightMembers = membersOf(widest(right));
  const possible = leftMembers.some((one) =>
    rightMembers.some((other) => isAssignable(one, other) || isAssignable(other, one) || one.kind === "json"),
  );
  return possible || left.kind === "null" || right.kind === "null" ? booleanType : null;
};

/** A time and a span of time, or two times; anything else as amounts. */
const moving =
  (operator: "+" | "-"): ResultType =>
  (left, right) => {
    const [isLeft, isRight] = [isTimestamp(left), isTimestamp(right)];
    if (!isLeft && !isRight) return arithmetic("none", true)(left, right);
    if (isLeft && isRight) return operator === "-" ? durationType : null;
    const isSpan = isAssignable(isLeft ? right : left, durationType);
    return isSpan && (isLeft || operator === "+") ? timestampType : null;
  };

/** Numbers with numbers; a unit with the same unit; where it scales, a unit with a number. */
const arithmetic =
  (scales: "none" | "both" | "right", exact: boolean): ResultType =>
  (left, right) => {
    if (isAssignable(left, numberType) && isAssignable(right, numberType)) {
      return exact && isAssignable(left, integerType) && isAssignable(right, integerType) ? integerType : numberType;
    }
    for (const unit of [durationType, sizeType]) {
      if (scales === "none" && isAssignable(left, unit) && isAssignable(right, unit)) return unit;
      if (scales !== "none" && isAssignable(left, unit) && isAssignable(right, numberType)) return unit;
      if (scales === "both" && isAssignable(left, numberType) && isAssignable(right, unit)) return unit;
    }
    return null;
  };

const results: { readonly [K in BinaryOperator]: ResultType } = {
  "??": (left, right) =>
    left.kind === "json" ? jsonType : left.kind === "null" ? right : unionOf([withoutNull(left), right]),
  "||": logical,
  "&&": logical,
  "==": equality,
  "!=": equality,
  "<": ordering,
  "<=": ordering,
  ">": ordering,
  ">=": ordering,
  "+": moving("+"),
  "-": moving("-"),
  "*": arithmetic("both", true),
  "/": arithmetic("right", false),
  "%": arithmetic("right", true),
};

function hintFor(operator: BinaryOperator, left: Type, right: Type): string | null {
  if (operator === "+" && (isAssignable(left, stringType) || isAssignable(right, stringType)))
    return 'Texts are joined by interpolation: `"${a}${b}"`.';
  if (left.kind === "json" && right.kind === "json") return "Compare with a value whose type is known.";
  if (operator === "==" || operator === "!=")
    return `A ${describeType(widen(left))} is never equal to a ${describeType(widen(right))}.`;
  return null;
}

function isCondition(type: Type): boolean {
  return type.kind === "json" || isAssignable(type, booleanType);
}

/** Whether a type is more than its JSON tells. */
function hasUnit(type: Type): boolean {
  return [durationType, sizeType, timestampType].some((unit) => isAssignable(type, unit));
}

function fold(operator: BinaryOperator, left: Constant, right: Constant): Json | undefined {
  const isTime = isTimestamp(left.type) || isTimestamp(right.type);
  if (!isTime || (operator !== "+" && operator !== "-")) return foldBinary(operator, left.value, right.value);
  // The type of the operation says that these are timestamps, which are text, or durations, which are numbers.
  return foldTimestamps(operator, left.value as string | number, right.value as string | number);
}
