/** A file: its params with the values given for them, its `let`s, and its workflows. */
import { advice } from "../diagnostics/catalog/advice.js";
import { names as nameCatalog } from "../diagnostics/catalog/names.js";
import { values as catalog } from "../diagnostics/catalog/values.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { constant, unknown } from "../expressions/build.js";
import { checkExpression } from "../expressions/check.js";
import { expectType } from "../expressions/expect.js";
import { aType } from "../expressions/context.js";
import { paramValue } from "../expressions/param-value.js";
import { isBroken, type Value } from "../expressions/value.js";
import type { File, LetStatement, ParamDeclaration } from "../syntax/ast.js";
import type { Source } from "../text/source.js";
import { checkName } from "./check-name.js";
import { noDeclarations } from "./declarations.js";
import type { Model, Workflow } from "./model.js";
import { bind, childScope, expressionsIn, type Scope } from "./scope.js";
import { typeOf } from "./type-nodes.js";
import { checkWorkflow } from "./workflow.js";

/** Values for params by name, as text. */
export type GivenParams = ReadonlyMap<string, string>;

/** Gives the model of a file; what was not understood is left out of it. */
export function checkFile(file: File, source: Source, params: GivenParams, report: Report): Model {
  const { text } = source;
  const scope = childScope(null);
  const workflows: Workflow[] = [];
  for (const item of file.items) {
    if (item.kind === "param") checkParam(item, scope, text, params, report);
    else if (item.kind === "let") checkFileLet(item, scope, text, report);
  }
  for (const item of file.items) {
    if (item.kind !== "workflow") continue;
    const workflow = checkWorkflow(item, scope, { file, text, report });
    const earlier = workflows.find((other) => other.name === workflow.name);
    if (earlier && item.name) report(nameCatalog.duplicateName(item.name, workflow.name, earlier.span));
    workflows.push(workflow);
  }
  for (const meaning of scope.names.values()) {
    if (!meaning.isUsed && workflows.length > 0)
      report(advice.unusedName(meaning.declared, meaning.name, `\`${meaning.what}\``, null));
  }
  return { source, workflows };
}

function checkParam(node: ParamDeclaration, scope: Scope, text: string, params: GivenParams, report: Report): void {
  const context = expressionsIn(scope, noDeclarations, text, report);
  const type = typeOf(node.type, report);
  const fallback =
    node.default &&
    expectType(
      checkExpression(node.default, context),
      type,
      `\`${node.name?.text ?? "param"}\``,
      node.default,
      context,
    );
  if (!node.name) return;
  checkName(node.name, report);
  const name = node.name.text;
  const given = params.get(name);
  const value = given === undefined ? defaultOf(fallback, node, report) : givenValue(given);
  bind(scope, { name, declared: node.name, what: "param", value, isUsed: false }, report);

  function givenValue(given: string): Value {
    const parsed = paramValue(given, type);
    if (parsed !== undefined) return constant(parsed, type);
    if (node.name && type.kind !== "error") report(catalog.badParam(node.name, name, given, aType(type)));
    return unknown(node);
  }
}

function defaultOf(fallback: Value | null, node: ParamDeclaration, report: Report): Value {
  if (!fallback) {
    // Behind the type there can only be an `=` whose value is missing, which was said when the text was read.
    const isHole = node.type === null || node.end > node.type.end;
    if (node.name && !isHole) report(catalog.missingParam(node.name, node.name.text));
    return unknown(node);
  }
  if (fallback.kind === "constant" || fallback.kind === "unknown") return fallback;
  if (!isBroken(fallback)) report(catalog.notConstant(fallback.span ?? node, "A param's default"));
  return unknown(node);
}

/** A `let` of the file belongs to no run, so it must be known now. */
function checkFileLet(node: LetStatement, scope: Scope, text: string, report: Report): void {
  const value = checkExpression(node.value, expressionsIn(scope, noDeclarations, text, report));
  if (!node.name) return;
  checkName(node.name, report);
  const isKnown = value.kind === "constant" || value.kind === "unknown";
  if (!isKnown && !isBroken(value)) report(catalog.notConstant(value.span ?? node, "A `let` outside a workflow"));
  bind(
    scope,
    { name: node.name.text, declared: node.name, what: "let", value: isKnown ? value : unknown(node), isUsed: false },
    report,
  );
}
