/** Loops: `for` over items, and `repeat`, which is counted. */
import { limits } from "../aws/limits.js";
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { values as valueCatalog } from "../diagnostics/catalog/values.js";
import { constant, read } from "../expressions/build.js";
import { checkExpression } from "../expressions/check.js";
import { checkCondition, expectType } from "../expressions/expect.js";
import { isBroken, type Value, type Variable } from "../expressions/value.js";
import { checkSettings } from "../settings/check.js";
import { constantOf, keyOf, valueOf, type Settings } from "../settings/given.js";
import { setting, type SettingsSchema } from "../settings/schema.js";
import type { Block, ForStatement, Name, RepeatStatement, Statement as Node } from "../syntax/ast.js";
import { widest } from "../types/relations.js";
import { durationType, integerType, jsonType, listOf, type Type } from "../types/type.js";
import { checkBlock } from "./block.js";
import { checkName } from "./check-name.js";
import { commentOf, enclosed, expressions, type WorkflowContext } from "./context.js";
import { keepExecution } from "./execution.js";
import { checkDistribution, distributedOptions, readSource } from "./distribution.js";
import type { Reading } from "./lifetimes.js";
import { statementsOf } from "./bodies.js";
import type { For, ItemSource, Statement } from "./model.js";
import { closing, wordAt } from "./places.js";
import { checkAgainstTimeout, retryPolicies } from "./retry.js";
import { adopt, bind, childScope, type Scope } from "./scope.js";
import { leaveTurn } from "./started-steps.js";

/** Checks a `for`. Its names are gone after it, but for the list of results. */
export function checkFor(node: ForStatement, reading: Reading): Statement | null {
  const { scope, context, placed } = reading;
  const span = wordAt(node, "for");
  const options = checkSettings(node.options, distributedOptions, "`for`", span, expressions(scope, context));
  const isDistributed = constantOf(options, "distributed") === true;
  const retry = retryPolicies(options.given.get("retry"), context.report);
  checkAgainstTimeout(retry, 0, context.workflow.timeoutSeconds, context.report);
  const source = readSource(node, isDistributed, options, reading);
  checkItemsKnownInCleanUp(source.of, node, context);
  const distributed = checkDistribution(options, isDistributed, context);
  const inner = childScope(scope);
  if (distributed) keepExecution(inner, span);
  const type = distributed?.batch ? listOf(source.item) : source.item;
  const item = bindTurn(node.item, type, inner, context) ?? { name: "item", type };
  if (distributed?.batch && node.index) context.report(catalog.indexOfBatch(node.index, node.index.text));
  const index = bindTurn(node.index, integerType, inner, context);
  const again = retry.length > 0 ? { ...context, isRetried: true, guard: span } : context;
  const inside = enclosed(distributed?.tolerated ? { ...again, guard: span } : again, "for", span, isDistributed);
  const { statements, last } = split(node.body, "yield");
  if (node.body?.statements.length === 0) context.report(catalog.emptyBlock(span, "for"));
  const body = node.body ? checkBlock(statements, closing(node.body), inner, inside, placed) : [];
  const results = checkResults(
    node,
    last,
    inner,
    reading,
    distributed?.results !== undefined && distributed.results !== null,
  );
  if (distributed?.isExpress) checkExpress(body, context);
  if (!source.of) return null;
  return {
    kind: "for",
    span,
    comment: commentOf(node, context),
    item,
    index,
    source: source.of,
    atOnce: atOnceOf(options, isDistributed, context),
    body,
    results,
    retry,
    distributed,
  };
}

/** Reports what an Express execution cannot do: it waits for no job (Developer Guide, page choosing-workflow-type; read 2026-11-24). */
function checkExpress(body: readonly Statement[], { report }: WorkflowContext): void {
  for (const statement of statementsOf(body))
    if (waits(statement)) report(catalog.notInExpress(statement.span, statement.kind));
}

function waits(statement: Statement): boolean {
  if (statement.kind === "task")
    return statement.call.kind === "integration" && statement.call.pattern !== "request-response";
  return statement.kind === "step" || statement.kind === "run";
}

/** The last statement of a body, where it is one that gives a value to the loop, and those before it. */
function split<K extends "yield" | "next">(
  body: Block | null,
  kind: K,
): { readonly statements: readonly Node[]; readonly last: Extract<Node, { kind: K }> | null } {
  const statements = body?.statements ?? [];
  const last = statements.at(-1);
  // The kind was compared, which narrows only for a kind that is written out.
  if (last?.kind === kind) return { statements: statements.slice(0, -1), last: last as Extract<Node, { kind: K }> };
  return { statements, last: null };
}

function bindTurn(name: Name | null, type: Type, scope: Scope, context: WorkflowContext): Variable | null {
  if (!name) return null;
  checkName(name, context.report);
  const variable: Variable = { name: name.text, type };
  bind(scope, { name: name.text, declared: name, what: "loop", value: read(variable), isUsed: true }, context.report);
  return variable;
}

