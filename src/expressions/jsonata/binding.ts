/** Pieces of JSONata, and how tightly they hold together. */
import type { Value, Variable } from "../value.js";

/** Gives the JSONata by which a variable is read at the place where the text will stand. */
export type NameOf = (variable: Variable) => string;

/** How tightly an operator binds; a part that binds less is put in parentheses. To JSONata `&` and `+` are equals. */
export const enum Binding {
  lowest = 0,
  conditional = 1,
  or = 2,
  and = 3,
  compare = 4,
  concatenate = 5,
  add = 6,
  multiply = 7,
  unary = 8,
  path = 9,
}

export interface Printed {
  readonly text: string;
  readonly binding: Binding;
}

export const atom = (text: string): Printed => ({ text, binding: Binding.path });

/** Writes values in one place of a machine. */
export interface Writer {
  readonly nameOf: NameOf;
  /** The text of a value that binds at least so tightly. It may give nothing. */
  readonly wrap: (value: Value, least: Binding) => string;
  /** The same, with null where JSONata finds nothing. */
  readonly total: (value: Value, least: Binding) => string;
  /** The text of a value, binding as tightly as a path, for a place where nothing is as good as null. */
  readonly bare: (value: Value) => string;
}

/** How tightly a value in code must bind: not at all between parentheses and commas, else like an operand. */
export function leastBetween(before: Value | string | undefined, after: Value | string | undefined): Binding {
  const opens = typeof before === "string" && /(?:[(,[{;]|:=) ?$/.test(before);
  const closes = typeof after === "string" && /^ ?[),\]};]/.test(after);
  return opens && closes ? Binding.lowest : Binding.unary;
}

/** Whether JSONata is a variable, or one group, list or call to its closing bracket, and so needs no parentheses. */
export function isOneTerm(text: string): boolean {
  const name = /^\$\w+|^(?=[([])/.exec(text)?.[0];
  if (name === undefined) return false;
  let depth = 0;
  let end = name.length;
  // Literals may hold parentheses of their own; so may a pattern, and with a slash nothing is said.
  for (const [part] of text
    .slice(end)
    .matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|[()[\]]|[^'"`()[\]/]+|./gs)) {
    const opens = part === "(" || part === "[";
    if (part === "/" || (depth === 0 && part !== "(" && !(opens && name === ""))) return false;
    end += part.length;
    depth += opens ? 1 : part === ")" || part === "]" ? -1 : 0;
    if (depth === 0) break;
  }
  return depth === 0 && end === text.length;
}
