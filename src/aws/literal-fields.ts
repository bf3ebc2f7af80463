/**
 * Objects that AWS requires must stand literally in a definition: with an expression in their place, creating the machine was
 * seen to fail because the fields inside are required but missing (addStep with `"Step": "{% … %}"`; reported, read 2026-11-22).
 */
import type { Json } from "../machine/asl.js";
import { isRuntimeValue } from "./arguments.js";
import { isList } from "./json-path.js";
import { schemaAt, type EmrAction, type FieldPath } from "./request-schemas.js";

/** Gives the places where an expression stands for an object with required fields that AWS requires too. */
export function unwrittenObjects(action: EmrAction, value: Json): readonly FieldPath[] {
  return isRuntimeValue(value) ? [[]] : [...unwrittenIn(action, value, [])];
}

function* unwrittenIn(action: EmrAction, value: Json, path: FieldPath): Generator<FieldPath> {
  if (isList(value)) {
    for (const [index, element] of value.entries()) yield* unwrittenIn(action, element, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    const required = schemaAt(action, path)?.required ?? [];
    for (const [name, child] of Object.entries(value)) {
      const place = [...path, name];
      if (!isRuntimeValue(child)) yield* unwrittenIn(action, child, place);
      else if (required.includes(name) && schemaAt(action, place)?.required) yield place;
    }
  }
}