function checkResults(
  node: ForStatement,
  last: Extract<Node, { kind: "yield" }> | null,
  inner: Scope,
  { scope, context }: Reading,
  isWritten: boolean,
): For["results"] {
  const value = last && checkExpression(last.value, expressions(inner, context));
  if (last && !node.results) context.report(catalog.yieldWithoutName(wordAt(last, "yield")));
  if (node.results && !last) context.report(catalog.nothingYielded(node.results, node.results.text));
  if (!node.results) return null;
  checkName(node.results, context.report);
  const type = isWritten ? writtenResults : listOf(value?.type ?? { kind: "error" });
  const variable: Variable = { name: node.results.text, type };
  bind(
    scope,
    { name: node.results.text, declared: node.results, what: "results", value: read(variable), isUsed: true },
    context.report,
  );
  return value && !isBroken(value) ? { variable, value } : null;
}

/** What a distributed loop gives whose results are written to S3 (Developer Guide, page state-map-distributed; read 2026-11-22). */
const writtenResults: Type = {
  kind: "record",
  fields: new Map<string, Type>([
    ["MapRunArn", { kind: "scalar", name: "string" }],
    [
      "ResultWriterDetails",
      {
        kind: "record",
        fields: new Map<string, Type>([
          ["Bucket", { kind: "scalar", name: "string" }],
          ["Key", { kind: "scalar", name: "string" }],
        ]),
      },
    ],
  ]),
};

function atOnceOf(options: Settings, isDistributed: boolean, { report }: WorkflowContext): Value {
  const value = valueOf(options, "at_once") ?? constant(isDistributed ? 0 : 1);
  const most = isDistributed ? limits.distributedConcurrency.max : limits.inlineConcurrency.max;
  if (value.kind === "constant" && typeof value.value === "number" && options.given.has("at_once")) {
    const at = value.span ?? keyOf(options, "at_once");
    if (value.value < 1) report(valueCatalog.outOfRange(at, "`at_once`", String(value.value), `1 to ${most}`));
    else if (value.value > most && isDistributed)
      report(valueCatalog.outOfRange(at, "`at_once`", String(value.value), `1 to ${most}`));
    else if (value.value > most) report(catalog.tooManyAtOnce(at, String(value.value), most));
  }
  return value;
}

/** Clean-up has a time that is counted now, so that the number of turns must be known. */
function checkItemsKnownInCleanUp(
  source: ItemSource | null,
  node: ForStatement,
  { within, report }: WorkflowContext,
): void {
  if (!within?.isCleanUp || !source) return;
  const isKnown = source.kind === "list" && source.items.kind === "constant";
  if (!isKnown) report(catalog.unboundedCleanUp(node.source ?? node, "The items of a loop in clean-up"));
}

export const repeatOptions: SettingsSchema = {
  every: setting(durationType, "The pause between two turns.", "1m", { otherwise: "none" }),
  max: setting(integerType, "The most turns; after them the run fails with `RepeatExhausted`.", "60", {
    constant: true,
    range: { least: 1, most: limits.history.max, text: `from 1 to ${limits.history.max}` },
  }),
};

/** Checks a `repeat`. The names of its last turn are visible behind it, and so is the state that it carries. */
export function checkRepeat(node: RepeatStatement, reading: Reading): Statement | null {
  const { scope, context, placed } = reading;
  const span = wordAt(node, "repeat");
  const outer = expressions(scope, context);
  const options = checkSettings(node.options, repeatOptions, "`repeat`", span, outer);
  const times = constantOf(options, "max");
  if (!options.given.has("max")) context.report(catalog.unbounded(span));
  const every = valueOf(options, "every");
  if (context.within?.isCleanUp && every && every.kind !== "constant")
    context.report(catalog.unboundedCleanUp(every.span ?? keyOf(options, "every"), "The pause of a loop in clean-up"));
  const inner = childScope(scope);
  const initial = node.state && checkExpression(node.initial, outer);
  const { statements, last } = split(node.body, "next");
  if (node.body?.statements.length === 0) context.report(catalog.emptyBlock(span, "repeat"));
  const carried = node.state && initial && bindState(node.state, initial, inner, context);
  const body = node.body ? checkBlock(statements, closing(node.body), inner, context, placed) : [];
  const next = last && checkExpression(last.value, expressions(inner, context));
  if (last && !node.state) context.report(catalog.nextWithoutState(wordAt(last, "next")));
  if (node.state && !last && node.body) context.report(catalog.nothingCarried(node.state, node.state.text));
  const inTurn = expressions(inner, context);
  const until = checkCondition(checkExpression(node.until, inTurn), "`until`", node.until ?? span, inTurn);
  leaveTurn(inner);
  adopt(scope, [inner], context.report);
  const fitting = carried && next ? expectType(next, carried.type, "`next`", last?.value ?? span, outer) : null;
  if (isBroken(until) || typeof times !== "number") return null;
  const state =
    carried && initial && fitting && !isBroken(initial) && !isBroken(fitting)
      ? { variable: carried, initial, next: fitting }
      : null;
  return { kind: "repeat", span, comment: commentOf(node, context), times, every, state, body, until };
}

/** What is carried has the type of what it begins with, without what makes a constant special. */
function bindState(name: Name, initial: Value, scope: Scope, context: WorkflowContext): Variable {
  checkName(name, context.report);
  const variable: Variable = { name: name.text, type: carriedType(initial.type) };
  bind(scope, { name: name.text, declared: name, what: "state", value: read(variable), isUsed: true }, context.report);
  return variable;
}

function carriedType(type: Type): Type {
  return type.kind === "null" ? jsonType : widest(type);
}
