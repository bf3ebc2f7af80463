/** Whether the Arguments of a task of EMR's services are what Step Functions takes. It finds problems; how they read and how bad they are is said elsewhere. */
import type { Json } from "../machine/asl.js";
import { isList } from "../machine/json.js";
import { childOf } from "./json-path.js";
import type { RequestName } from "./request-names.js";
import { errorsIn, fieldNames, schemaAt, type FieldPath, type SchemaNode } from "./request-schemas.js";
import type { SchemaError } from "./schema-errors.js";

export interface ArgumentProblem {
  /** Of the value that is wrong; of the object around it where a field is missing or unknown. */
  readonly path: FieldPath;
  readonly problem: "unknown-field" | "missing-field" | "wrong-type" | "not-one-of" | "out-of-range" | "bad-format";
  /** The field that is missing or unknown. */
  readonly field?: string;
  /** What would be right, to be read after "expected": `a whole number`, `one of SPOT, ON_DEMAND`. */
  readonly expected: string;
  /** The values or field names that would be right, where they can be listed. */
  readonly allowed?: readonly string[];
}

/**
 * Checks the Arguments of a task. A string `{% … %}` stands for a value that is known when the machine runs, and is right
 * anywhere; one that holds `${name}` is complete when the machine is deployed, and only then has a form and a length.
 *
 * @returns the problems in the order of AWS's fields; empty when the value is right
 */
export function checkArguments(request: RequestName, value: Json): readonly ArgumentProblem[] {
  const problems: ArgumentProblem[] = [];
  for (const error of errorsIn(request, value)) {
    const { path, instance } = locate(value, error.instancePath);
    if (isRuntimeValue(instance) || (ofCharacters.has(error.keyword) && isDeployedText(instance))) continue;
    problems.push({ path, ...problemOf(error, request, path) });
  }
  return withoutConsequences(problems);
}

/** Whether a value is a JSONata expression, which has its value when the machine runs. */
export function isRuntimeValue(value: Json | undefined): boolean {
  return typeof value === "string" && value.startsWith("{%") && value.endsWith("%}");
}

/** Whether a value is text with a place in it that the deployment fills. */
function isDeployedText(value: Json | undefined): boolean {
  return typeof value === "string" && /\$\{\w+\}/.test(value);
}

/** What is asked of a text's characters, not of its being text. */
const ofCharacters: ReadonlySet<string> = new Set(["pattern", "minLength", "maxLength", "enum"]);

/** Follows a JSON pointer into a value; the check made it, so every part of it exists. */
function locate(value: Json, pointer: string): { readonly path: FieldPath; readonly instance: Json | undefined } {
  const path: (string | number)[] = [];
  let instance: Json | undefined = value;
  for (const part of pointer.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(isList(instance) ? Number(name) : name);
    instance = childOf(instance, name);
  }
  return { path, instance };
}

type Found = Omit<ArgumentProblem, "path">;

type Finder = (error: SchemaError, request: RequestName, path: FieldPath) => Found;

const finders: ReadonlyMap<string, Finder> = new Map<string, Finder>([
  [
    "type",
    (error) => ({ problem: "wrong-type", expected: typeNames.get(String(error.params["type"])) ?? "another type" }),
  ],
  ["enum", (error) => oneOf(list(error.params["allowedValues"]))],
  ["const", (error) => oneOf([JSON.stringify(error.params["allowedValue"])])],
  ["required", (error, request, path) => missing(String(error.params["missingProperty"]), request, path)],
  [
    "additionalProperties",
    (error, request, path) => unknown(String(error.params["additionalProperty"]), fieldNames(request, path)),
  ],
  ["propertyNames", (error, request, path) => badName(String(error.params["propertyName"]), fieldNames(request, path))],
  ["minimum", (error) => outOfRange(`at least ${limitOf(error)}`)],
  ["maximum", (error) => outOfRange(`at most ${limitOf(error)}`)],
  ["minLength", (error) => outOfRange(`at least ${limitOf(error)} characters`)],
  ["maxLength", (error) => outOfRange(`at most ${limitOf(error)} characters`)],
  ["minItems", (error) => outOfRange(`at least ${limitOf(error)} elements`)],
  ["maxItems", (error) => outOfRange(`at most ${limitOf(error)} elements`)],
  ["minProperties", () => outOfRange("exactly one field")],
  ["maxProperties", () => outOfRange("exactly one field")],
  ["pattern", (_, request, path) => ({ problem: "bad-format", expected: formOf(schemaAt(request, path)?.pattern) })],
]);

function problemOf(error: SchemaError, request: RequestName, path: FieldPath): Found {
  const find = finders.get(error.keyword);
  if (!find) throw new Error(`The schemas use a keyword that is not understood here: ${error.keyword}`);
  return find(error, request, path);
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ["object", "a record"],
  ["array", "a list"],
  ["string", "a string"],
  ["boolean", "true or false"],
  ["integer", "a whole number"],
  ["number", "a number"],
]);

function oneOf(allowed: readonly string[]): Found {
  return { problem: "not-one-of", expected: described(allowed), allowed };
}

function unknown(field: string, allowed: readonly string[]): Found {
  return { problem: "unknown-field", field, expected: described(allowed), allowed };
}

/** A name that is not among those of a map, or is spelled like none that AWS takes. */
function badName(name: string, allowed: readonly string[]): Found {
  return allowed.length > 0 ? unknown(name, allowed) : { problem: "bad-format", expected: `another name than ${name}` };
}

/** What a pattern asks for, in words where there are some; else the pattern, without what is there for the whole text. */
function formOf(pattern = ""): string {
  const known = forms.find(([part]) => pattern.includes(part));
  return known?.[1] ?? `text like the pattern ${pattern.replace(/^\^\(\?:([^]*)\)\$$/, "$1")}`;
}

const forms: readonly (readonly [part: string, words: string])[] = [
  [":iam::", "the ARN of a role"],
  [":kms:", "the ARN of a KMS key"],
  ["\\.dkr\\.ecr\\.", "the address of an image in Amazon ECR"],
  [String.raw`[\u0020-`, "text without control characters"],
  [String.raw`.*\S.*`, "text that is not blank"],
  ["[a-z0-9]([-a-z0-9]*[a-z0-9])?", "lower-case letters, digits and hyphens"],
];

function missing(field: string, request: RequestName, path: FieldPath): Found {
  return { problem: "missing-field", field, expected: expectation(schemaAt(request, [...path, field])) };
}

function expectation(schema: SchemaNode | undefined): string {
  if (schema?.const !== undefined) return String(schema.const);
  return schema?.enum ? described(schema.enum) : (typeNames.get(schema?.type ?? "") ?? "a value");
}

function outOfRange(expected: string): Found {
  return { problem: "out-of-range", expected };
}

function described(allowed: readonly string[]): string {
  return allowed.length === 1 ? allowed.join() : `one of ${allowed.join(", ")}`;
}

function limitOf(error: SchemaError): string {
  return String(error.params["limit"]);
}

function list(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.map(String) : [];
}

/** A value of the wrong type also breaks the rules about its content; the type is what the user must hear. */
function withoutConsequences(problems: readonly ArgumentProblem[]): readonly ArgumentProblem[] {
  const ofWrongType = new Set(
    problems.filter((each) => each.problem === "wrong-type").map((each) => JSON.stringify(each.path)),
  );
  return problems.filter((each) => each.problem === "wrong-type" || !ofWrongType.has(JSON.stringify(each.path)));
}
