/** Values of params as they are given on a command line: text, read by the param's type. */
import type { Json } from "../machine/asl.js";
import { membersOf } from "../types/relations.js";
import type { Type } from "../types/type.js";
import { parseDuration, parseSize } from "../text/units.js";
import { normalTimestamp } from "./timestamps.js";
import { isTooDeep, typedJson } from "./typed-json.js";

/** Gives the value that a text stands for in a type, or `undefined` when it is none. */
export function paramValue(text: string, type: Type): Json | undefined {
  for (const member of membersOf(type)) {
    const value = readAs(text, member);
    if (value !== undefined) return value;
  }
  return undefined;
}

function readAs(text: string, type: Type): Json | undefined {
  switch (type.kind) {
    case "literal":
      return String(type.value) === text ? type.value : undefined;
    case "null":
      return text === "null" ? null : undefined;
    case "id":
      return text;
    case "scalar":
      return readScalar(text, type.name);
    case "list":
    case "map":
    case "record":
    case "json":
      return readJson(text, type);
    case "union":
    case "error":
      return undefined;
  }
}

function readScalar(text: string, name: Extract<Type, { kind: "scalar" }>["name"]): Json | undefined {
  switch (name) {
    case "string":
      return text;
    case "timestamp":
      return normalTimestamp(text) ?? undefined;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "integer":
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case "number":
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
    case "duration":
      return exact(parseDuration(text));
    case "size":
      return exact(parseSize(text));
  }
}

/** Past the largest exact number a quantity is refused, as it is in a text of the language. */
function exact(amount: number | null): number | undefined {
  return amount === null || !Number.isSafeInteger(amount) ? undefined : amount;
}

/** Lists and records are given as JSON. */
function readJson(text: string, type: Type): Json | undefined {
  let json: Json;
  try {
    json = JSON.parse(text) as Json; // JSON.parse gives JSON
  } catch {
    return undefined;
  }
  return isTooDeep(json) ? undefined : typedJson(json, type);
}
