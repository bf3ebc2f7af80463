/** Blocks of statements: what runs one after the other, and clusters as scopes from their making to their end. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { syntax as syntaxCatalog } from "../diagnostics/catalog/syntax.js";
import type { Fix } from "../diagnostics/diagnostic.js";
import { checkExpression } from "../expressions/check.js";
import { read } from "../expressions/build.js";
import { isSettled } from "../expressions/placeholder.js";
import type { Variable } from "../expressions/value.js";
import { retrySettings, retryShape } from "../kinds/every-step.js";
import { checkSettings } from "../settings/check.js";
import type { SettingsSchema } from "../settings/schema.js";
import type {
  BranchStatement,
  ClusterStatement,
  KeepStatement,
  LetStatement,
  ParallelStatement,
  RetryStatement,
  Statement as Node,
  TerminateStatement,
} from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import { checkName } from "./check-name.js";
import { closeCluster, concurrencyOf, openCluster } from "./clusters.js";
import { commentOf, expressions, type WorkflowContext } from "./context.js";
import type { Branch, ClusterEnd, RetryPolicy, Statement } from "./model.js";
import { blockPolicies, checkAgainstTimeout, retryPolicies } from "./retry.js";
import { adopt, bind, childScope, type Scope } from "./scope.js";
import { checkPlacement, checkStep, type PlacedStep } from "./steps.js";
import { widthOn } from "./width.js";
import { checkFail } from "./fail.js";
import { indentationAt, readEnd, terminateFix, type Reading } from "./lifetimes.js";

/**
 * Checks the statements of a block.
 *
 * @param end where the block ends in the text
 * @param placed takes the steps found, for the clusters around the block
 */
export function checkBlock(
  nodes: readonly Node[],
  end: Span,
  scope: Scope,
  context: WorkflowContext,
  placed: PlacedStep[],
): readonly Statement[] {
  const reading: Reading = { nodes, next: 0, open: [], scope, context, placed, end };
  const statements: Statement[] = [];
  while (reading.next < nodes.length) statements.push(...readSequence(reading).statements);
  return statements;
}

interface Sequence {
  readonly statements: readonly Statement[];
  /** How the innermost open cluster ended; `null` at the end of the block. */
  readonly end: ClusterEnd | null;
}

/** Reads statements until the innermost open cluster ends, or the block does. */
function readSequence(reading: Reading): Sequence {
  const statements: Statement[] = [];
  let failed: Span | null = null;
  let kept: ClusterEnd | null = null;
  while (reading.next < reading.nodes.length) {
    const node = reading.nodes[reading.next];
    if (!node) break;
    if (node.kind === "terminate" || node.kind === "keep") {
      const outcome = readEnd(node, reading);
      if (outcome === "inner-first") return { statements, end: kept ?? { kind: "none", span: node } };
      reading.next += 1;
      if (outcome?.kind === "terminate") return { statements, end: outcome };
      // What follows still belongs to the cluster's scope: a failure there gives it back.
      kept ??= outcome;
      continue;
    }
    reading.next += 1;
    if (failed) reading.context.report(catalog.unreachable(node, failed));
    const found = node.kind === "cluster" ? readCluster(node, reading) : one(readStatement(node, reading));
    statements.push(...found);
    if (found.some(alwaysFails)) failed ??= node;
  }
  return { statements, end: kept ?? (failed ? { kind: "none", span: failed } : null) };
}

/** Whether nothing can run after it. Of branches nothing is said: they may be joined by the machine, failures and all. */
function alwaysFails(statement: Statement): boolean {
  return (
    statement.kind === "fail" ||
    ((statement.kind === "cluster" || statement.kind === "retry") && statement.body.some(alwaysFails))
  );
}

function one(statement: Statement | null): readonly Statement[] {
  return statement ? [statement] : [];
}

