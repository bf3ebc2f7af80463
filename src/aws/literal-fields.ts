/**
 * Objects that AWS requires must stand literally in a definition: with an expression in their place, creating the machine was
 * seen to fail because the fields inside are required but missing (addStep with `"Step": "{% … %}"`; reported, read 2026-11-22).
 */
import type { Json } from "../machine/asl.js";
import { isRuntimeValue } from "./arguments.js";
import { isList } from "../machine/json.js";
import type { RequestName } from "./request-names.js";
import { schemaAt, type FieldPath } from "./request-schemas.js";

/** Gives the places where an expression stands for an object with required fields that AWS requires too. */
export function unwrittenObjects(request: RequestName, value: Json): readonly FieldPath[] {
  return isRuntimeValue(value) ? [[]] : [...unwrittenIn(request, value, [])];
}

function* unwrittenIn(request: RequestName, value: Json, path: FieldPath): Generator<FieldPath> {
  if (isList(value)) {
    for (const [index, element] of value.entries()) yield* unwrittenIn(request, element, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    const required = schemaAt(request, path)?.required ?? [];
    for (const [name, child] of Object.entries(value)) {
      const place = [...path, name];
      if (!isRuntimeValue(child)) yield* unwrittenIn(request, child, place);
      else if (required.includes(name) && schemaAt(request, place)?.required) yield place;
    }
  }
}
