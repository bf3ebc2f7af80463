/**
 * What the audit knows of a value without running anything. Everything it needs to know is: is it the id of the cluster
 * that is being followed, is it there at all, and is it a constant that a Choice may compare. All else is `unknown`.
 */
import type { Json } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";

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
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, Value>; readonly rest: Value }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  /** A list of unknown length; `some`, if not null, is certainly among its items. */
  | { readonly kind: "bag"; readonly some: Value | null; readonly others: Value };

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
  return limited({ kind: "object", fields: new Map(fields), rest });
}

export function listOf(items: readonly Value[]): Value {
  return limited({ kind: "list", items });
}

export function bagOf(some: Value | null, others: Value): Value {
  return limited({ kind: "bag", some, others });
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
      return value.fields.get(name) ?? value.rest;
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
      return mayHoldId(value.rest) || [...value.fields.values()].some(mayHoldId);
    case "list":
      return value.items.some(mayHoldId);
    case "bag":
      return mayHoldId(value.others) || (value.some !== null && mayHoldId(value.some));
    default:
      return false;
  }
}

/** Gives what holds for both values; joining never knows more than either. */
export function join(left: Value, right: Value): Value {
  if (left === right || keyOf(left) === keyOf(right)) return left;
  if (left.kind === "object" && right.kind === "object") {
    const names = new Set([...left.fields.keys(), ...right.fields.keys()]);
    return objectOf(
      [...names].map((name) => [name, join(member(left, name), member(right, name))] as const),
      join(left.rest, right.rest),
    );
  }
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

/** Gives the value with one place in it replaced, making the objects on the way; `path` empty replaces all of it. */
export function withPlace(value: Value, path: readonly (string | number)[], part: Value): Value {
  const [name, ...further] = path;
  if (name === undefined) return part;
  if (typeof name === "number") return unknown({ mayBeId: mayHoldId(value) || mayHoldId(part), defined: true });
  const inner = withPlace(member(value, name), further, part);
  if (value.kind === "object") return objectOf([...value.fields, [name, inner]], value.rest);
  return objectOf([[name, inner]], value.kind === "unknown" ? unknown({ mayBeId: value.mayBeId }) : missing);
}

/** Two values with one key are the same knowledge. */
export function keyOf(value: Value): string {
  switch (value.kind) {
    case "constant":
      return JSON.stringify(value.value);
    case "unknown":
      return `?${value.mayBeId ? "i" : ""}${value.defined ? "d" : ""}${value.type ?? ""}`;
    case "missing":
    case "id":
      return value.kind;
    default:
      return remembered(keys, value, compoundKey);
  }
}

type Compound = Extract<Value, { readonly kind: "object" | "list" | "bag" }>;

const keys = new WeakMap<Compound, string>();
const depths = new WeakMap<Compound, number>();

/** Compound values never change, so what is computed of one once holds for good. */
function remembered<T>(known: WeakMap<Compound, T>, value: Compound, compute: (value: Compound) => T): T {
  const found = known.get(value);
  if (found !== undefined) return found;
  const computed = compute(value);
  known.set(value, computed);
  return computed;
}

function compoundKey(value: Compound): string {
  if (value.kind === "list") return `[${value.items.map(keyOf).join()}]`;
  if (value.kind === "bag") return `<${value.some === null ? "" : keyOf(value.some)};${keyOf(value.others)}>`;
  return `{${[...value.fields]
    .map(([name, field]) => `${JSON.stringify(name)}:${keyOf(field)}`)
    .sort()
    .join()};${keyOf(value.rest)}}`;
}

function depthOf(value: Value): number {
  return isCompound(value)
    ? remembered(depths, value, (compound) => 1 + Math.max(0, ...partsOf(compound).map(depthOf)))
    : 0;
}

function partsOf(value: Compound): readonly Value[] {
  if (value.kind === "list") return value.items;
  if (value.kind === "bag") return value.some === null ? [value.others] : [value.some, value.others];
  return [...value.fields.values(), value.rest];
}

function isCompound(value: Value): value is Compound {
  return value.kind === "object" || value.kind === "list" || value.kind === "bag";
}

function limited(value: Compound): Value {
  return depthOf(value) <= DEEPEST ? value : cut(value, DEEPEST);
}

/** Gives the value with everything below a level forgotten. */
function cut(value: Value, levels: number): Value {
  if (!isCompound(value)) return value;
  if (levels === 0) return unknown({ mayBeId: mayHoldId(value), type: value.kind === "object" ? "object" : "array" });
  const further = (part: Value): Value => cut(part, levels - 1);
  if (value.kind === "list") return { kind: "list", items: value.items.map(further) };
  if (value.kind === "bag")
    return { kind: "bag", some: value.some && further(value.some), others: further(value.others) };
  return {
    kind: "object",
    fields: new Map([...value.fields].map(([name, field]) => [name, further(field)])),
    rest: value.rest,
  };
}