function readStatement(
  node: Exclude<Node, TerminateStatement | KeepStatement | ClusterStatement>,
  reading: Reading,
): Statement | null {
  const { scope, context } = reading;
  switch (node.kind) {
    case "let":
      return checkLet(node, scope, context);
    case "step":
      return readStep(node, reading);
    case "parallel":
      return checkParallel(node, reading);
    case "retry":
      return checkRetry(node, reading);
    case "fail":
      return checkFail(node, scope, context);
    case "branch":
      return misplaced(node, "branch", "directly in a `parallel`", reading);
    case "output":
      return misplaced(node, "output", "at the end of a workflow", reading);
    case "on-failure":
      return misplaced(node, "on failure", "directly in a workflow", reading);
    default:
      context.report(syntaxCatalog.notYet({ start: node.start, end: node.start + node.kind.length }, node.kind));
      return null;
  }
}

function misplaced(node: Node, what: string, where: string, { context }: Reading): null {
  context.report(
    catalog.misplaced({ start: node.start, end: Math.min(node.end, node.start + what.length) }, what, where),
  );
  return null;
}

/** A `let` at any place: what is known now is folded into its readers, the rest becomes a variable. */
function checkLet(node: LetStatement, scope: Scope, context: WorkflowContext): Statement | null {
  const value = checkExpression(node.value, expressions(scope, context));
  if (!node.name) return null;
  checkName(node.name, context.report);
  const variable: Variable = { name: node.name.text, type: value.type };
  const isKnown = isSettled(value);
  bind(
    scope,
    {
      name: node.name.text,
      declared: node.name,
      what: "let",
      value: isKnown ? value : read(variable),
      isUsed: false,
      origin: value,
    },
    context.report,
  );
  return isKnown ? null : { kind: "let", span: node.name, comment: commentOf(node, context), variable, value };
}

function readStep(node: Extract<Node, { kind: "step" }>, { scope, context, placed }: Reading): Statement | null {
  const found = checkStep(node, scope, context);
  if (!found) return null;
  placed.push(found);
  return found.step;
}

/** Gives the cluster, behind what a run must work out before it is made. */
function readCluster(node: ClusterStatement, reading: Reading): readonly Statement[] {
  const { scope, context, placed } = reading;
  const cluster = openCluster(node, scope, context);
  const before = placed.length;
  reading.open.push(cluster);
  const { statements, end } = readSequence(reading);
  reading.open.pop();
  if (!end && !cluster.ended && node.name)
    context.report(catalog.clusterLeak(node.name, node.name.text, reading.end, terminateFix(node, reading)));
  cluster.ended ??= {
    at: end?.span ?? node,
    how: end?.kind === "keep" ? "kept" : end?.kind === "terminate" ? "terminated" : "broken",
  };
  const width = widthOn(statements, cluster.variable);
  const made = closeCluster(cluster, width, context);
  const concurrency = concurrencyOf(cluster, width);
  for (const each of placed.slice(before)) if (each.cluster === cluster) checkPlacement(each, concurrency, context);
  if (!node.name) return [];
  const span = node.name;
  const lets = cluster.decisions.map((decision): Statement => ({ kind: "let", span, comment: null, ...decision }));
  const owner: Statement = {
    kind: "cluster",
    span,
    comment: commentOf(node, context),
    cluster: made,
    body: statements,
    end: end ?? { kind: "none", span: node },
  };
  return [...lets, owner];
}

const parallelOptions: SettingsSchema = {
  retry: { shape: retryShape, documentation: "When the whole block runs again.", example: "2" },
};

