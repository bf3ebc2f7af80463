/** Reads fields of a request; what is missing or of another type is `undefined`. */
import type { Json, JsonObject } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";

export function objectIn(holder: JsonObject, field: string): JsonObject {
  const value = own(holder, field);
  return isObject(value) ? value : {};
}

/** Gives the objects of a list; none when there is no list. */
export function objectsIn(holder: JsonObject, field: string): readonly JsonObject[] {
  return listIn(holder, field).filter(isObject);
}

/** Gives the texts of a list; none when there is no list. */
export function textsIn(holder: JsonObject, field: string): readonly string[] {
  return listIn(holder, field).filter((value) => typeof value === "string");
}

function listIn(holder: JsonObject, field: string): readonly Json[] {
  const value = own(holder, field);
  return isList(value) ? value : [];
}

export function textIn(holder: JsonObject, field: string): string | undefined {
  const value = own(holder, field);
  return typeof value === "string" ? value : undefined;
}

export function numberIn(holder: JsonObject, field: string): number | undefined {
  const value = own(holder, field);
  return typeof value === "number" ? value : undefined;
}

export function booleanIn(holder: JsonObject, field: string): boolean | undefined {
  const value = own(holder, field);
  return typeof value === "boolean" ? value : undefined;
}

export function own(holder: JsonObject, field: string): Json | undefined {
  return Object.hasOwn(holder, field) ? holder[field] : undefined;
}
