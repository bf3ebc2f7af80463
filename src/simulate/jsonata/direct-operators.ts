/** Operators on values for which JSONata does the obvious; for all others the package is asked. */
import { Unsure } from "./plan.js";

type Operand = () => unknown;

/** Longer texts are left to the package, which counts them. */
const longest = 100_000;

export const operators: ReadonlyMap<string, (left: Operand, right: Operand) => unknown> = new Map<
  string,
  (left: Operand, right: Operand) => unknown
>([
  ["&", (left, right) => concatenated(textOf(left()), textOf(right()))],
  ["=", (left, right) => compared(left(), right(), (same) => same)],
  ["!=", (left, right) => compared(left(), right(), (same) => !same)],
  ["<", (left, right) => ordered(left(), right(), (one, other) => one < other)],
  ["<=", (left, right) => ordered(left(), right(), (one, other) => one <= other)],
  [">", (left, right) => ordered(left(), right(), (one, other) => one > other)],
  [">=", (left, right) => ordered(left(), right(), (one, other) => one >= other)],
  ["+", (left, right) => calculated(left(), right(), (one, other) => one + other)],
  ["-", (left, right) => calculated(left(), right(), (one, other) => one - other)],
  ["*", (left, right) => calculated(left(), right(), (one, other) => one * other)],
  ["/", (left, right) => calculated(left(), right(), (one, other) => one / other)],
  ["%", (left, right) => calculated(left(), right(), (one, other) => one % other)],
  ["and", (left, right) => truthOf(left()) && truthOf(right())],
  ["or", (left, right) => truthOf(left()) || truthOf(right())],
]);

/** Gives the text that JSONata makes of a value. */
export function textOf(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  // JSONata rounds numbers to 15 digits; whole ones that short are as they are.
  if (Number.isInteger(value) && Math.abs(Number(value)) < 1e15 && !Object.is(value, -0)) return String(value);
  if (typeof value === "boolean" || value === null) return String(value);
  throw new Unsure();
}

function concatenated(left: string, right: string): string {
  if (left.length + right.length > longest) throw new Unsure();
  return left + right;
}

function compared(left: unknown, right: unknown, verdict: (same: boolean) => boolean): boolean {
  if (left === undefined || right === undefined) return false;
  // Two objects are compared member by member.
  if (isCompound(left) && isCompound(right)) throw new Unsure();
  return verdict(left === right);
}

function isCompound(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function ordered(left: unknown, right: unknown, verdict: (one: string, other: string) => boolean): boolean {
  const both = typeof left === typeof right && (typeof left === "string" || typeof left === "number");
  if (!both) throw new Unsure();
  // Two of the same type; the operators read numbers like texts.
  return verdict(left as string, right as string);
}

function calculated(left: unknown, right: unknown, result: (one: number, other: number) => number): number {
  if (typeof left !== "number" || typeof right !== "number") throw new Unsure();
  const number = result(left, right);
  if (!Number.isFinite(left) || !Number.isFinite(right) || !Number.isFinite(number)) throw new Unsure();
  return number;
}

function truthOf(value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof value !== "boolean") throw new Unsure();
  return value;
}
