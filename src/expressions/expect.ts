/** What a place wants of a value, and what to say when it gets something else. */
import { values as catalog } from "../diagnostics/catalog/values.js";
import { describeType } from "../types/describe.js";
import { isAssignable, isOptional, widen, withoutNull } from "../types/relations.js";
import { booleanType, integerType, stringType, type Type } from "../types/type.js";
import type { Span } from "../text/span.js";
import { quoted } from "../text/printable.js";
import { entriesOf, itemsOf, unknown } from "./build.js";
import { aType, sliceOf, type ExpressionContext } from "./context.js";
import { roundedText } from "./fold.js";
import type { Value } from "./value.js";

/** Reports unless the value fits the type; `what` begins the sentence: "`timeout`". Gives the value, or an unknown one. */
export function expectType(value: Value, type: Type, what: string, at: Span, context: ExpressionContext): Value {
  if (isAssignable(value.type, type)) return value;
  const place = value.span ?? at;
  const wanted = withoutNull(type);
  const parts = partsToBlame(value, wanted);
  if (parts) {
    for (const part of parts) expectType(part.value, part.type, `${part.name} of ${what}`, place, context);
    return unknown(place);
  }
  if (isOptional(value.type) && !isOptional(type) && isAssignable(withoutNull(value.type), type)) {
    context.report(catalog.mayBeMissing(place, sliceOf(place, context)));
    return unknown(place);
  }
  const unit = unitOf(type);
  if (unit && isAssignable(value.type, integerType)) {
    const [suffix, examples] = unit === "duration" ? ["s", "`90s`, `15m` or `1h30m`"] : ["GiB", "`512MiB` or `100GiB`"];
    const fix =
      value.kind === "constant"
        ? {
            title: `write \`${String(value.value)}${suffix}\``,
            safe: false,
            edits: [{ start: place.end, end: place.end, text: suffix }],
          }
        : null;
    context.report(catalog.missingUnit(place, what, unit, examples, fix));
    return unknown(place);
  }
  context.report(
    catalog.wrongType(place, what, aType(type), aType(value.type), conversion(value, type, place, context)),
  );
  return unknown(place);
}

interface Part {
  readonly value: Value;
  readonly type: Type;
  readonly name: string;
}

/** The parts of a written list or map, where it is they that do not fit: a finding then stands at the part. */
function partsToBlame(value: Value, wanted: Type): readonly Part[] | null {
  if (wanted.kind === "list")
    return itemsOf(value)?.map((item) => ({ value: item, type: wanted.item, name: "An item" })) ?? null;
  if (wanted.kind !== "map") return null;
  const entries = entriesOf(value);
  return entries && [...entries].map(([key, entry]) => ({ value: entry, type: wanted.value, name: quoted(key) }));
}

/** A condition is a boolean, or `json` that is then compared with true. */
export function checkCondition(value: Value, what: string, at: Span, context: ExpressionContext): Value {
  return value.type.kind === "json" ? value : expectType(value, booleanType, what, at, context);
}

function unitOf(type: Type): "duration" | "size" | null {
  const present = withoutNull(type);
  return present.kind === "scalar" && (present.name === "duration" || present.name === "size") ? present.name : null;
}

const hasOperator: ReadonlySet<Value["kind"]> = new Set<Value["kind"]>(["binary", "conditional", "unary"]);

const hasOneSpelling: ReadonlySet<string> = new Set(["integer", "number", "boolean"]);

/** A fix where one spelling is meant: a number or an id as text, an id made from text. */
function conversion(value: Value, type: Type, place: Span, context: ExpressionContext) {
  const wanted = withoutNull(type);
  const text = sliceOf(place, context);
  if (value.type.kind === "json" && wanted.kind !== "error") {
    // `as` binds more tightly than operators do.
    const operand = hasOperator.has(value.kind) && !text.startsWith("(") ? `(${text})` : text;
    const cast = `(${operand} as ${describeType(type)})`;
    return {
      title: `have the run check it: \`${cast}\``,
      safe: false,
      edits: [{ start: place.start, end: place.end, text: cast }],
    };
  }
  if (wanted.kind === "id" && isAssignable(value.type, stringType)) {
    return {
      title: `write \`${wanted.name}(…)\``,
      safe: false,
      edits: [{ start: place.start, end: place.end, text: `${wanted.name}(${text})` }],
    };
  }
  if (wanted.kind !== "scalar" || wanted.name !== "string") return null;
  const given = widen(value.type);
  if (given.kind !== "id" && (given.kind !== "scalar" || !hasOneSpelling.has(given.name))) return null;
  const quotedText =
    value.kind === "constant" && given.kind === "scalar" ? `"${roundedText(value.value) ?? text}"` : `"\${${text}}"`;
  return {
    title: `write it as text: ${quotedText}`,
    safe: false,
    edits: [{ start: place.start, end: place.end, text: quotedText }],
  };
}
