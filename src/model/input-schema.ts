/** The input of a workflow as a JSON Schema: it accepts exactly what the machine's own check accepts. */
import type { Json, JsonObject } from "../machine/asl.js";
import { objectOf } from "../expressions/build.js";
import { timestampPattern } from "../expressions/timestamps.js";
import { isOptional, membersOf, withoutNull } from "../types/relations.js";
import type { ScalarName, Type } from "../types/type.js";
import type { InputField, Workflow } from "./model.js";

/** Gives a JSON Schema (draft 2020-12) of what a run of the workflow may be started with. */
export function inputSchema({ name, comment, input }: Workflow): JsonObject {
  const fields = input?.fields ?? [];
  const required = fields.filter((field) => !field.mayBeLeftOut).map((field) => field.name);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: name,
    ...(comment === null ? {} : { description: comment }),
    // Without an `input` a run looks at nothing that it was started with.
    ...(input ? { type: "object" } : {}),
    ...(fields.length > 0 ? { properties: objectOf(fields.map((field) => [field.name, fieldSchema(field)])) } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

function fieldSchema(field: InputField): JsonObject {
  const schema: JsonObject = {
    ...typeSchema(withoutNull(field.type)),
    ...(field.pattern === null ? {} : { pattern: field.pattern }),
    ...(field.least === null ? {} : { minimum: field.least }),
    ...(field.most === null ? {} : { maximum: field.most }),
  };
  const whole = field.mayBeLeftOut ? orNull(schema) : schema;
  const value = field.default?.kind === "constant" ? field.default.value : undefined;
  return value === undefined ? whole : { ...whole, default: value };
}

/** `null` counts as left out. */
function orNull(schema: JsonObject): JsonObject {
  return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: "null" }] };
}

function typeSchema(type: Type): JsonObject {
  switch (type.kind) {
    case "json":
    case "error":
      return {};
    case "null":
      return { type: "null" };
    case "literal":
      return { const: type.value };
    case "id":
      return { type: "string", description: `A ${type.name}.` };
    case "scalar":
      return scalarSchemas[type.name];
    case "list":
      return { type: "array", items: typeSchema(type.item) };
    case "map":
      return { type: "object", additionalProperties: typeSchema(type.value) };
    case "record":
      return recordSchema(type.fields);
    case "union":
      return unionSchema(type);
  }
}

const scalarSchemas: { readonly [K in ScalarName]: JsonObject } = {
  string: { type: "string" },
  timestamp: { type: "string", pattern: timestampPattern, description: "A timestamp, as in 2026-01-31T00:00:00Z." },
  number: { type: "number" },
  percentage: { type: "number" },
  boolean: { type: "boolean" },
  integer: { type: "integer" },
  duration: { type: "integer", minimum: 0, description: "A duration in seconds." },
  size: { type: "integer", minimum: 0, description: "A size in bytes." },
};

function recordSchema(fields: ReadonlyMap<string, Type>): JsonObject {
  const properties = [...fields].map(([key, type]): readonly [string, Json] => {
    const schema = typeSchema(withoutNull(type));
    return [key, isOptional(type) ? orNull(schema) : schema];
  });
  const required = [...fields].flatMap(([key, type]) => (isOptional(type) ? [] : [key]));
  return { type: "object", properties: objectOf(properties), ...(required.length > 0 ? { required } : {}) };
}

function unionSchema(type: Type): JsonObject {
  const members = membersOf(type);
  const literals = members.flatMap((member) => (member.kind === "literal" ? [member.value] : []));
  const others = members.filter((member) => member.kind !== "literal").map(typeSchema);
  const all = literals.length > 0 ? [{ enum: literals }, ...others] : others;
  const [only] = all;
  return all.length === 1 && only ? only : { anyOf: all };
}
