/** What a type and a value tell of the JSON in a run: whether there is any, whether it is text or a list. */
import { isOptional, membersOf } from "../../types/relations.js";
import type { Type } from "../../types/type.js";
import type { Value } from "../value.js";

/**
 * Whether JSONata may find nothing here: a member of `json`, or one that a record from a run may leave out. Variables
 * always hold a value or null.
 */
export function mayBeMissing(value: Value): boolean {
  switch (value.kind) {
    case "member":
      return !isOwn(value.object) && (value.object.type.kind === "json" || isOptional(value.type));
    case "conditional":
      return mayBeMissing(value.then) || mayBeMissing(value.else);
    case "binary":
      return value.operator === "??" && mayBeMissing(value.right);
    case "call":
      return value.callee.givesNothing === true && isOptional(value.type);
    default:
      return false;
  }
}

/** Where the compiler itself has seen to it that there is a value or null: `$states`, its own variables, and `input`. */
function isOwn(value: Value): boolean {
  return (
    value.kind === "states" ||
    (value.kind === "read" && (value.variable.internal === true || value.variable.name === "input"))
  );
}

/** Whether some value of the type is text. */
export function isText(type: Type): boolean {
  return membersOf(type).some(isAlwaysText);
}

/** Whether every value of the type is text. */
export function isAlwaysText(type: Type): boolean {
  return membersOf(type).every((member) => {
    switch (member.kind) {
      case "id":
        return true;
      case "scalar":
        return member.name === "string" || member.name === "timestamp";
      case "literal":
        return typeof member.value === "string";
      default:
        return false;
    }
  });
}

/** Whether some value of the type is a list. */
export function mayBeList(type: Type): boolean {
  return membersOf(type).some((member) => member.kind === "list" || member.kind === "json");
}
