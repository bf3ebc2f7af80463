/** Puts values in the place of variables. */
import { concatenate, list, record, template } from "./build.js";
import { jsonType } from "../types/type.js";
import { partsOf, type Comprehension, type Value, type Variable } from "./value.js";

/** What to put for a variable: a value, `null` to leave it, or `absent` when there is none and the whole has none. */
export type Replacement = (variable: Variable) => Value | null | "absent";

/**
 * Gives a copy of a value with its variables replaced, or `null` when one is absent. What gives another result at each
 * evaluation (`uuid`, `now`) is never copied.
 */
export function substitute(value: Value, replace: Replacement): Value | null {
  const inner = (part: Value): Value | null => substitute(part, replace);
  switch (value.kind) {
    case "constant":
    case "states":
    case "local":
    case "unknown":
      return value;
    case "read": {
      const replacement = replace(value.variable);
      return replacement === "absent" ? null : (replacement ?? value);
    }
    case "member":
      return mapOne(value.object, inner, (object) => ({ ...value, object }));
    case "index":
      return mapAll([value.object, value.index], inner, ([object = value.object, index = value.index]) => ({
        ...value,
        object,
        index,
      }));
    case "call":
      return value.callee.isFresh === true
        ? null
        : mapAll(value.arguments, inner, (parts) => ({ ...value, arguments: parts }));
    case "unary":
      return mapOne(value.operand, inner, (operand) => ({ ...value, operand }));
    case "binary":
      return mapAll([value.left, value.right], inner, ([left = value.left, right = value.right]) => ({
        ...value,
        left,
        right,
      }));
    case "conditional":
      return mapAll(
        [value.condition, value.then, value.else],
        inner,
        ([condition = value.condition, then = value.then, otherwise = value.else]) => ({
          ...value,
          condition,
          then,
          else: otherwise,
        }),
      );
    case "template":
      return mapAll(value.parts, inner, (parts) => template(parts, value.span));
    case "list":
      return mapAll(value.items, inner, (items) => list(items, value.span));
    case "concatenation":
      return mapAll(value.lists, inner, (lists) =>
        concatenate(lists, value.type.kind === "list" ? value.type.item : jsonType),
      );
    case "record": {
      const keys = [...value.entries.keys()];
      return mapAll([...value.entries.values()], inner, (parts) =>
        record(
          keys.flatMap((key, index) => {
            const part = parts[index];
            return part ? [[key, part] as const] : [];
          }),
          value.span,
        ),
      );
    }
    case "comprehension":
      return mapAll(partsOf(value), inner, (parts) => withParts(value, parts));
    case "cast":
      return mapOne(value.value, inner, (part) => ({ ...value, value: part }));
    case "code":
      return null;
  }
}

/** In the order of `partsOf`. */
function withParts(value: Comprehension, parts: readonly Value[]): Comprehension {
  const [source = value.source, ...rest] = parts;
  const body = rest.at(-1) ?? value.body;
  return { ...value, source, condition: value.condition && (rest[0] ?? value.condition), body };
}

function mapOne(part: Value, inner: (part: Value) => Value | null, build: (part: Value) => Value): Value | null {
  const mapped = inner(part);
  return mapped && build(mapped);
}

function mapAll(
  parts: readonly Value[],
  inner: (part: Value) => Value | null,
  build: (parts: readonly Value[]) => Value,
): Value | null {
  const mapped: Value[] = [];
  for (const part of parts) {
    const result = inner(part);
    if (!result) return null;
    mapped.push(result);
  }
  return build(mapped);
}
