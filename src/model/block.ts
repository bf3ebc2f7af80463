/** Blocks of statements: what runs one after the other, and clusters as scopes from their making to their end. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { checkExpression } from "../expressions/check.js";
import { read } from "../expressions/build.js";
import { isSettled } from "../expressions/placeholder.js";
import type { Variable } from "../expressions/value.js";
import type {
  ClusterStatement,
  KeepStatement,
  LetStatement,
  Statement as Node,
  TerminateStatement,
} from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import { neverGoesOn } from "./arms.js";
import { checkIf } from "./branching.js";
import { checkName } from "./check-name.js";
import { closeCluster, concurrencyOf, openCluster, type OpenCluster } from "./clusters.js";
import { commentOf, expressions, type WorkflowContext } from "./context.js";
import type { Cluster, ClusterEnd, Statement } from "./model.js";
import { bind, type Scope } from "./scope.js";
import { checkAllEnded, checkAwait, checkCancel, checkResize } from "./started-steps.js";
import { checkPlacement, checkStep, type PlacedStep } from "./steps.js";
import { checkTask } from "./tasks.js";
import { widthOn } from "./width.js";
import { checkFail } from "./fail.js";
import { checkFor, checkRepeat } from "./loops.js";
import { checkParallel } from "./parallels.js";
import { checkRun } from "./runs.js";
import { checkRetry, checkTry } from "./tries.js";
import { checkReturn, checkWait } from "./waits.js";
import { readEnd, terminateFix, type Reading } from "./lifetimes.js";

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
  const reading: Reading = { nodes, next: 0, open: [], loose: [], scope, context, placed, end };
  const statements: Statement[] = [];
  while (reading.next < nodes.length) statements.push(...readSequence(reading).statements);
  for (const cluster of reading.loose) checkAllEnded(cluster, null, true, context);
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
    if (found.some(neverGoesOn)) failed ??= node;
  }
  return { statements, end: kept ?? (failed ? { kind: "none", span: failed } : null) };
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
    case "task":
      return checkTask(node, scope, context);
    case "parallel":
      return checkParallel(node, reading);
    case "retry":
      return checkRetry(node, reading);
    case "if":
      return checkIf(node, reading);
    case "for":
      return checkFor(node, reading);
    case "try":
      return checkTry(node, reading);
    case "repeat":
      return checkRepeat(node, reading);
    case "run":
      return checkRun(node, reading);
    case "wait":
      return checkWait(node, scope, context);
    case "return":
      return checkReturn(node, reading);
    case "yield":
      return misplaced(node, "yield", "as the last statement of a `for … as NAME`", reading);
    case "next":
      return misplaced(node, "next", "as the last statement of a `repeat … with NAME`", reading);
    case "fail":
      return checkFail(node, scope, context);
    case "branch":
      return misplaced(node, "branch", "directly in a `parallel`", reading);
    case "output":
      return misplaced(node, "output", "at the end of a workflow", reading);
    case "on-failure":
      return misplaced(node, "on failure", "directly in a workflow", reading);
    case "await":
      return checkAwait(node, reading);
    case "cancel":
      return checkCancel(node, reading);
    case "resize":
      return checkResize(node, reading);
  }
}

function misplaced(node: Node, what: string, where: string, { context }: Reading): null {
  context.report(
    catalog.misplaced({ start: node.start, end: Math.min(node.end, node.start + what.length) }, what, where),
  );
  return null;
}

/** A `let` at any place: what is known now is folded into its readers, the rest becomes a variable. */
export function checkLet(node: LetStatement, scope: Scope, context: WorkflowContext): Statement | null {
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
  // What is only borrowed has no block whose end to wait for.
  if (found.cluster.isLoose) checkPlacement(found, null, context);
  else placed.push(found);
  return found.step;
}

/** Gives the cluster, behind what a run must work out before it is made. */
function readCluster(node: ClusterStatement, reading: Reading): readonly Statement[] {
  const { scope, context, placed } = reading;
  const cluster = openCluster(node, scope, context);
  if (!cluster.mayBeMade && !isEndedIn(reading, cluster.name)) {
    cluster.isLoose = true;
    reading.loose.push(cluster);
    return placedStatements(node, cluster, closeCluster(cluster, 0, [], context), [], null, context);
  }
  const before = placed.length;
  if (context.within?.isDistributed && node.name)
    context.report(catalog.clusterInDistributed(node.name, node.name.text, context.within.at));
  reading.open.push(cluster);
  const { statements, end } = readSequence(reading);
  reading.open.pop();
  if (!end && !cluster.ended && node.name)
    context.report(catalog.clusterLeak(node.name, node.name.text, reading.end, terminateFix(node, reading)));
  cluster.ended ??= {
    at: end?.span ?? node,
    how: end?.kind === "keep" ? "kept" : end?.kind === "terminate" ? "terminated" : "broken",
  };
  const isEnded = end?.kind === "terminate";
  // A borrowed one that the run does not end lives on, and so do its steps.
  checkAllEnded(cluster, isEnded ? end.span : null, !cluster.mayBeMade && !isEnded, context);
  const width = widthOn(statements, cluster.variable);
  const steps = placed.slice(before).flatMap((each) => (each.cluster === cluster ? [each.step] : []));
  const made = closeCluster(cluster, width, steps, context);
  if (made.keepOnFailure && context.isCaught && node.name) context.report(catalog.keptInTry(node.name, node.name.text));
  const concurrency = concurrencyOf(cluster, width);
  for (const each of placed.slice(before)) if (each.cluster === cluster) checkPlacement(each, concurrency, context);
  return placedStatements(node, cluster, made, statements, end, context);
}

/** Whether the block says what becomes of a cluster at its end. */
function isEndedIn({ nodes }: Reading, name: string): boolean {
  return nodes.some((node) => (node.kind === "terminate" || node.kind === "keep") && node.cluster?.text === name);
}

/** The cluster, behind what a run must work out before it. */
function placedStatements(
  node: ClusterStatement,
  cluster: OpenCluster,
  made: Cluster,
  body: readonly Statement[],
  end: ClusterEnd | null,
  context: WorkflowContext,
): readonly Statement[] {
  if (!node.name) return [];
  const span = node.name;
  const lets = cluster.decisions.map((decision): Statement => ({ kind: "let", span, comment: null, ...decision }));
  const owner: Statement = {
    kind: "cluster",
    span,
    comment: commentOf(node, context),
    cluster: made,
    body,
    end: end ?? { kind: "none", span: node },
  };
  return [...lets, owner];
}
