/** Expressions of the language put together: how each is written, and what it means. */
import type { Json, JsonObject } from "../../../src/machine/asl.js";
import type { Random } from "../../support/random.js";

/** The types that expressions are made of; `?` is written out as `Maybe`. */
export type Kind =
  | "string"
  | "number"
  | "integer"
  | "boolean"
  | "json"
  | "stringMaybe"
  | "numberMaybe"
  | "strings"
  | "numbers"
  | "lists"
  | "jsons";

export interface Written {
  /** @param root what fields are read from: `input.` */
  readonly text: (root: string) => string;
  readonly value: (fields: JsonObject) => Json;
  /** Whether it may stand in an interpolation: no braces, no interpolation of its own. */
  readonly isInline: boolean;
}

export type Make = (kind: Kind) => Written;
export type Maker = (make: Make, random: Random) => Written;

/** A field of what is read from. */
export const field =
  (name: string): Maker =>
  () => ({ text: (root) => `${root}${name}`, value: (fields) => fields[name] ?? null, isInline: true });

export const constant = (text: string, value: Json): Written => ({
  text: () => text,
  value: () => value,
  isInline: true,
});

/** Puts expressions into a pattern with `$1`, `$2`; `meaning` takes their values. */
export function compose(
  pattern: string,
  parts: readonly Written[],
  meaning: (...values: readonly Json[]) => Json,
): Written {
  return {
    text: (root) =>
      pattern.replace(/\$(\d)/g, (_whole, digit: string) => `(${parts[Number(digit) - 1]?.text(root) ?? ""})`),
    value: (fields) => meaning(...parts.map((part) => part.value(fields))),
    isInline: parts.every((part) => part.isInline) && !pattern.includes("{"),
  };
}

/** Only the operand that is taken has a value: the other may be open. */
export function choice(condition: Written, then: Written, otherwise: Written): Written {
  const shape = compose("$1 ? $2 : $3", [condition, then, otherwise], () => null);
  return {
    ...shape,
    value: (fields) => (condition.value(fields) === true ? then.value(fields) : otherwise.value(fields)),
  };
}

export function fallback(left: Written, right: Written): Written {
  return {
    ...compose("$1 ?? $2", [left, right], () => null),
    value: (fields) => left.value(fields) ?? right.value(fields),
  };
}

/** A condition of two. */
export function logical(operator: "&&" | "||", left: Written, right: Written): Written {
  const value = (fields: JsonObject): Json => {
    const first = left.value(fields) === true;
    return first === (operator === "||") ? first : right.value(fields) === true;
  };
  return { ...compose(`$1 ${operator} $2`, [left, right], () => null), value };
}

/** A text as a literal of the language. */
export function literal(text: string): string {
  const escaped = text.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("${", "\\${");
  return `"${escaped}"`;
}

/** The same as an expression. */
export function textLiteral(text: string): Written {
  return constant(literal(text), text);
}

/** The values hold because the expression is of that type. */
export const number = (value: Json | undefined): number => value as number;
export const string = (value: Json | undefined): string => value as string;
export const list = (value: Json | undefined): readonly Json[] => value as readonly Json[];
export const json = (value: Json | undefined): Json => value ?? null;

/** A call of a library function. */
export const call =
  (name: string, kinds: readonly Kind[], meaning: (...values: readonly Json[]) => Json): Maker =>
  (make) =>
    compose(`${name}(${kinds.map((_kind, index) => `$${index + 1}`).join(", ")})`, kinds.map(make), meaning);
