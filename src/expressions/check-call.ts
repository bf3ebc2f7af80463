/** Calls of library functions: their arguments, what they give, and what is known of it now. */
import { names as nameCatalog } from "../diagnostics/catalog/names.js";
import { values as catalog } from "../diagnostics/catalog/values.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { membersOf } from "../types/relations.js";
import { stringType, type Type } from "../types/type.js";
import type { CallExpression } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { constant, entriesOf, unknown } from "./build.js";
import { checkPattern } from "./check-pattern.js";
import { aType, type ExpressionContext } from "./context.js";
import { expectType } from "./expect.js";
import { resultOf, type LibraryFunction, type Parameter } from "./library/function.js";
import { library } from "./library/index.js";
import type { Value } from "./value.js";

/** Gives the value of a call. @param given its arguments, checked */
export function checkCall(node: CallExpression, given: readonly Value[], context: ExpressionContext): Value {
  const name = node.callee.text;
  const callee = library.get(name);
  if (!callee) {
    const near = nearest(name, library.keys());
    context.report(nameCatalog.unknownFunction(node.callee, name, near, replaceWith(node.callee, near)));
    return unknown(node);
  }
  const { parameters } = callee;
  const least = parameters.filter((parameter) => !parameter.isOptional).length;
  if (given.length < least || given.length > parameters.length) {
    context.report(catalog.wrongArgumentCount(node, name, { least, most: parameters.length }, given.length));
    return unknown(node);
  }
  const checked = parameters
    .slice(0, given.length)
    .map((parameter, index) => checkArgument(given[index] ?? unknown(node), parameter, callee, node, context));
  return checked.some((value) => value.kind === "unknown") ? unknown(node) : apply(callee, checked, node, context);
}

function checkArgument(
  value: Value,
  parameter: Parameter,
  callee: LibraryFunction,
  node: CallExpression,
  context: ExpressionContext,
): Value {
  if (value.type.kind === "error") return unknown(node);
  const what = `\`${callee.name}\``;
  const isAny = parameter.takesJson === true && value.type.kind === "json";
  const fitting = isAny ? value : expectType(value, parameter.type, what, node, context);
  if (fitting.kind === "unknown") return fitting;
  const place = fitting.span ?? node;
  // A record from a run may have fields that its type does not name.
  if (takesMaps(parameter.type) && isRecord(fitting.type) && entriesOf(fitting) === null) {
    const wanted = `a \`${parameter.shown ?? "map<T>"}\``;
    context.report(catalog.wrongType(place, what, wanted, aType(fitting.type)));
    return unknown(node);
  }
  if ((parameter.isConstant || parameter.isPattern) && fitting.kind !== "constant") {
    context.report(catalog.notConstant(place, `The ${parameter.name} of ${what}`));
    return unknown(node);
  }
  const isPattern = parameter.isPattern === true && fitting.kind === "constant";
  return isPattern && !checkPattern(String(fitting.value), place, context.report) ? unknown(node) : fitting;
}

function takesMaps(type: Type): boolean {
  return membersOf(type).some((member) => member.kind === "map");
}

function isRecord(type: Type): boolean {
  return membersOf(type).some((member) => member.kind === "record");
}

function apply(
  callee: LibraryFunction,
  given: readonly Value[],
  node: CallExpression,
  context: ExpressionContext,
): Value {
  const type = resultOf(
    callee,
    // What a condition asks of `json` is asked of the text that it may be.
    given.map((value, index) =>
      value.type.kind === "json" && callee.parameters[index]?.takesJson ? stringType : value.type,
    ),
  );
  if (type === null) {
    const found = given.map((value) => aType(value.type)).join(" and ");
    const problem = `It takes ${callee.takes ?? "other values"}, and this is ${found}.`;
    context.report(catalog.argumentRefused(node, callee.name, problem));
    return unknown(node);
  }
  const constants = given.map((value) => (value.kind === "constant" ? value.value : undefined));
  const problem = callee.refuses?.(constants) ?? null;
  if (problem !== null) {
    context.report(catalog.argumentRefused(node, callee.name, problem));
    return unknown(node);
  }
  return { ...applied(callee, given, type), span: node };
}

/** Gives what a function gives on arguments that it takes. */
export function applied(callee: LibraryFunction, given: readonly Value[], type: Type, span?: Span): Value {
  const constants = given.flatMap((value) => (value.kind === "constant" ? [value.value] : []));
  const folded = constants.length === given.length ? callee.fold?.(...constants) : undefined;
  if (folded !== undefined) return constant(folded, type, span);
  return callee.meaning?.(given) ?? { kind: "call", callee, arguments: given, type };
}
