/** `try … catch … finally`, the only way in which a failure becomes a success, and `retry` around a block. */
import { errorName } from "../aws/error-names.js";
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { read } from "../expressions/build.js";
import type { Variable } from "../expressions/value.js";
import { retrySettings } from "../kinds/every-step.js";
import { checkErrorNames, checkSettings } from "../settings/check.js";
import type { Block, CatchClause, RetryStatement, TryStatement } from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import { checkArm, joinArms, withJoin, type CheckedArm } from "./arms.js";
import { checkBlock } from "./block.js";
import { checkName } from "./check-name.js";
import { commentOf, enclosed, expressions, type WorkflowContext } from "./context.js";
import { checkErrorOrder } from "./error-order.js";
import { failureType } from "./fail.js";
import type { Reading } from "./lifetimes.js";
import type { Catch, RetryPolicy, Statement } from "./model.js";
import { closing, wordAt } from "./places.js";
import { blockPolicies, checkAgainstTimeout } from "./retry.js";
import { adopt, bind, childScope, type Scope } from "./scope.js";

export function checkTry(node: TryStatement, reading: Reading): Statement | null {
  const { scope, context } = reading;
  const span = wordAt(node, "try");
  if (node.body && node.catches.length === 0 && !node.finally) context.report(catalog.bareTry(span));
  const inside =
    node.catches.length > 0 ? { ...reading, context: { ...context, isCaught: true, guard: span } } : reading;
  const body = checkArm(node.body, span, "try", inside);
  const catches = node.catches.map((each) => checkCatch(each, reading));
  checkErrorOrder(
    catches.map(({ caught }) => caught),
    "catch",
    context.report,
  );
  const ending = node.finally && checkFinally(node.finally, reading);
  const [handed = null, ...behind] = joinArms(scope, [body, ...catches.map(({ arm }) => arm)], span, context.report);
  return {
    kind: "try",
    span,
    comment: commentOf(node, context),
    body: body.body,
    handed,
    catches: catches.map(({ caught }, index) => ({ ...caught, body: withJoin(caught.body, behind[index]) })),
    finally: ending,
  };
}

function checkCatch(node: CatchClause, reading: Reading): { readonly caught: Catch; readonly arm: CheckedArm } {
  const { scope, context, placed } = reading;
  const span = wordAt(node, "catch");
  const failure: Variable = { name: node.name?.text ?? "caught", type: failureType };
  const named = childScope(scope);
  if (node.name) {
    checkName(node.name, context.report);
    const { name } = node;
    bind(
      named,
      { name: name.text, declared: name, what: "failure", value: read(failure), isUsed: true },
      context.report,
    );
  }
  const inner = childScope(named);
  // An empty catch says that the failure does not matter, which a reviewer can see.
  const body = node.body ? checkBlock(node.body.statements, closing(node.body), inner, context, placed) : [];
  return { caught: { span, errors: errorsOf(node, named, context), failure, body }, arm: { scope: inner, body } };
}

function errorsOf(node: CatchClause, scope: Scope, context: WorkflowContext): readonly string[] {
  if (!node.errors) return ["States.ALL"];
  const given = checkErrorNames(node.errors, "catch", node.errors, expressions(scope, context));
  if (given.kind !== "names") return [];
  for (const error of given.names)
    if (errorName(error)?.queryLanguage === "JSONPath") context.report(catalog.neverRaised(node.errors, error));
  return given.names;
}

/** It runs whatever happened, so it sees only what is there in any case. */
function checkFinally(block: Block, { scope, context, placed }: Reading): { span: Span; body: readonly Statement[] } {
  const at = { start: block.start, end: block.start + 1 };
  if (block.statements.length === 0) context.report(catalog.emptyBlock(at, "finally"));
  const inner = childScope(scope);
  const body = checkBlock(block.statements, closing(block), inner, enclosed(context, "finally", at), placed);
  return { span: at, body };
}

export function checkRetry(node: RetryStatement, { scope, context, placed }: Reading): Statement | null {
  const options = checkSettings(node.options, retrySettings, "`retry`", node, expressions(scope, context));
  const retry: readonly RetryPolicy[] = blockPolicies(options, context.report);
  checkAgainstTimeout(retry, 0, context.workflow.timeoutSeconds, context.report);
  if (!node.body) return null;
  const at = wordAt(node, "retry");
  if (node.body.statements.length === 0) context.report(catalog.emptyBlock(at, "retry"));
  const inner = childScope(scope);
  const body = checkBlock(
    node.body.statements,
    closing(node.body),
    inner,
    { ...context, isRetried: true, guard: at },
    placed,
  );
  adopt(scope, [inner], context.report);
  return { kind: "retry", span: at, comment: commentOf(node, context), body, retry };
}