function checkParallel(node: ParallelStatement, reading: Reading): Statement | null {
  const { scope, context, placed } = reading;
  const options = checkSettings(node.options, parallelOptions, "`parallel`", node, expressions(scope, context));
  const retry = retryPolicies(options.given.get("retry"), context.report);
  if (!node.body) return null;
  if (node.body.statements.length === 0)
    context.report(catalog.emptyBlock({ start: node.start, end: node.start + "parallel".length }, "parallel"));
  for (const statement of node.body.statements) if (isNoBranch(statement)) checkNoBranch(statement, node, reading);
  const scopes: Scope[] = [];
  const branches = node.body.statements.map((branch): Branch => {
    const inner = childScope(scope);
    scopes.push(inner);
    return checkBranch(branch, inner, retry.length > 0 ? { ...context, isRetried: true } : context, placed);
  });
  adopt(scope, scopes, context.report);
  checkAgainstTimeout(retry, 0, context.workflow.timeoutSeconds, context.report);
  return {
    kind: "parallel",
    span: { start: node.start, end: node.start + "parallel".length },
    comment: commentOf(node, context),
    branches,
    retry,
  };
}

type NoBranch = Extract<Node, { kind: "let" | "cluster" | "terminate" | "keep" }>;

function isNoBranch(node: Node): node is NoBranch {
  return node.kind === "let" || node.kind === "cluster" || node.kind === "terminate" || node.kind === "keep";
}

/** Reports what is no branch. What it declares is known to the branches, as if it stood above the block. */
function checkNoBranch(node: NoBranch, parallel: ParallelStatement, { scope, context }: Reading): void {
  const isDeclaration = node.kind === "let" || node.kind === "cluster";
  const fix = node.kind === "let" ? moveAbove(node, parallel, context) : null;
  context.report(
    catalog.notABranch(
      { start: node.start, end: node.start + node.kind.length },
      node.kind,
      isDeclaration ? "above" : "below",
      fix,
    ),
  );
  if (node.kind === "let") checkLet(node, scope, context);
  else if (node.kind === "cluster") openCluster(node, scope, context).ended = { at: node, how: "broken" };
}

function moveAbove(node: Span, parallel: Span, { text }: WorkflowContext): Fix {
  const [rest = ""] = /^[ \t]*(?:\r?\n[ \t]*)?/.exec(text.slice(node.end)) ?? [];
  const indentation = indentationAt(parallel, text);
  return {
    title: "move it above the `parallel`",
    safe: false,
    edits: [
      { start: parallel.start, end: parallel.start, text: `${text.slice(node.start, node.end)}\n${indentation}` },
      { start: node.start, end: node.end + rest.length, text: "" },
    ],
  };
}

function checkBranch(node: Node, scope: Scope, context: WorkflowContext, placed: PlacedStep[]): Branch {
  if (node.kind === "branch") return namedBranch(node, scope, context, placed);
  if (isNoBranch(node)) return { name: null, span: node, body: [] };
  return { name: null, span: node, body: checkBlock([node], node, scope, context, placed) };
}

function namedBranch(node: BranchStatement, scope: Scope, context: WorkflowContext, placed: PlacedStep[]): Branch {
  const at = node.name ?? { start: node.start, end: node.start + "branch".length };
  if (node.body?.statements.length === 0) context.report(catalog.emptyBlock(at, "branch"));
  if (node.name) checkName(node.name, context.report);
  const body = node.body ? checkBlock(node.body.statements, closing(node.body), scope, context, placed) : [];
  return { name: node.name?.text ?? null, span: at, body };
}

function checkRetry(node: RetryStatement, { scope, context, placed }: Reading): Statement | null {
  const options = checkSettings(node.options, retrySettings, "`retry`", node, expressions(scope, context));
  const retry: readonly RetryPolicy[] = blockPolicies(options, context.report);
  checkAgainstTimeout(retry, 0, context.workflow.timeoutSeconds, context.report);
  if (!node.body) return null;
  const at = { start: node.start, end: node.start + "retry".length };
  if (node.body.statements.length === 0) context.report(catalog.emptyBlock(at, "retry"));
  const inner = childScope(scope);
  const body = checkBlock(node.body.statements, closing(node.body), inner, { ...context, isRetried: true }, placed);
  adopt(scope, [inner], context.report);
  return { kind: "retry", span: at, comment: commentOf(node, context), body, retry };
}

/** The closing brace of a block. */
function closing(block: Span): Span {
  return { start: Math.max(block.start, block.end - 1), end: block.end };
}
