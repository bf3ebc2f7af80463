/** What names stand for, block by block, and why a name that is not known here is not known. */
import { modules } from "../diagnostics/catalog/modules.js";
import { flow } from "../diagnostics/catalog/flow.js";
import { names as catalog } from "../diagnostics/catalog/names.js";
import { tasks } from "../diagnostics/catalog/tasks.js";
import type { Finding, Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { unknown } from "../expressions/build.js";
import type { ExpressionContext } from "../expressions/context.js";
import type { Value } from "../expressions/value.js";
import type { Type } from "../types/type.js";
import type { Name } from "../syntax/ast.js";
import { meantBy } from "../text/other-languages.js";
import type { Span } from "../text/span.js";
import type { ForeignWorkflow } from "./called-workflows.js";
import type { OpenCluster } from "./clusters.js";
import { checkName } from "./check-name.js";
import type { StartedStep } from "./started-steps.js";
import { executionValue } from "./execution.js";
import { declarationOf, type Declarations, type Relation } from "./declarations.js";
import type { Template } from "./templates.js";
import { noTypes, typeOf, type TypeNames } from "./type-nodes.js";

/** What one name stands for. */
export interface Meaning {
  readonly name: string;
  readonly declared: Span;
  readonly what:
    | "param"
    | "let"
    | "input"
    | "step"
    | "task"
    | "cluster"
    | "failure"
    | "loop"
    | "results"
    | "state"
    | "run"
    | "type"
    | "template"
    | "workflow"
    | "import";
  /** What reading the name gives. */
  readonly value: Value;
  readonly cluster?: OpenCluster;
  readonly type?: Type;
  readonly template?: Template;
  readonly workflow?: ForeignWorkflow;
  /** A step that the run does not wait for. */
  readonly started?: StartedStep;
  /** It was declared in another file. */
  readonly isImported?: true;
  /** The value of a `let` as it was written. */
  readonly origin?: Value;
  isUsed: boolean;
}

export interface Scope {
  readonly parent: Scope | null;
  readonly names: Map<string, Meaning>;
}

/** Names that always stand for something, whatever the file declares; `input` is even a word of the language. */
const builtInNames: ReadonlySet<string> = new Set(["execution", "token"]);

export function childScope(parent: Scope | null): Scope {
  return { parent, names: new Map() };
}

/** Gives what a name stands for in a scope or those around it. */
export function lookUp(scope: Scope, name: string): Meaning | null {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const found = at.names.get(name);
    if (found) return found;
  }
  return null;
}

/** Binds a name; a name that is taken, also further out, is reported and keeps its first meaning. */
export function bind(scope: Scope, meaning: Meaning, report: Report): void {
  // That a word of the language cannot be a name was said when the text was read.
  if (meaning.name === "input" && meaning.what !== "input") return;
  const earlier = lookUp(scope, meaning.name);
  if (builtInNames.has(meaning.name)) report(catalog.reservedName(meaning.declared, meaning.name));
  else if (earlier) report(catalog.duplicateName(meaning.declared, meaning.name, earlier.declared));
  else scope.names.set(meaning.name, meaning);
}

/** Makes the names of finished blocks visible in the block around them. */
export function adopt(scope: Scope, children: readonly Scope[], report: Report): void {
  for (const child of children) for (const meaning of child.names.values()) bind(scope, meaning, report);
}

/** Gives the context in which expressions of a scope are checked. */
export function expressionsIn(
  scope: Scope,
  declarations: Declarations,
  text: string,
  report: Report,
  types: TypeNames = noTypes,
): ExpressionContext {
  return {
    text,
    report,
    resolve: (name, at) => resolve(scope, declarations, name, at, report),
    mayBind: (name, taken) => mayBind(scope, name, taken, report),
    typeOf: (node) => typeOf(node, { ...types, report }),
  };
}

/** Whether a name of a comprehension is free; it ends with the comprehension, so that nothing is bound. */
function mayBind(scope: Scope, name: Name, taken: readonly Name[], report: Report): boolean {
  checkName(name, report);
  const earlier = taken.find(({ text }) => text === name.text) ?? lookUp(scope, name.text)?.declared;
  if (builtInNames.has(name.text)) report(catalog.reservedName(name, name.text));
  else if (earlier) report(catalog.duplicateName(name, name.text, earlier));
  else return true;
  return false;
}

function resolve(scope: Scope, declarations: Declarations, name: string, at: Span, report: Report): Value {
  const found = lookUp(scope, name);
  if (found) {
    found.isUsed = true;
    if (isNoValue(found)) report(modules.notAValue(at, name, found.what));
    return { ...found.value, span: { start: at.start, end: at.end } };
  }
  if (name === "execution") return executionValue;
  if (name === "token") report(tasks.tokenElsewhere(at));
  else reportUnknown(scope, declarations, name, at, report);
  return unknown(at);
}

function isNoValue({ what }: Meaning): boolean {
  return what === "type" || what === "template" || what === "workflow";
}

const whyNotKnown: { readonly [K in Relation]: (at: Span, name: string, declared: Span) => Finding } = {
  sibling: (at, name, declared) => flow.readFromSibling(at, name, declared),
  later: (at, name, declared) => flow.readBeforeExists(at, name, declared),
  arm: (at, name, declared) => flow.onlyInArm(at, name, declared),
  loop: (at, name, declared) => flow.onlyInLoop(at, name, declared),
  try: (at, name, declared) => flow.fromFailedBlock(at, name, declared),
  failure: (at, name, declared) => flow.notInOnFailure(at, name, declared),
};

/** Says why a name is not known: not yet, not on this way, in another branch, or not at all. */
export function reportUnknown(scope: Scope, declarations: Declarations, name: string, at: Span, report: Report): void {
  const declaration = declarationOf(declarations, name, at);
  if (declaration) report(whyNotKnown[declaration.relation](at, name, declaration.span));
  else {
    const near = meantBy(name, "value", [...visibleNames(scope), "true", "false", "null"]);
    report(catalog.unknownName(at, name, near, replaceWith(at, near)));
  }
}

/** All names that can be read in a scope, inner first. */
function visibleNames(scope: Scope): readonly string[] {
  const found: string[] = [];
  for (let at: Scope | null = scope; at; at = at.parent) found.push(...at.names.keys());
  return [...found, "execution"];
}
