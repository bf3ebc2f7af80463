/**
 * Writes values as JSONata 2.0.6 literals, so that text from users is never read as code, and puts expressions into the
 * strings that Step Functions evaluates.
 */
import type { Json, JsonObject } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";
import { isPrintable } from "../../text/printable.js";

/** Gives a JSONata string literal for a text. JSONata knows JSON's escapes, and none for a single quote. */
export function stringLiteral(text: string): string {
  const quote = text.includes("'") ? '"' : "'";
  const simple = isPrintable(text) && !/[\\"]|%\}|\{%/.test(text);
  return quote + (simple ? text : escape(text, quote)) + quote;
}

/**
 * Gives a JSONata expression for a constant.
 *
 * An object with a key that JSONata 2.0.6 cannot build, because it keeps keys in a plain object, is left to Step
 * Functions' `$parse`.
 */
export function valueLiteral(value: Json): string {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (value === null || typeof value === "boolean") return String(value);
  return isList(value) ? `[${value.map(valueLiteral).join(", ")}]` : objectLiteral(value);
}

/** Gives the string that Step Functions evaluates as a JSONata expression. */
export function expressionString(jsonata: string): string {
  return `{% ${jsonata} %}`;
}

/**
 * Gives the string of a definition that reaches a service as this very text. What begins with `{%` would be taken for an
 * expression, or refused for its missing end.
 */
export function constantString(text: string): string {
  return text.startsWith("{%") ? expressionString(stringLiteral(text)) : text;
}

/** `%}` and `{%` are broken up so that no reader of `{% … %}` finds its end, or another start, inside a literal. */
function escape(text: string, quote: string): string {
  let literal = "";
  let previous = "";
  for (const character of text) {
    literal += escapeCharacter(character, quote, previous);
    previous = character;
  }
  return literal.replaceAll("{%", "\\u007b%");
}

function escapeCharacter(character: string, quote: string, previous: string): string {
  if (character === "\\") return "\\\\";
  if (character === quote) return `\\${quote}`;
  if (character === "}" && previous === "%") return "\\u007d";
  if (isPrintable(character)) return character;
  return shortEscapes.get(character) ?? [...units(character)].map(unitEscape).join("");
}

const shortEscapes = new Map([
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** A character outside the basic plane is two UTF-16 units, and JSONata's `\u` holds one. */
function* units(character: string): Iterable<number> {
  for (let index = 0; index < character.length; index++) yield character.charCodeAt(index);
}

function unitEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

function objectLiteral(value: JsonObject): string {
  const keys = Object.keys(value);
  if (keys.some((key) => unbuildableKeys.has(key))) return `$parse(${stringLiteral(JSON.stringify(value))})`;
  const entries = keys.map((key) => `${stringLiteral(key)}: ${valueLiteral(value[key] ?? null)}`);
  return `{${entries.join(", ")}}`;
}

const unbuildableKeys: ReadonlySet<string> = new Set(["__proto__", "hasOwnProperty"]);
