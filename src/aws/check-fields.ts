/** Whether a value is what a table of fields says. It finds problems; how they read and how bad they are is said elsewhere. */
import type { Json, JsonObject } from "../machine/asl.js";
import { isRuntimeValue, type ArgumentProblem } from "./arguments.js";
import { isList, isObject } from "../machine/json.js";
import type { Field, Fields, FieldType } from "./request-fields.js";
import type { FieldPath } from "./request-schemas.js";

/**
 * Checks the Arguments of a task. A string `{% … %}` stands for a value that is known when the machine runs, and is right anywhere.
 *
 * @param structures gives the fields of a structure of the same table
 * @returns the problems in the order of the value's fields, what is missing first
 */
export function checkFields(
  value: JsonObject,
  fields: Fields,
  structures: (name: string) => Fields,
  path: FieldPath = [],
): readonly ArgumentProblem[] {
  const missing = [...fields].flatMap(([name, field]): readonly ArgumentProblem[] =>
    field.required && !Object.hasOwn(value, name)
      ? [{ path, problem: "missing-field", field: name, expected: expectation(field) }]
      : [],
  );
  const wrong = Object.entries(value).flatMap(([name, inner]): readonly ArgumentProblem[] => {
    const field = fields.get(name);
    if (field) return checkType(inner, field.type, structures, [...path, name]);
    const allowed = [...fields.keys()];
    return [{ path, problem: "unknown-field", field: name, expected: `one of ${allowed.join(", ")}`, allowed }];
  });
  return [...missing, ...wrong];
}

function checkType(
  value: Json,
  type: FieldType,
  structures: (name: string) => Fields,
  path: FieldPath,
): readonly ArgumentProblem[] {
  if (type.kind === "json" || isRuntimeValue(value)) return [];
  switch (type.kind) {
    case "list":
      if (!isList(value)) return [wrongType(path, type)];
      return value.flatMap((item, index) => checkType(item, type.of, structures, [...path, index]));
    case "map":
      if (!isObject(value)) return [wrongType(path, type)];
      return Object.entries(value).flatMap(([key, inner]) => checkType(inner, type.of, structures, [...path, key]));
    case "structure":
      return isObject(value) ? checkFields(value, structures(type.name), structures, path) : [wrongType(path, type)];
    case "words":
      if (typeof value !== "string") return [wrongType(path, type)];
      return type.words.includes(value)
        ? []
        : [{ path, problem: "not-one-of", expected: expected(type), allowed: type.words }];
    default:
      return isPlain(value, type.kind) ? [] : [wrongType(path, type)];
  }
}

function isPlain(value: Json, kind: "string" | "integer" | "number" | "boolean"): boolean {
  return kind === "integer" ? Number.isInteger(value) : typeof value === kind;
}

function wrongType(path: FieldPath, type: FieldType): ArgumentProblem {
  return { path, problem: "wrong-type", expected: expected(type) };
}

function expectation({ type }: Field): string {
  return expected(type);
}

function expected(type: FieldType): string {
  switch (type.kind) {
    case "list":
      return "a list";
    case "map":
    case "structure":
      return "a record";
    case "words":
      return `one of ${type.words.join(", ")}`;
    case "string":
      return "a string";
    case "integer":
      return "a whole number";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    case "json":
      return "a value";
  }
}
