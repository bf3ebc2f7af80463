/** From shapes of a botocore model to JSON Schema (draft-07): types, required, enums, ranges and patterns, nothing else. */
import type { Request } from "./actions.js";
import { shapeNamed, type Member, type Shape, type Shapes } from "./model.js";
import type { FactSource } from "./sources.js";

export type Schema = Readonly<Record<string, unknown>>;

/**
 * Gives the schema of a request, with every shape that it reaches under `definitions`.
 *
 * @param unicodeRegExp whether the model's patterns need the flag `u`
 */
export function requestSchema(request: Request, model: Shapes, source: FactSource, unicodeRegExp: boolean): Schema {
  const shapes = new Map([...model, ...Object.entries(request.changed ?? {})]);
  const reached = new Map<string, Schema>();
  const refer = (member: Member): Schema => {
    const shape = shapeNamed(shapes, member.shape);
    const schema = isPlain(shape) ? schemaOf(shape, refer) : { $ref: `#/definitions/${member.shape}` };
    if (!isPlain(shape) && !reached.has(member.shape)) {
      // Entered before it is made: Configuration holds a list of itself.
      reached.set(member.shape, {});
      reached.set(member.shape, schemaOf(shape, refer));
    }
    return schema;
  };
  const root = schemaOf(request.root, refer);
  const definitions = [...reached].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    facts: { ...source, unicodeRegExp },
    ...root,
    ...(definitions.length > 0 && { definitions: Object.fromEntries(definitions) }),
  };
}

/** A type without a constraint is as short as a reference to it; enums are rarely used twice, and ajv wants those of names in place. */
function isPlain(shape: Shape): boolean {
  return shape.enum !== undefined || Object.keys(schemaOf(shape, () => ({}))).length === 1;
}

type Refer = (member: Member) => Schema;

const schemaOfType: { readonly [T in Shape["type"]]: (shape: Shape, refer: Refer) => Schema } = {
  structure: structureSchema,
  list: (shape, refer) => ({
    type: "array",
    items: refer(part(shape.member)),
    ...(shape.min !== undefined && { minItems: shape.min }),
    ...(shape.max !== undefined && { maxItems: shape.max }),
  }),
  map: (shape, refer) => {
    const names = refer(part(shape.key));
    // Every name of a member is a string already.
    const constrained = Object.keys(names).some((keyword) => keyword !== "type");
    return {
      type: "object",
      ...(constrained && { propertyNames: names }),
      additionalProperties: refer(part(shape.value)),
    };
  },
  string: stringSchema,
  boolean: (shape) => (shape.const === undefined ? { type: "boolean" } : { const: shape.const }),
  integer: (shape) => ({ type: "integer", ...range(shape) }),
  long: (shape) => ({ type: "integer", ...range(shape) }),
  float: (shape) => ({ type: "number", ...range(shape) }),
  double: (shape) => ({ type: "number", ...range(shape) }),
  timestamp: () => ({ type: "string" }),
  blob: () => ({ type: "string" }),
};

function schemaOf(shape: Shape, refer: Refer): Schema {
  return schemaOfType[shape.type](shape, refer);
}

function structureSchema(shape: Shape, refer: Refer): Schema {
  const members = Object.entries(shape.members ?? {});
  // Step Functions gives idempotency tokens itself.
  const required = (shape.required ?? [])
    .filter((name) => shape.members?.[name]?.idempotencyToken !== true)
    .map(pascalCase);
  return {
    type: "object",
    ...(required.length > 0 && { required }),
    ...(shape.union === true && { minProperties: 1, maxProperties: 1 }),
    properties: Object.fromEntries(members.map(([name, member]) => [pascalCase(name), refer(member)])),
    additionalProperties: false,
  };
}

function stringSchema(shape: Shape): Schema {
  if (shape.enum) return { type: "string", enum: shape.enum };
  return {
    type: "string",
    // At least none is no constraint.
    ...(shape.min !== undefined && shape.min > 0 && { minLength: shape.min }),
    ...(shape.max !== undefined && { maxLength: shape.max }),
    ...(shape.pattern !== undefined && { pattern: anchored(shape.pattern) }),
  };
}

function range(shape: Shape): Schema {
  return {
    ...(shape.min !== undefined && { minimum: shape.min }),
    ...(shape.max !== undefined && { maximum: shape.max }),
  };
}

/** AWS's patterns mean the whole text, but those that begin with `.*` would refuse every text of several lines. */
function anchored(pattern: string): string {
  return pattern.startsWith(".*") || pattern.startsWith("^") ? pattern : `^(?:${pattern})$`;
}

/** Step Functions writes every API in PascalCase. */
function pascalCase(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

function part(member: Member | undefined): Member {
  if (!member) throw new Error("The model has a list without a member, or a map without a key or value");
  return member;
}
