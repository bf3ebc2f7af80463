/** Makes values. What is known now is folded now: a list of constants is a constant. */
import type { Json } from "../machine/asl.js";
import { isObject } from "../machine/json.js";
import { unionOf } from "../types/relations.js";
import {
  booleanType,
  errorType,
  jsonType,
  listOf,
  literal,
  nullType,
  recordOf,
  stringType,
  type Type,
} from "../types/type.js";
import type { Span } from "../text/span.js";
import { roundedText } from "./fold.js";
import type { Constant, ListValue, Read, RecordValue, Unknown, Value, Variable } from "./value.js";

type Place = { readonly span?: Span };
const nowhere: Place = {};
const at = (span: Span | undefined): Place => (span ? { span } : nowhere);

export function unknown(span?: Span): Unknown {
  return { kind: "unknown", type: errorType, ...at(span) };
}

/** A constant; without a type given, the type of the JSON itself. */
export function constant(value: Json, type: Type = typeOfJson(value), span?: Span): Constant {
  return { kind: "constant", value, type, ...at(span) };
}

export function read(variable: Variable, span?: Span): Read {
  return { kind: "read", variable, type: variable.type, ...at(span) };
}

export function list(items: readonly Value[], span?: Span): Value {
  return listOfType(items, listOf(unionOf(typesOf(items))), span);
}

/** The types of values, one that follows itself once: long lists mostly hold values of one type. */
function typesOf(values: readonly Value[]): readonly Type[] {
  const types: Type[] = [];
  for (const { type } of values) if (type !== types.at(-1)) types.push(type);
  return types;
}

/** A list whose type is known without a look at its items. */
function listOfType(items: readonly Value[], type: Type, span?: Span): Value {
  const written: ListValue = { kind: "list", items, type, ...at(span) };
  const constants: Json[] = [];
  for (const item of items) {
    if (item.kind !== "constant") return written;
    constants.push(item.value);
  }
  return { ...constant(constants, type, span), written };
}

/** Joins lists; neighbours that are written out are merged. @param item the type of the items */
export function concatenate(lists: readonly Value[], item: Type): Value {
  const type = listOf(item);
  const merged: Value[] = [];
  let written: Value[] = [];
  const endRun = (): void => {
    if (written.length > 0) merged.push(listOfType(written, type));
    written = [];
  };
  for (const each of lists) {
    const items = itemsOf(each);
    if (items) for (const item of items) written.push(item);
    else {
      endRun();
      merged.push(each);
    }
  }
  endRun();
  const [only] = merged;
  if (!only) return constant([], type);
  return merged.length === 1 ? only : { kind: "concatenation", lists: merged, type };
}

/** The items of a list that is written out, constant or not; `null` for a list that is known only at run time. */
export function itemsOf(value: Value | null): readonly Value[] | null {
  if (value === null) return null;
  if (value.kind === "list") return value.items;
  if (value.kind !== "constant" || !Array.isArray(value.value)) return null;
  if (value.written?.kind === "list") return value.written.items;
  const item = value.type.kind === "list" ? value.type.item : jsonType;
  return value.value.map((json: Json) =>
    constant(json, isPlain(json) && item.kind !== "json" ? typeOfJson(json) : item, value.span),
  );
}

export function record(entries: Iterable<readonly [string, Value]>, span?: Span): Value {
  const map = new Map(entries);
  const fields = new Map<string, Type>();
  const constants: [string, Json][] = [];
  for (const [key, value] of map) {
    fields.set(key, value.type);
    if (value.kind === "constant") constants.push([key, value.value]);
  }
  const type: Type = { kind: "record", fields };
  const written: RecordValue = { kind: "record", entries: map, type, ...at(span) };
  return constants.length === map.size ? { ...constant(objectOf(constants), type, span), written } : written;
}

/** The entries of a record that is written out, constant or not; `null` for one that is known only at run time. */
export function entriesOf(value: Value | null): ReadonlyMap<string, Value> | null {
  if (value === null) return null;
  if (value.kind === "record") return value.entries;
  if (value.kind !== "constant" || !isObject(value.value)) return null;
  if (value.written?.kind === "record") return value.written.entries;
  const type = value.type;
  return new Map(
    Object.entries(value.value).map(([key, json]) => {
      const field =
        type.kind === "record"
          ? type.fields.get(key)
          : type.kind === "map"
            ? type.value
            : type.kind === "json"
              ? type
              : undefined;
      return [key, constant(json, field ?? typeOfJson(json), value.span)];
    }),
  );
}

/** A record of the fields that have a value. */
export function fields(entries: readonly (readonly [string, Value | null])[]): Value {
  return record(entries.flatMap(([key, value]) => (value ? [[key, value] as const] : [])));
}

/** Text with values in it; neighbouring constants become one text. */
export function template(parts: readonly Value[], span?: Span): Value {
  const merged: Value[] = [];
  for (const part of parts.flatMap((each) => (each.kind === "template" ? each.parts : [each]))) {
    const last = merged.at(-1);
    const text = part.kind === "constant" ? roundedText(part.value) : null;
    if (text === "") continue;
    if (text !== null && last?.kind === "constant")
      merged[merged.length - 1] = constant(`${String(last.value)}${text}`);
    else merged.push(text === null ? part : constant(text));
  }
  const [only] = merged;
  if (merged.length === 0) return constant("", stringType, span);
  if (merged.length === 1 && only?.kind === "constant") return constant(only.value, typeOfJson(only.value), span);
  return { kind: "template", parts: merged, type: stringType, ...at(span) };
}

/** JSONata of the compiler's own around values: code(type)`$count(${list}) > 0`. A string among the values is code too. */
export function code(type: Type): (strings: TemplateStringsArray, ...values: readonly (Value | string)[]) => Value {
  return (strings, ...values) => {
    const pieces = strings.flatMap((text, index): (Value | string)[] => {
      const value = values[index];
      return value === undefined ? [text] : [text, value];
    });
    return { kind: "code", pieces: pieces.filter((piece) => piece !== ""), type };
  };
}

/** A condition of the compiler's own. */
export const condition = code(booleanType);

/**
 * Lets code read a value several times that is worked out once. The name is a JSONata variable that no source can have.
 *
 * @param build is given the value by its name, and may use nothing else that a source wrote
 */
export function bound(value: Value, build: (named: Value) => Value): Value {
  if (value.kind === "constant" || value.kind === "read" || value.kind === "local") return build(value);
  const name: Value = { kind: "code", pieces: ["$v"], type: value.type };
  const result = build(name);
  return { kind: "code", pieces: ["($v := ", value, "; ", result, ")"], type: result.type };
}

/** A plain object that is safe for any key: `__proto__` becomes an own property. */
export function objectOf(entries: Iterable<readonly [string, Json]>): { readonly [key: string]: Json } {
  const object: { [key: string]: Json } = {};
  for (const [key, value] of entries) {
    if (key === "__proto__")
      Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
    else object[key] = value;
  }
  return object;
}

/** The most exact type of a JSON value. */
function typeOfJson(json: Json): Type {
  if (json === null) return nullType;
  if (isPlain(json)) return literal(json);
  if (Array.isArray(json)) return listOf(unionOf(json.map((item: Json) => typeOfJson(item))));
  return recordOf(Object.entries(json).map(([key, value]) => [key, typeOfJson(value)]));
}

function isPlain(json: Json): json is string | number | boolean {
  return typeof json === "string" || typeof json === "number" || typeof json === "boolean";
}
