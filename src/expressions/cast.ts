/** `value as type`: what is known of a value only in the run is checked in the run. */
import { values as catalog } from "../diagnostics/catalog/values.js";
import { isAssignable, membersOf } from "../types/relations.js";
import type { Type } from "../types/type.js";
import type { CastExpression, Expression } from "../syntax/ast.js";
import { constant, unknown } from "./build.js";
import { aType, type ExpressionContext } from "./context.js";
import { typedJson } from "./typed-json.js";
import type { Value } from "./value.js";

/** Gives the value of a cast; one that can never hold is reported. */
export function checkCast(node: CastExpression, value: Value, context: ExpressionContext): Value {
  const type = context.typeOf(node.type);
  if (value.type.kind === "error" || type.kind === "error") return unknown(node);
  if (isAssignable(value.type, type)) return { ...value, span: node };
  const place = node.type ?? node;
  if (value.kind === "constant") {
    const json = typedJson(value.value, type);
    if (json !== undefined && mayBe(value.type, type)) return constant(json, type, node);
  } else if (mayBe(value.type, type)) return { kind: "cast", value, text: pathOf(node.value), type, span: node };
  const hint = hintFor(value.type, type);
  context.report(catalog.neverOfType(place, pathOf(node.value), aType(value.type), aType(type), hint));
  return unknown(node);
}

/** Whether some value of the first type is one of the second. */
function mayBe(from: Type, to: Type): boolean {
  if (from.kind === "json" || isAssignable(from, to) || isAssignable(to, from)) return true;
  if (from.kind === "union" || to.kind === "union")
    return membersOf(from).some((one) => membersOf(to).some((other) => mayBe(one, other)));
  if (from.kind === "list" && to.kind === "list") return mayBe(from.item, to.item);
  if (from.kind === "map" && to.kind === "map") return mayBe(from.value, to.value);
  if (from.kind === "map" && to.kind === "record")
    return [...to.fields.values()].every((type) => mayBe(from.value, type));
  if (from.kind === "record" && to.kind === "map")
    return [...from.fields.values()].every((type) => mayBe(type, to.value));
  if (from.kind !== "record" || to.kind !== "record") return false;
  return [...to.fields].every(([key, type]) => mayBe(from.fields.get(key) ?? { kind: "json" }, type));
}

/** Text becomes something else by a function, not by a check. */
function hintFor(from: Type, to: Type): string | null {
  const isText = membersOf(from).some((member) => member.kind === "scalar" && member.name === "string");
  if (!isText) return null;
  if (to.kind === "id") return `\`${to.name}(…)\` takes a text as one.`;
  if (to.kind !== "scalar") return null;
  if (to.name === "timestamp") return "`date_parse(…)` reads one from a text.";
  return to.name === "number" || to.name === "integer" ? "`to_number(…)` reads one from a text." : null;
}

/** What a failure calls a value: the way to it, whatever blanks and comments stand in it. */
function pathOf(node: Expression): string {
  switch (node.kind) {
    case "reference":
      return node.name;
    case "member":
      return `${pathOf(node.object)}.${node.member?.text ?? ""}`;
    case "index":
      return `${pathOf(node.object)}[…]`;
    case "call":
      return `${node.callee.text}(…)`;
    default:
      return "the value";
  }
}
