/** Reads fields of a request; what is missing or of another type is `undefined`. */
import type { Json, JsonObject } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";

export function objectIn(holder: JsonObject, field: string): JsonObject {
  const value = own(holder, field);
  return typeof value === "object" && value !== null && !isList(value) ? value : {};
}

export function textIn(holder: JsonObject, field: string): string | undefined {
  const value = own(holder, field);
  return typeof value === "string" ? value : undefined;
}

export function numberIn(holder: JsonObject, field: string): number | undefined {
  const value = own(holder, field);
  return typeof value === "number" ? value : undefined;
}

export function own(holder: JsonObject, field: string): Json | undefined {
  return Object.hasOwn(holder, field) ? holder[field] : undefined;
}
