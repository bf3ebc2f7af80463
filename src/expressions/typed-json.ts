/** JSON that is known when the file is compiled, as a value of a type. */
import type { Json } from "../machine/asl.js";
import { isObject } from "../machine/json.js";
import type { ScalarName, Type } from "../types/type.js";
import { objectOf } from "./build.js";
import { normalTimestamp } from "./timestamps.js";

/** Gives the value that JSON is in a type, with its timestamps in their one form; `undefined` when it is none. */
export function typedJson(json: Json, type: Type): Json | undefined {
  switch (type.kind) {
    case "json":
      return json;
    case "list":
      return Array.isArray(json) ? allOf(json.map((item: Json) => typedJson(item, type.item))) : undefined;
    case "map":
      return isObject(json) ? objectIn(json, () => type.value) : undefined;
    case "record":
      return isObject(json) ? recordIn(json, type.fields) : undefined;
    case "union":
      return firstOf(type.members, json);
    case "null":
      return json === null ? json : undefined;
    case "literal":
      return json === type.value ? json : undefined;
    case "id":
      return typeof json === "string" ? json : undefined;
    case "scalar":
      return scalars[type.name](json);
    case "error":
      return undefined;
  }
}

function firstOf(types: readonly Type[], json: Json): Json | undefined {
  for (const type of types) {
    const value = typedJson(json, type);
    if (value !== undefined) return value;
  }
  return undefined;
}

function allOf(values: readonly (Json | undefined)[]): readonly Json[] | undefined {
  const defined = values.filter((value) => value !== undefined);
  return defined.length === values.length ? defined : undefined;
}

/** Fields that the type does not name are kept. */
function recordIn(json: { readonly [key: string]: Json }, fields: ReadonlyMap<string, Type>): Json | undefined {
  for (const [key, type] of fields)
    if (!Object.hasOwn(json, key) && typedJson(null, type) === undefined) return undefined;
  return objectIn(json, (key) => fields.get(key) ?? { kind: "json" });
}

function objectIn(json: { readonly [key: string]: Json }, typeOf: (key: string) => Type): Json | undefined {
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(json)) {
    const typed = typedJson(value, typeOf(key));
    if (typed === undefined) return undefined;
    entries.push([key, typed]);
  }
  return objectOf(entries);
}

const keepIf =
  (test: (json: Json) => boolean) =>
  (json: Json): Json | undefined =>
    test(json) ? json : undefined;
const whole = keepIf((json) => Number.isInteger(json));
const amount = keepIf((json) => typeof json === "number" && Number.isInteger(json) && json >= 0);

const scalars: { readonly [Name in ScalarName]: (json: Json) => Json | undefined } = {
  string: keepIf((json) => typeof json === "string"),
  timestamp: (json) => (typeof json === "string" ? (normalTimestamp(json) ?? undefined) : undefined),
  boolean: keepIf((json) => typeof json === "boolean"),
  number: keepIf((json) => typeof json === "number"),
  integer: whole,
  duration: amount,
  size: amount,
  percentage: keepIf((json) => typeof json === "number"),
};

/** As deep as a text of the language may be nested. */
const deepest = 100;

/** Whether JSON from outside is nested deeper than what a text of the language can hold. */
export function isTooDeep(json: Json): boolean {
  return isDeeperThan(json, deepest);
}

function isDeeperThan(json: Json, levels: number): boolean {
  if (typeof json !== "object" || json === null) return false;
  return levels === 0 || Object.values(json).some((inner: Json) => isDeeperThan(inner, levels - 1));
}
