/** Values as they stand in a machine: what is known is plain JSON, an expression appears only at the leaf that needs a run. */
import type { Json } from "../machine/asl.js";
import { objectOf } from "./build.js";
import { constantString, expressionString } from "./jsonata/literal.js";
import { printPresent, type NameOf } from "./jsonata/print.js";
import type { Value } from "./value.js";

/** Gives the JSON for `Arguments`, `Assign` and `Output`. */
export function toPayload(value: Value, nameOf: NameOf): Json {
  if (value.kind === "constant") return constantPayload(value.value);
  if (value.kind === "list") return value.items.map((item) => toPayload(item, nameOf));
  if (value.kind === "record")
    return objectOf([...value.entries].map(([key, entry]) => [key, toPayload(entry, nameOf)]));
  return expressionString(printPresent(value, nameOf));
}

/** A constant of which no string can be taken for an expression. */
function constantPayload(json: Json): Json {
  if (typeof json === "string") return constantString(json);
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map((item: Json) => constantPayload(item));
  return objectOf(Object.entries(json).map(([key, value]) => [key, constantPayload(value)]));
}
