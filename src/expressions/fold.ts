/** What operators give on constants, exactly as JSONata 2.0.6 would at run time. */
import type { Json } from "../machine/asl.js";
import type { BinaryOperator } from "../syntax/ast.js";

type Scalar = string | number | boolean | null;

/**
 * Gives the text that JSONata's `&` and `$string` give for a scalar (numbers are rounded to 15 digits), or `null` for
 * lists and objects.
 */
export function roundedText(value: Json): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  if (typeof value === "boolean" || value === null) return String(value);
  return null;
}

/** Gives the result of an operator on two constants; `undefined` where only the run can tell (or it would fail there). */
export function foldBinary(operator: BinaryOperator, left: Json, right: Json): Scalar | undefined {
  const compute = operations[operator];
  if (!isScalar(left) || !isScalar(right)) return undefined;
  const result = compute(left, right);
  return typeof result === "number" && !Number.isFinite(result) ? undefined : result;
}

const operations: { readonly [K in BinaryOperator]: (left: Scalar, right: Scalar) => Scalar | undefined } = {
  "??": (left, right) => left ?? right,
  "||": (left, right) => (typeof left === "boolean" && typeof right === "boolean" ? left || right : undefined),
  "&&": (left, right) => (typeof left === "boolean" && typeof right === "boolean" ? left && right : undefined),
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": ordered((left, right) => left < right),
  "<=": ordered((left, right) => left <= right),
  ">": ordered((left, right) => left > right),
  ">=": ordered((left, right) => left >= right),
  "+": numeric((left, right) => left + right),
  "-": numeric((left, right) => left - right),
  "*": numeric((left, right) => left * right),
  "/": numeric((left, right) => left / right),
  "%": numeric((left, right) => left % right),
};

function numeric(compute: (left: number, right: number) => number) {
  return (left: Scalar, right: Scalar) =>
    typeof left === "number" && typeof right === "number" ? compute(left, right) : undefined;
}

function ordered(compute: (left: string | number, right: string | number) => boolean) {
  return (left: Scalar, right: Scalar) => {
    if (typeof left === "number" && typeof right === "number") return compute(left, right);
    return typeof left === "string" && typeof right === "string" ? compute(left, right) : undefined;
  };
}

function isScalar(value: Json): value is Scalar {
  return value === null || typeof value !== "object";
}

/** Rounds as JSONata's `$round` does: a half goes to the even neighbour, and digits are shifted as text. */
export function rounded(value: number, digits: number): number {
  const shifted = shift(value, digits);
  const nearest = Math.round(shifted);
  const isWrongHalf = Math.abs(nearest - shifted) === 0.5 && Math.abs(nearest % 2) === 1;
  const result = shift(isWrongHalf ? nearest - 1 : nearest, -digits);
  return Object.is(result, -0) ? 0 : result;
}

/** Moves the point, without the error that a multiplication would bring. */
function shift(value: number, digits: number): number {
  if (digits === 0) return value;
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}

/** Whether two values are equal as JSONata's `=` has it: lists and objects by what is in them. */
export function isSameJson(one: Json, other: Json): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  // Both are lists or both objects, whose values are Json.
  const [first, second] = [new Map(Object.entries(one)), new Map(Object.entries(other))] as const;
  return (
    first.size === second.size &&
    [...first].every(([key, value]) => {
      const match = second.get(key);
      return match !== undefined && isSameJson(value, match);
    })
  );
}

/** Gives the JSON that `$string` gives: numbers are rounded to 15 digits. */
export function jsonText(value: Json): string {
  return JSON.stringify(value, (_key, part: Json) => (typeof part === "number" ? Number(part.toPrecision(15)) : part));
}
