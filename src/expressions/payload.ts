/** Values as they stand in a machine: what is known is plain JSON, an expression appears only at the leaf that needs a run. */
import type { Json } from "../machine/asl.js";
import { objectOf } from "./build.js";
import { constantString, expressionString } from "./jsonata/literal.js";
import { printPresent, type NameOf } from "./jsonata/print.js";
import { placeholderText } from "./placeholder.js";
import { visitValues, type Value, type Variable } from "./value.js";

/** Gives the JSON for `Arguments`, `Assign` and `Output`. */
export function toPayload(value: Value, nameOf: NameOf): Json {
  if (value.kind === "constant") return constantPayload(value.value);
  if (value.kind === "list") return value.items.map((item) => toPayload(item, nameOf));
  if (value.kind === "record")
    return objectOf([...value.entries].map(([key, entry]) => [key, toPayload(entry, nameOf)]));
  const text = placeholderText(value);
  return text === null ? expressionString(printPresent(value, nameOf)) : constantString(text);
}

/** Visits the reads of variables in the expressions of a payload, each value once. */
export function visitReads(value: Value, visit: (variable: Variable, field: string | null) => void): void {
  if (value.kind === "list") value.items.forEach((item) => visitReads(item, visit));
  else if (value.kind === "record") for (const entry of value.entries.values()) visitReads(entry, visit);
  else if (placeholderText(value) === null) visitExpressionReads(value, visit);
}

/** With the field where only one of a record is read. */
function visitExpressionReads(value: Value, visit: (variable: Variable, field: string | null) => void): void {
  const whole = new Set<Value>();
  visitValues(value, (part) => {
    if (part.kind === "member" && part.object.kind === "read") {
      whole.add(part.object);
      visit(part.object.variable, part.key);
    } else if (part.kind === "read" && !whole.has(part)) visit(part.variable, null);
  });
}

/** A constant of which no string can be taken for an expression. */
function constantPayload(json: Json): Json {
  if (typeof json === "string") return constantString(json);
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map((item: Json) => constantPayload(item));
  return objectOf(Object.entries(json).map(([key, value]) => [key, constantPayload(value)]));
}
