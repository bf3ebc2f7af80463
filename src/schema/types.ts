/** The types of values. Ids are nominal: a string is not a cluster id. `error` is the type of what could not be understood. */

export type ScalarName = "string" | "number" | "integer" | "boolean" | "duration" | "size" | "timestamp";
export type IdName = "cluster_id" | "step_id" | "execution_arn";

export type Type =
  | { readonly kind: "error" }
  | { readonly kind: "json" }
  | { readonly kind: "null" }
  | { readonly kind: "scalar"; readonly name: ScalarName }
  | { readonly kind: "id"; readonly name: IdName }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "list"; readonly item: Type }
  | { readonly kind: "map"; readonly value: Type }
  | { readonly kind: "record"; readonly fields: ReadonlyMap<string, Type> }
  | { readonly kind: "union"; readonly members: readonly Type[] };

const scalar = (name: ScalarName): Type => ({ kind: "scalar", name });
const id = (name: IdName): Type => ({ kind: "id", name });

/** The types that a source text can name by a word alone. */
export const namedTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ["string", scalar("string")],
  ["number", scalar("number")],
  ["integer", scalar("integer")],
  ["boolean", scalar("boolean")],
  ["duration", scalar("duration")],
  ["size", scalar("size")],
  ["timestamp", scalar("timestamp")],
  ["json", { kind: "json" }],
  ["cluster_id", id("cluster_id")],
  ["step_id", id("step_id")],
  ["execution_arn", id("execution_arn")],
]);

export const errorType: Type = { kind: "error" };
export const jsonType: Type = { kind: "json" };
export const nullType: Type = { kind: "null" };
export const stringType = scalar("string");
export const numberType = scalar("number");
export const integerType = scalar("integer");
export const booleanType = scalar("boolean");
export const durationType = scalar("duration");
export const sizeType = scalar("size");
export const timestampType = scalar("timestamp");
export const clusterIdType = id("cluster_id");
export const stepIdType = id("step_id");
export const executionArnType = id("execution_arn");

export const listOf = (item: Type): Type => ({ kind: "list", item });
export const mapOf = (value: Type): Type => ({ kind: "map", value });
export const literal = (value: string | number | boolean): Type => ({ kind: "literal", value });
export const recordOf = (fields: Iterable<readonly [string, Type]>): Type => ({ kind: "record", fields: new Map(fields) });
export const optional = (type: Type): Type => unionOf([type, nullType]);
export const oneOf = (...values: readonly (string | number | boolean)[]): Type => unionOf(values.map(literal));

/** Past so many different literals a union says no more than their type does. */
const mostLiterals = 32;

/** Joins types; equal members are kept once, `json` and `error` absorb the rest, a union of one is that one. */
export function unionOf(types: readonly Type[]): Type {
  const members = new Map<string, Type>();
  for (const type of types.flatMap(membersOf)) {
    if (type.kind === "error" || type.kind === "json") return type.kind === "error" ? type : jsonType;
    members.set(describeType(type), type);
  }
  const all = members.size > mostLiterals ? [...new Map([...members.values()].map((type) => [describeType(widen(type)), widen(type)])).values()] : [...members.values()];
  const scalars = all.filter((type) => type.kind === "scalar");
  const kept = all.filter((type) => !scalars.some((other) => other !== type && isAssignable(type, other)));
  const [only] = kept;
  return kept.length === 1 && only ? only : { kind: "union", members: kept };
}

/** The members of a union; any other type is its own only member. */
export function membersOf(type: Type): readonly Type[] {
  return type.kind === "union" ? type.members : [type];
}

/** Whether a value of this type may be missing (`T?`). */
export function isOptional(type: Type): boolean {
  return membersOf(type).some((member) => member.kind === "null");
}

/** The type of the value once it is known not to be missing. */
export function withoutNull(type: Type): Type {
  if (type.kind !== "union") return type;
  return unionOf(type.members.filter((member) => member.kind !== "null"));
}

/** Whether every value of `from` is a value of `to`. What has the type `error` fits everywhere, so that one mistake is one finding. */
export function isAssignable(from: Type, to: Type): boolean {
  if (from.kind === "error" || to.kind === "error" || to.kind === "json") return true;
  if (from.kind === "union") return from.members.every((member) => isAssignable(member, to));
  if (to.kind === "union") return to.members.some((member) => isAssignable(from, member));
  if (isSame(from, to) || isLiteralOf(from, to)) return true;
  if (from.kind === "scalar" && to.kind === "scalar") return from.name === "integer" && to.name === "number";
  if (from.kind === "list" && to.kind === "list") return isAssignable(from.item, to.item);
  if (from.kind === "map" && to.kind === "map") return isAssignable(from.value, to.value);
  if (from.kind === "record" && to.kind === "map") return [...from.fields.values()].every((type) => isAssignable(type, to.value));
  if (from.kind === "record" && to.kind === "record") return fieldsFit(from.fields, to.fields);
  return false;
}

/** A type as it is written in a source text. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "error": return "unknown";
    case "json": case "null": return type.kind;
    case "scalar": case "id": return type.name;
    case "literal": return JSON.stringify(type.value);
    case "list": return `list<${describeType(type.item)}>`;
    case "map": return `map<${describeType(type.value)}>`;
    case "record": return `{ ${[...type.fields].map(([key, field]) => `${key}: ${describeType(field)}`).join(", ")} }`;
    case "union": return describeUnion(type.members);
  }
}

/** A type's widest form, for messages about literals: `"dev"` is a string. */
export function widen(type: Type): Type {
  if (type.kind !== "literal") return type;
  if (typeof type.value === "string") return stringType;
  if (typeof type.value === "boolean") return booleanType;
  return Number.isInteger(type.value) ? integerType : numberType;
}

function describeUnion(members: readonly Type[]): string {
  const present = members.filter((member) => member.kind !== "null").map(describeType);
  if (present.length === members.length) return present.join(" | ");
  return present.length === 1 ? `${present[0]}?` : `${present.join(" | ")} | null`;
}

function fieldsFit(from: ReadonlyMap<string, Type>, to: ReadonlyMap<string, Type>): boolean {
  for (const [key, type] of to) {
    const given = from.get(key);
    if (given === undefined ? !isOptional(type) : !isAssignable(given, type)) return false;
  }
  return true;
}

function isLiteralOf(type: Type, other: Type): boolean {
  return type.kind === "literal" && other.kind === "scalar" && isAssignableScalar(widen(type), other);
}

function isAssignableScalar(from: Type, to: Type): boolean {
  return isSame(from, to) || (isSame(from, integerType) && isSame(to, numberType));
}

function isSame(left: Type, right: Type): boolean {
  if (left === right) return true;
  if (left.kind === "union" && right.kind === "union") {
    return left.members.length === right.members.length && left.members.every((member) => right.members.some((other) => isSame(member, other)));
  }
  if (left.kind === "list" && right.kind === "list") return isSame(left.item, right.item);
  if (left.kind === "map" && right.kind === "map") return isSame(left.value, right.value);
  if (left.kind === "record" && right.kind === "record") {
    return left.fields.size === right.fields.size && [...left.fields].every(([key, type]) => {
      const other = right.fields.get(key);
      return other !== undefined && isSame(type, other);
    });
  }
  if (left.kind === "scalar" && right.kind === "scalar") return left.name === right.name;
  if (left.kind === "id" && right.kind === "id") return left.name === right.name;
  if (left.kind === "literal" && right.kind === "literal") return left.value === right.value;
  return left.kind === right.kind && (left.kind === "json" || left.kind === "null" || left.kind === "error");
}
