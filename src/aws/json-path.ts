/** Steps into JSON values by name; inherited names lead nowhere. */
import type { Json } from "../machine/asl.js";
import { isList } from "../machine/json.js";

/** Gives the field of a record or, by its index as text, the element of a list; `undefined` where there is none. */
export function childOf(value: Json | undefined, name: string): Json | undefined {
  if (isList(value)) return value[Number(name)];
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? value[name] : undefined;
}
