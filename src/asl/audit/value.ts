/**
 * What the audit knows of a value without running anything. Everything it needs to know is: is it the id of the cluster
 * that is being followed, is it there at all, and is it a constant that a Choice may compare. All else is `unknown`.
 */
import type { Json } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";
import { entriesOf, folder, merger, nameMapOf, valueAt, withValue, type NameMap, type Ways } from "./name-map.js";
import { isSame } from "./sameness.js";

export type JsonType = "string" | "number" | "boolean" | "null" | "object" | "array";

export interface Unknown {
  readonly kind: "unknown";
  /** Whether it may be, or hold, the id of the cluster that is being followed. */
  readonly mayBeId: boolean;
  /** Whether it is certain to be there. */
  readonly defined: boolean;
  readonly type: JsonType | null;
}

export type Value =
  | Unknown
  | { readonly kind: "missing" }
  | { readonly kind: "id" }
  | { readonly kind: "constant"; readonly value: string | number | boolean | null }
  /** `rest` stands for every field that is not named: `missing`, or something unknown. */
  | { readonly kind: "object"; readonly fields: NameMap<Value>; readonly rest: Value; readonly depth: number }
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly depth: number }
  /** A list of unknown length; `some`, if not null, is certainly among its items. */
  | { readonly kind: "bag"; readonly some: Value | null; readonly others: Value; readonly depth: number };

/** A value with values in it, and how deep they nest. Like all values it never changes. */
export type Compound = Extract<Value, { readonly kind: "object" | "list" | "bag" }>;

/** Values nest at most this deep, so that a loop that wraps a value in itself comes to an end. */
const DEEPEST = 6;

export const missing: Value = { kind: "missing" };
export const id: Value = { kind: "id" };

/** Gives a value of which only little is known. */
export function unknown(about: { mayBeId?: boolean; defined?: boolean; type?: JsonType } = {}): Unknown {
  const { mayBeId = false, type = null } = about;
  return { kind: "unknown", mayBeId, defined: about.defined ?? type !== null, type };
}

export function constant(value: string | number | boolean | null): Value {
  return { kind: "constant", value };
}

/** Gives an object with exactly these fields, or with these and more of which `rest` tells. */
export function objectOf(fields: Iterable<readonly [string, Value]>, rest: Value = missing): Value {
  return objectWith(nameMapOf(fields), rest);
}

function objectWith(fields: NameMap<Value>, rest: Value): Value {
  return limited(objectAsIs(fields, rest));
}

export function listOf(items: readonly Value[]): Value {
  return limited(listAsIs(items));
}

export function bagOf(some: Value | null, others: Value): Value {
  return limited(bagAsIs(some, others));
}

/** Gives a JSON text's value as it stands, expressions in it not considered. */
export function valueOf(json: Json): Value {
  if (json === null || typeof json !== "object") return constant(json);
  if (isList(json)) return listOf(json.map(valueOf));
  return objectOf(Object.entries(json).map(([name, field]) => [name, valueOf(field)] as const));
}

/** Gives a field of a value, as both query languages see it: of a list, the field of each item. */
export function member(value: Value, name: string): Value {
  switch (value.kind) {
    case "object":
      return valueAt(value.fields, name) ?? value.rest;
    case "unknown":
      return value.type !== null && value.type !== "object" && value.type !== "array"
        ? missing
        : unknown({ mayBeId: value.mayBeId });
    case "list":
      return eachOf(value.items.map((item) => member(item, name)));
    case "bag":
      return eachOf([value.some === null ? missing : member(value.some, name), loose(member(value.others, name))]);
    default:
      return missing;
  }
}

/** Gives an item of a value; what is no list counts as a list of one, as in JSONata. */
export function itemAt(value: Value, index: number): Value {
  if (value.kind === "list") return value.items.at(index) ?? missing;
  if (value.kind === "bag") return value.some === null ? loose(value.others) : loose(join(value.some, value.others));
  if (value.kind === "unknown" && (value.type === null || value.type === "array"))
    return unknown({ mayBeId: value.mayBeId });
  return index === 0 || index === -1 ? value : missing;
}

/** A sequence of what is there among the parts; it is there itself as soon as one of them is. */
function eachOf(parts: readonly Value[]): Value {
  const there = parts.filter((part) => part.kind !== "missing");
  const [only] = there;
  if (only === undefined) return missing;
  if (there.length === 1) return only;
  return unknown({ mayBeId: there.some(mayHoldId), defined: there.some((part) => isDefined(part) === true) });
}

/** The same value, but perhaps not there. */
function loose(value: Value): Value {
  return value.kind === "missing" ? value : join(value, missing);
}

/** Whether a value is there: `null` when it cannot be told. */
export function isDefined(value: Value): boolean | null {
  if (value.kind === "missing") return false;
  return value.kind !== "unknown" || value.defined ? true : null;
}

/** A value's JSON type; `null` when it cannot be told or the value may be missing. */
export function typeOf(value: Value): JsonType | null {
  switch (value.kind) {
    case "constant":
      return value.value === null ? "null" : (jsonTypes[typeof value.value] ?? null);
    case "unknown":
      return value.type;
    case "id":
      return "string";
    case "object":
      return "object";
    case "missing":
      return null;
    default:
      return "array";
  }
}

