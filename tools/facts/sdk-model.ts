/**
 * A service's operations as `aws-sdk:*` of Step Functions takes them, in the short form of src/aws/request-fields.ts: names,
 * what is required, and types. Values that AWS adds to often, like enums, are left out.
 */
import { shapeNamed, type Member, type Shape, type Shapes } from "./model.js";
import type { FactSource } from "./sources.js";

/** A botocore service model, as far as it is read here. */
export interface ServiceModel {
  readonly operations: Readonly<
    Record<string, { readonly input?: { readonly shape: string }; readonly output?: { readonly shape: string } }>
  >;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Gives the content of a file in src/aws/sdk-models. */
export function sdkModelData({ operations, shapes }: ServiceModel, facts: FactSource): unknown {
  const known: Shapes = new Map(Object.entries(shapes));
  const structures = new Map<string, string>();
  const names = Object.keys(operations).sort();
  const requests = names.map((name) => [firstLower(name), request(operations[name]?.input?.shape, known, structures)]);
  const results = names.map((name) => [firstLower(name), result(operations[name]?.output?.shape, known)]);
  return {
    facts,
    requests: Object.fromEntries(requests),
    results: Object.fromEntries(results.filter(([, fields]) => fields !== "")),
    structures: Object.fromEntries([...structures].sort(([left], [right]) => (left < right ? -1 : 1))),
  };
}

function request(shape: string | undefined, shapes: Shapes, structures: Map<string, string>): string {
  return shape === undefined ? "" : fieldsOf(shapeNamed(shapes, shape), (member) => typeOf(member, shapes, structures));
}

/** Only the first level: what lies deeper is read as `json`. */
function result(shape: string | undefined, shapes: Shapes): string {
  return shape === undefined
    ? ""
    : fieldsOf(shapeNamed(shapes, shape), (member) => scalarOf(shapeNamed(shapes, member.shape)));
}

function fieldsOf({ members = {}, required = [] }: Shape, typeOf: (member: Member) => string): string {
  return Object.entries(members)
    .map(([name, member]) => {
      // Step Functions gives idempotency tokens itself.
      const mark = required.includes(name) && member.idempotencyToken !== true ? "!" : "";
      return `${fieldName(name)}${mark}:${typeOf(member)}`;
    })
    .join(" ");
}

function typeOf(member: Member, shapes: Shapes, structures: Map<string, string>): string {
  const shape = shapeNamed(shapes, member.shape);
  const inner = (part: Member | undefined) => (part ? typeOf(part, shapes, structures) : "json");
  switch (shape.type) {
    case "list":
      return `[${inner(shape.member)}]`;
    case "map":
      return `{${inner(shape.value)}}`;
    case "structure":
      if (!structures.has(member.shape)) {
        // Entered before it is made: some structures hold themselves.
        structures.set(member.shape, "");
        structures.set(member.shape, fieldsOf(shape, inner));
      }
      return `#${member.shape}`;
    default:
      return scalarOf(shape);
  }
}

const scalars: Readonly<Partial<Record<Shape["type"], string>>> = {
  string: "string",
  boolean: "boolean",
  integer: "integer",
  long: "integer",
  float: "number",
  double: "number",
};

/** A blob may be given as JSON, and a time as text or a number. */
function scalarOf({ type }: Shape): string {
  return scalars[type] ?? "json";
}

/**
 * Step Functions spells fields as the AWS SDK for Java does, in PascalCase: `DBInstanceIdentifier` is `DbInstanceIdentifier`,
 * `SSEKMSKeyId` is `SsekmsKeyId` (aws/aws-sdk-java-v2, utils StringUtils and codegen naming; machines in public code agree).
 */
export function fieldName(name: string): string {
  const acronym = /^.(?:[A-Z](?![a-z]))*/.exec(name)?.[0] ?? "";
  const lowered = acronym.toLowerCase() + name.slice(acronym.length);
  return lowered.slice(0, 1).toUpperCase() + lowered.slice(1);
}

function firstLower(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
