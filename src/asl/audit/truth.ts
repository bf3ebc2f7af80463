/** Three-valued truth: an evaluation's result, and what is known of it as a boolean. */
import { constant, hasSomeField, unknown, type Value } from "./value.js";

/** What an evaluation gives, and whether it could raise an error instead. */
export interface Evaluated {
  readonly value: Value;
  readonly mayFail: boolean;
}

/** What JSONata's `$boolean` would give, nothing counting as false; `null` when it cannot be told. */
export function truth(value: Value): boolean | null {
  switch (value.kind) {
    case "missing":
      return false;
    case "constant":
      return Boolean(value.value);
    case "id":
      return true;
    case "object":
      return value.fields === null && value.rest.kind === "missing" ? false : hasSomeField(value.fields) || null;
    default:
      return null;
  }
}

export function booleanOf(value: boolean | null): Value {
  return value === null ? unknown({ type: "boolean" }) : constant(value);
}
