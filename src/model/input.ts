/** The input of a workflow: its fields, their defaults, and what a value must satisfy. */
import { values as catalog } from "../diagnostics/catalog/values.js";
import { checkExpression } from "../expressions/check.js";
import { checkPattern } from "../expressions/check-pattern.js";
import { expectType } from "../expressions/expect.js";
import { aType } from "../expressions/context.js";
import { runPattern } from "../patterns/regular-expression.js";
import { isBroken, type Value, type Variable } from "../expressions/value.js";
import { isAssignable, isOptional, optional, withoutNull } from "../types/relations.js";
import { numberType, recordOf, stringType, type Type } from "../types/type.js";
import type { Constraint, InputDeclaration, InputField as Node } from "../syntax/ast.js";
import { checkName } from "./check-name.js";
import { expressions, type WorkflowContext } from "./context.js";
import type { Input, InputField } from "./model.js";
import type { Scope } from "./scope.js";
import { typeOf } from "./type-nodes.js";

/** Checks an input declaration. */
export function checkInput(node: InputDeclaration, scope: Scope, context: WorkflowContext): Input {
  const fields: InputField[] = [];
  for (const field of node.fields) {
    const checked = checkField(field, scope, context);
    if (!checked) continue;
    const earlier = fields.find((other) => other.name === checked.name);
    if (earlier) context.report(catalog.duplicateKey(checked.span, checked.name, earlier.span));
    else fields.push(checked);
  }
  const type = recordOf(fields.map((field) => [field.name, typeInside(field)]));
  const variable: Variable = { name: "input", type };
  return { span: { start: node.start, end: node.start + "input".length }, variable, fields };
}

/** A field with a default is never missing. */
function typeInside(field: InputField): Type {
  return field.default && field.default.type.kind !== "null" ? withoutNull(field.type) : field.type;
}

function checkField(node: Node, scope: Scope, context: WorkflowContext): InputField | null {
  const type = typeOf(node.type, context);
  const inScope = expressions(scope, context);
  const given =
    node.default &&
    expectType(
      checkExpression(node.default, inScope),
      optional(type),
      `\`${node.name?.text ?? "input"}\``,
      node.default,
      inScope,
    );
  const constraints = node.constraints.map((constraint) => checkConstraint(constraint, type, scope, context));
  if (!node.name) return null;
  checkName(node.name, context.report);
  const field: InputField = {
    name: node.name.text,
    span: node.name,
    type,
    default: given && constantDefault(given, node, context),
    mayBeLeftOut: node.default !== null || isOptional(type) || node.type?.kind === "optional-type",
    pattern: constraints.find((each) => each?.pattern !== undefined)?.pattern ?? null,
    least: constraints.find((each) => each?.least !== undefined)?.least ?? null,
    most: constraints.find((each) => each?.most !== undefined)?.most ?? null,
  };
  checkDefault(field, node, context);
  return field;
}

function constantDefault(value: Value, node: Node, context: WorkflowContext): Value | null {
  if (value.kind === "constant") return value;
  if (!isBroken(value)) context.report(catalog.notConstant(node.default ?? node, "A default"));
  return null;
}

interface Bound {
  readonly pattern?: string;
  readonly least?: number;
  readonly most?: number;
}

function checkConstraint(node: Constraint, type: Type, scope: Scope, context: WorkflowContext): Bound | null {
  const isMatching = node.constraint === "matching";
  const wanted = isMatching ? stringType : numberType;
  const inScope = expressions(scope, context);
  const value = expectType(checkExpression(node.value, inScope), wanted, `\`${node.constraint}\``, node, inScope);
  if (type.kind !== "error" && !isAssignable(withoutNull(type), wanted)) {
    context.report(
      catalog.wrongInputConstraint(
        node,
        node.constraint,
        isMatching ? "a `string`" : "a `number` or an `integer`",
        aType(type),
      ),
    );
    return null;
  }
  if (isBroken(value)) return null;
  if (value.kind !== "constant") {
    context.report(catalog.notConstant(value.span ?? node, `\`${node.constraint}\``));
    return null;
  }
  if (isMatching)
    return checkPattern(String(value.value), value.span ?? node, context.report)
      ? { pattern: String(value.value) }
      : null;
  return node.constraint === "min" ? { least: Number(value.value) } : { most: Number(value.value) };
}

/** The default must be a value that a run could have been started with. */
function checkDefault(field: InputField, node: Node, context: WorkflowContext): void {
  const value = field.default?.kind === "constant" ? field.default.value : undefined;
  if (value === undefined || value === null) return;
  const at = node.default ?? node;
  const written = context.text.slice(at.start, at.end);
  if (field.pattern !== null && runPattern(field.pattern, String(value)) === false)
    context.report(catalog.defaultRefused(at, written, "matching"));
  if (field.least !== null && Number(value) < field.least) context.report(catalog.defaultRefused(at, written, "min"));
  if (field.most !== null && Number(value) > field.most) context.report(catalog.defaultRefused(at, written, "max"));
}
