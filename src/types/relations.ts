/** How types stand to each other: which values of one are values of another, and what several have in common. */
import { describeType } from "./describe.js";
import {
  booleanType,
  integerType,
  jsonType,
  listOf,
  literal,
  mapOf,
  nullType,
  numberType,
  recordOf,
  stringType,
  type Type,
} from "./type.js";

/** Past so many different literals a union says no more than their type does. */
const mostLiterals = 32;

/** Joins types; equal members are kept once, `json` and `error` absorb the rest, a union of one is that one. */
export function unionOf(types: readonly Type[]): Type {
  const [only] = types;
  if (types.length === 1 && only && only.kind !== "union") return only;
  const members: Type[] = [];
  const keys = new Set<string>();
  for (const type of types) {
    for (const member of membersOf(type)) {
      if (member.kind === "error" || member.kind === "json") return member.kind === "error" ? member : jsonType;
      const key = keyOf(member);
      if (keys.has(key)) continue;
      keys.add(key);
      members.push(member);
    }
  }
  if (members.length > mostLiterals && members.some((member) => member.kind === "literal"))
    return unionOf(members.map(widen));
  return simplified(members);
}

/** Leaves out what another member includes: a literal beside its own type, an integer beside a number. */
function simplified(members: readonly Type[]): Type {
  const scalars = members.filter((type) => type.kind === "scalar");
  const kept =
    scalars.length === 0
      ? members
      : members.filter((type) => !scalars.some((other) => other !== type && isAssignable(type, other)));
  const [only] = kept;
  return kept.length === 1 && only ? only : { kind: "union", members: kept };
}

/** Equal for equal types; short for those of which there are many. */
function keyOf(type: Type): string {
  if (type.kind === "literal") return `${typeof type.value} ${String(type.value)}`;
  return type.kind === "scalar" ? type.name : describeType(type);
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
  if (from.kind === "record" && to.kind === "map")
    return [...from.fields.values()].every((type) => isAssignable(type, to.value));
  if (from.kind === "record" && to.kind === "record") return fieldsFit(from.fields, to.fields);
  return false;
}

export const optional = (type: Type): Type => unionOf([type, nullType]);
export const oneOf = (...values: readonly (string | number | boolean)[]): Type => unionOf(values.map(literal));

/** A type's widest form, for messages about literals: `"dev"` is a string. */
export function widen(type: Type): Type {
  if (type.kind !== "literal") return type;
  if (typeof type.value === "string") return stringType;
  if (typeof type.value === "boolean") return booleanType;
  return Number.isInteger(type.value) ? integerType : numberType;
}

/** A type without its literals, however deep: of two lists of constants it is not the types that tell whether they are equal. */
export function widest(type: Type): Type {
  switch (type.kind) {
    case "union":
      return unionOf(type.members.map(widest));
    case "list":
      return listOf(widest(type.item));
    case "map":
      return mapOf(widest(type.value));
    case "record":
      return recordOf([...type.fields].map(([key, field]) => [key, widest(field)]));
    default:
      return widen(type);
  }
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
    return (
      left.members.length === right.members.length &&
      left.members.every((member) => right.members.some((other) => isSame(member, other)))
    );
  }
  if (left.kind === "list" && right.kind === "list") return isSame(left.item, right.item);
  if (left.kind === "map" && right.kind === "map") return isSame(left.value, right.value);
  if (left.kind === "record" && right.kind === "record") {
    return (
      left.fields.size === right.fields.size &&
      [...left.fields].every(([key, type]) => {
        const other = right.fields.get(key);
        return other !== undefined && isSame(type, other);
      })
    );
  }
  if (left.kind === "scalar" && right.kind === "scalar") return left.name === right.name;
  if (left.kind === "id" && right.kind === "id") return left.name === right.name;
  if (left.kind === "literal" && right.kind === "literal") return left.value === right.value;
  return left.kind === right.kind && (left.kind === "json" || left.kind === "null" || left.kind === "error");
}
