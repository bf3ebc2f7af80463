/** `param`s, with the values given for them, and the `let`s of a file. */
import { modules as moduleCatalog } from "../diagnostics/catalog/modules.js";
import { values as catalog } from "../diagnostics/catalog/values.js";
import { constant, read, unknown } from "../expressions/build.js";
import { checkExpression } from "../expressions/check.js";
import { aType, type ExpressionContext } from "../expressions/context.js";
import { expectType } from "../expressions/expect.js";
import { paramValue } from "../expressions/param-value.js";
import { isSettled } from "../expressions/placeholder.js";
import { isBroken, type Value } from "../expressions/value.js";
import type { LetStatement, Name, ParamDeclaration } from "../syntax/ast.js";
import { isAssignable } from "../types/relations.js";
import { stringType, type Type } from "../types/type.js";
import { typeOf, type TypeContext } from "./type-nodes.js";

/** Values for params by name, as text. */
export type GivenParams = ReadonlyMap<string, string>;

/** Gives what a param stands for: the value given for it, its default, or the place of one that is put in later. */
export function paramMeaning(
  node: ParamDeclaration & { readonly name: Name },
  params: GivenParams,
  types: TypeContext,
  context: ExpressionContext,
): Value {
  const { text: name } = node.name;
  const type = typeOf(node.type, types);
  const fallback =
    node.default && expectType(checkExpression(node.default, context), type, `\`${name}\``, node.default, context);
  const given = params.get(name);
  if (node.extern) return externMeaning(node, type, given !== undefined, context);
  if (given === undefined) return defaultOf(fallback, node, context);
  const parsed = paramValue(given, type);
  if (parsed !== undefined) return constant(parsed, type);
  if (type.kind !== "error") context.report(catalog.badParam(node.name, name, given, aType(type)));
  return unknown(node);
}

function defaultOf(
  fallback: Value | null,
  node: ParamDeclaration & { readonly name: Name },
  { report }: ExpressionContext,
): Value {
  if (!fallback) {
    // Behind the type there can only be an `=` whose value is missing, which was said when the text was read.
    const isHole = node.type === null || node.end > node.type.end;
    if (!isHole) report(catalog.missingParam(node.name, node.name.text));
    return unknown(node);
  }
  if (fallback.kind === "constant" || fallback.kind === "unknown") return fallback;
  if (!isBroken(fallback)) report(catalog.notConstant(fallback.span ?? node, "A param's default"));
  return unknown(node);
}

function externMeaning(
  node: ParamDeclaration & { readonly name: Name },
  type: Type,
  isGiven: boolean,
  { report }: ExpressionContext,
): Value {
  const { name } = node;
  if (type.kind === "error") return unknown(node);
  if (!isText(type)) {
    report(moduleCatalog.externType(node.type ?? name, aType(type)));
    return unknown(node);
  }
  if (node.default && node.type) {
    const edits = [{ start: node.type.end, end: node.end, text: "" }];
    report(moduleCatalog.externDefault(node.default, { title: "Remove the default", safe: false, edits }));
  }
  if (isGiven) report(moduleCatalog.externGiven(name, name.text));
  return read({ name: name.text, type, extern: true });
}

/** What is put in is text; ids are text with a meaning. */
function isText(type: Type): boolean {
  return type.kind === "id" || isAssignable(type, stringType);
}

/** A `let` of the file belongs to no run, so it must be known before one. */
export function fileLetMeaning(node: LetStatement, context: ExpressionContext): Value {
  const value = checkExpression(node.value, context);
  if (isSettled(value)) return value;
  if (!isBroken(value)) context.report(catalog.notConstant(value.span ?? node, "A `let` outside a workflow"));
  return unknown(node);
}
