/** What a machine's text tells of the request that a call sends: which fields are constants, and which only a run knows. */
import type { Json, QueryLanguage } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";

/** What is known of a value: its text, nothing but that it is there, or that it is not there. */
export type Known =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "runtime"; readonly ending?: string }
  | { readonly kind: "absent" };

export interface Request {
  readonly language: QueryLanguage;
  /** The Arguments (in JSONPath the Parameters); `undefined` where the state's input is the request. */
  readonly template: Json | undefined;
}

const runtime: Known = { kind: "runtime" };
const absent: Known = { kind: "absent" };

/**
 * Reads a field; one answer for each element of the lists on the way.
 *
 * @param path names joined by dots; `[]` after the name of a list stands for all its elements
 */
export function readField({ language, template }: Request, path: string): readonly Known[] {
  if (template === undefined) return [runtime];
  return path
    .split(".")
    .reduce<readonly Found[]>(
      (values, part) => values.flatMap((value) => step(value, part, language)),
      [{ value: template }],
    )
    .map((found) => known(found, language));
}

/** A value on the way to a field, or what is known instead of it. */
type Found = { readonly value: Json } | Known;

function step(found: Found, part: string, language: QueryLanguage): readonly Found[] {
  if (!("value" in found)) return [found];
  const { value } = found;
  if (isExpression(value, language)) return [runtime];
  const name = part.replace("[]", "");
  const child = fieldOf(value, name, language);
  if (part === name || !("value" in child)) return [child];
  if (isExpression(child.value, language)) return [runtime];
  return isList(child.value) ? child.value.map((item) => ({ value: item })) : [absent];
}

function fieldOf(value: Json, name: string, language: QueryLanguage): Found {
  if (!isObject(value)) return absent;
  if (language === "JSONPath" && Object.hasOwn(value, `${name}.$`)) return runtime;
  const field = Object.hasOwn(value, name) ? value[name] : undefined;
  return field === undefined || field === null ? absent : { value: field };
}

function known(found: Found, language: QueryLanguage): Known {
  if (!("value" in found)) return found;
  const { value } = found;
  if (typeof value === "object") return runtime;
  if (isExpression(value, language)) return { kind: "runtime", ending: endingOf(String(value)) };
  return { kind: "text", text: String(value) };
}

/** The text with which the result of an expression ends that is one call and a constant behind it; empty for any other. */
function endingOf(expression: string): string {
  const [, call = "", ending = ""] = /^\{% \$\w+(\(.*\)) & '([\w-]+)' %\}$/.exec(expression) ?? [];
  let depth = 0;
  for (const [index, character] of [...call].entries()) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    // What was taken for one call ends before its end, so that the constant may belong to something else.
    if (depth === 0 && index < call.length - 1) return "";
  }
  return depth === 0 ? ending : "";
}

/** Whether a request may have a field, or with `Field=value` this value in it. */
export function mayHave(request: Request, wanted: string): boolean {
  const { field, value } = readCondition(wanted);
  return readField(request, field).some((each) =>
    each.kind === "text" ? value === null || each.text === value : each.kind === "runtime",
  );
}

/** Whether a request is sure to have a field, or with `Field=value` this value in it. */
export function isSureToHave(request: Request, wanted: string): boolean {
  const { field, value } = readCondition(wanted);
  const { template, language } = request;
  if (template === undefined || isExpression(template, language)) return false;
  const values = readField(request, field);
  return values.some((each) => (value === null ? each.kind !== "absent" : each.kind === "text" && each.text === value));
}

function readCondition(text: string): { readonly field: string; readonly value: string | null } {
  const at = text.indexOf("=");
  return at === -1 ? { field: text, value: null } : { field: text.slice(0, at), value: text.slice(at + 1) };
}

/** Whether a text is an expression of JSONata; in JSONPath the name of a field says so, not its value. */
function isExpression(value: Json, language: QueryLanguage): boolean {
  return language === "JSONata" && typeof value === "string" && /^\{%[^]*%\}$/.test(value);
}
