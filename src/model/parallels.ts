/** `parallel`: its branches, each statement one of them, and what is none. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import type { Fix } from "../diagnostics/diagnostic.js";
import { retryShape } from "../kinds/every-step.js";
import { checkSettings } from "../settings/check.js";
import type { SettingsSchema } from "../settings/schema.js";
import type { BranchStatement, ParallelStatement, Statement as Node } from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import { checkBlock, checkLet } from "./block.js";
import { checkName } from "./check-name.js";
import { openCluster } from "./clusters.js";
import { commentOf, enclosed, expressions, type WorkflowContext } from "./context.js";
import { indentationAt, type Reading } from "./lifetimes.js";
import type { Branch, Statement } from "./model.js";
import { closing, wordAt } from "./places.js";
import { checkAgainstTimeout, retryPolicies } from "./retry.js";
import { adopt, childScope, type Scope } from "./scope.js";
import type { PlacedStep } from "./steps.js";

const parallelOptions: SettingsSchema = {
  retry: { shape: retryShape, documentation: "When the whole block runs again.", example: "2" },
};

/** Checks a `parallel`. Names that its branches bind are visible behind it. */
export function checkParallel(node: ParallelStatement, reading: Reading): Statement | null {
  const { scope, context, placed } = reading;
  const options = checkSettings(node.options, parallelOptions, "`parallel`", node, expressions(scope, context));
  const retry = retryPolicies(options.given.get("retry"), context.report);
  if (!node.body) return null;
  if (node.body.statements.length === 0) context.report(catalog.emptyBlock(wordAt(node, "parallel"), "parallel"));
  for (const statement of node.body.statements) if (isNoBranch(statement)) checkNoBranch(statement, node, reading);
  const at = wordAt(node, "parallel");
  const inside = enclosed(retry.length > 0 ? { ...context, isRetried: true, guard: at } : context, "parallel", at);
  const scopes: Scope[] = [];
  const branches = node.body.statements.map((branch): Branch => {
    const inner = childScope(scope);
    scopes.push(inner);
    return checkBranch(branch, inner, inside, placed);
  });
  adopt(scope, scopes, context.report);
  checkAgainstTimeout(retry, 0, context.workflow.timeoutSeconds, context.report);
  return {
    kind: "parallel",
    span: wordAt(node, "parallel"),
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
  const at = node.name ?? wordAt(node, "branch");
  if (node.body?.statements.length === 0) context.report(catalog.emptyBlock(at, "branch"));
  if (node.name) checkName(node.name, context.report);
  const body = node.body ? checkBlock(node.body.statements, closing(node.body), scope, context, placed) : [];
  return { name: node.name?.text ?? null, span: at, body };
}
