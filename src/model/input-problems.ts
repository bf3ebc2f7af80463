/** What a run may not be started with: the machine's own check of its input, in words and before the run. */
import type { Json } from "../machine/asl.js";
import { isObject } from "../machine/json.js";
import { runPattern } from "../patterns/regular-expression.js";
import { typedJson } from "../expressions/typed-json.js";
import { printable } from "../text/printable.js";
import { describeType } from "../types/describe.js";
import type { Input, InputField } from "./model.js";

/** Values are shown up to here. */
const longestValue = 80;

/** Gives a sentence for each field that the machine would refuse; none for an input that it takes. */
export function inputProblems(input: Input | null, given: Json): readonly string[] {
  if (!input) return [];
  if (!isObject(given)) return [`The input is ${shown(given)}, and must be an object.`];
  return input.fields.flatMap((field) => {
    const value = Object.hasOwn(given, field.name) ? given[field.name] : undefined;
    // `null` counts as left out.
    if (value === undefined || value === null) return field.mayBeLeftOut ? [] : [`${spelled(field)} is missing.`];
    return fits(value, field) ? [] : [`${spelled(field)} is ${shown(value)}.`];
  });
}

/** Gives the fields of an input that the workflow does not declare. */
export function undeclaredFields(input: Input | null, given: Json): readonly string[] {
  if (!input || !isObject(given)) return [];
  const declared = new Set(input.fields.map(({ name }) => name));
  return Object.keys(given).filter((name) => !declared.has(name));
}

function fits(value: Json, { type, pattern, least, most }: InputField): boolean {
  if (typedJson(value, type) === undefined) return false;
  if (pattern !== null && runPattern(pattern, String(value)) === false) return false;
  return (least === null || Number(value) >= least) && (most === null || Number(value) <= most);
}

/** A field as it is written in the file. */
function spelled({ name, type, pattern, least, most }: InputField): string {
  const bounds = [
    ...(pattern === null ? [] : [` matching ${JSON.stringify(pattern)}`]),
    ...(least === null ? [] : [` min ${least}`]),
    ...(most === null ? [] : [` max ${most}`]),
  ];
  return `\`${name}: ${describeType(type)}${bounds.join("")}\``;
}

function shown(value: Json): string {
  const text = printable(JSON.stringify(value));
  return `\`${text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`}\``;
}
