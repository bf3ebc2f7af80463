/** The JSON Schema of what a file in YAML may say, for editors. */
import { objectOf } from "../expressions/build.js";
import type { JsonObject } from "../machine/asl.js";
import type { SettingsSchema } from "../settings/schema.js";
import type { Fields, Shape } from "./shape.js";

/** Gives the JSON Schema (draft 2020-12) of a map with these fields. */
export function objectSchema(fields: Fields): JsonObject {
  const required = Object.entries(fields).flatMap(([name, field]) => (field.required ? [name] : []));
  const apart = Object.entries(fields).flatMap(([name, { insteadOf }]) => (insteadOf ? [[insteadOf, name]] : []));
  return {
    // A key with nothing behind it is an empty map, which does where nothing is required.
    type: required.length > 0 ? "object" : ["object", "null"],
    properties: objectOf(
      Object.entries(fields).map(([name, { shape, documentation }]) => [
        name,
        { description: documentation, ...shapeSchema(shape) },
      ]),
    ),
    ...(required.length > 0 ? { required } : {}),
    ...(apart.length > 0 ? { allOf: apart.map((names) => ({ not: { required: names } })) } : {}),
    additionalProperties: false,
  };
}

function shapeSchema(shape: Shape): JsonObject {
  switch (shape.kind) {
    case "text":
      return { type: "string", ...(shape.isFilled ? { pattern: "\\S" } : {}) };
    case "scalar":
      return { type: ["string", "number", "boolean"] };
    case "choice":
      return { enum: shape.of };
    case "whole":
      return { type: "integer", minimum: shape.least, ...(shape.most === undefined ? {} : { maximum: shape.most }) };
    case "boolean":
      return { type: "boolean" };
    case "duration":
      return { type: "string", pattern: "^(?=.)(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?$" };
    case "json":
      return {};
    case "either":
      return { anyOf: shape.of.map(shapeSchema) };
    case "list":
      return { type: "array", items: shapeSchema(shape.item), ...(shape.isFilled ? { minItems: 1 } : {}) };
    case "map":
      return { type: ["object", "null"], additionalProperties: shapeSchema(shape.value) };
    case "object":
      return objectSchema(shape.fields);
    case "settings":
      return settingsSchema(shape.schema, shape.inner ?? {});
  }
}

/** The values of settings are the language's, which knows more of them than a JSON Schema can say. */
function settingsSchema(schema: SettingsSchema, inner: Fields): JsonObject {
  const own = Object.entries(schema).map(
    ([name, { documentation, otherwise }]) =>
      [name, { description: otherwise ? `${documentation} Without it: ${otherwise}.` : documentation }] as const,
  );
  const below = Object.entries(inner).map(
    ([name, { shape, documentation }]) => [name, { description: documentation, ...shapeSchema(shape) }] as const,
  );
  return { type: ["object", "null"], properties: objectOf([...own, ...below]), additionalProperties: false };
}