const jsonTypes: Partial<Record<string, JsonType>> = { string: "string", number: "number", boolean: "boolean" };

/** Whether the followed cluster's id is, or may be, in the value. */
export function mayHoldId(value: Value): boolean {
  switch (value.kind) {
    case "id":
      return true;
    case "unknown":
      return value.mayBeId;
    case "object":
      return mayHoldId(value.rest) || someHoldsId(value.fields);
    case "list":
      return value.items.some(mayHoldId);
    case "bag":
      return mayHoldId(value.others) || (value.some !== null && mayHoldId(value.some));
    default:
      return false;
  }
}

const someHoldsId = folder<Value, boolean>(false, mayHoldId, (left, right) => left || right);

/** Whether an object certainly has a field, though perhaps not by name which. */
export const hasSomeField = folder<Value, boolean>(
  false,
  (value) => isDefined(value) === true,
  (left, right) => left || right,
);

/** Gives what holds for both values; joining never knows more than either. */
export function join(left: Value, right: Value): Value {
  if (isSame(left, right)) return left;
  if (left.kind === "object" && right.kind === "object")
    return objectWith(fieldsJoiner(left.rest, right.rest)(left.fields, right.fields), join(left.rest, right.rest));
  if (left.kind === "list" && right.kind === "list" && left.items.length === right.items.length) {
    return listOf(left.items.map((item, index) => join(item, right.items[index] ?? missing)));
  }
  if (left.kind === "bag" && right.kind === "bag") {
    return bagOf(
      left.some !== null && right.some !== null ? join(left.some, right.some) : null,
      join(left.others, right.others),
    );
  }
  const type = typeOf(left) === typeOf(right) ? typeOf(left) : null;
  return {
    kind: "unknown",
    mayBeId: mayHoldId(left) || mayHoldId(right),
    defined: isDefined(left) === true && isDefined(right) === true,
    type,
  };
}

/** How maps of values are joined; what is in one of them alone is joined with what the other has instead. */
export function joining(leftRest: Value, rightRest: Value): Ways<Value, Value> {
  const joined = (left: Value, right: Value): Value => {
    const value = join(left, right);
    return isSame(value, left) ? left : value;
  };
  return { both: joined, left: (left) => joined(left, rightRest), right: (right) => join(leftRest, right) };
}

const joiners = new Map<string, ReturnType<typeof merger<Value, Value>>>();

/** One for each pair of rests, since what it remembers depends on them. */
function fieldsJoiner(leftRest: Value, rightRest: Value): ReturnType<typeof merger<Value, Value>> {
  const ways = joining(leftRest, rightRest);
  // A rest that is neither missing nor unknown nobody makes; it would only not be remembered.
  if (![leftRest, rightRest].every(({ kind }) => kind === "missing" || kind === "unknown")) return merger(ways);
  const key = JSON.stringify([leftRest, rightRest]);
  const joiner = joiners.get(key) ?? merger(ways);
  joiners.set(key, joiner);
  return joiner;
}

/** Gives the value with one place in it replaced, making the objects on the way; `path` empty replaces all of it. */
export function withPlace(value: Value, path: readonly (string | number)[], part: Value): Value {
  const [name, ...further] = path;
  if (name === undefined) return part;
  if (typeof name === "number") return unknown({ mayBeId: mayHoldId(value) || mayHoldId(part), defined: true });
  const inner = withPlace(member(value, name), further, part);
  if (value.kind === "object") return objectWith(withValue(value.fields, name, inner), value.rest);
  return objectOf([[name, inner]], value.kind === "unknown" ? unknown({ mayBeId: value.mayBeId }) : missing);
}

function depthOf(value: Value): number {
  return isCompound(value) ? value.depth : 0;
}

const depthOfNamed = folder<Value, number>(0, depthOf, Math.max);

function objectAsIs(fields: NameMap<Value>, rest: Value): Compound {
  return { kind: "object", fields, rest, depth: 1 + Math.max(depthOfNamed(fields), depthOf(rest)) };
}

function listAsIs(items: readonly Value[]): Compound {
  const depth = 1 + items.reduce((deepest, item) => Math.max(deepest, depthOf(item)), 0);
  return { kind: "list", items, depth };
}

function bagAsIs(some: Value | null, others: Value): Compound {
  const depth = 1 + Math.max(some === null ? 0 : depthOf(some), depthOf(others));
  return { kind: "bag", some, others, depth };
}

function isCompound(value: Value): value is Compound {
  return value.kind === "object" || value.kind === "list" || value.kind === "bag";
}

function limited(value: Compound): Value {
  return value.depth <= DEEPEST ? value : cut(value, DEEPEST);
}

/** Gives the value with everything below a level forgotten. */
function cut(value: Value, levels: number): Value {
  if (!isCompound(value)) return value;
  if (levels === 0) return unknown({ mayBeId: mayHoldId(value), type: value.kind === "object" ? "object" : "array" });
  const further = (part: Value): Value => cut(part, levels - 1);
  if (value.kind === "list") return listAsIs(value.items.map(further));
  if (value.kind === "bag") return bagAsIs(value.some && further(value.some), further(value.others));
  const fields = entriesOf(value.fields).map(([name, field]) => [name, further(field)] as const);
  return objectAsIs(nameMapOf(fields), value.rest);
}
