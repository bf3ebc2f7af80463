/** `fail`: the run ends with an error of the file's own. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { checkExpression } from "../expressions/check.js";
import { expectType } from "../expressions/expect.js";
import { reservedErrorPrefix } from "../aws/error-names.js";
import { stringType } from "../types/type.js";
import type { FailStatement } from "../syntax/ast.js";
import { commentOf, expressions, type WorkflowContext } from "./context.js";
import type { Statement } from "./model.js";
import { ownErrors } from "./own-errors.js";
import type { Scope } from "./scope.js";

export function checkFail(node: FailStatement, scope: Scope, context: WorkflowContext): Statement | null {
  const inScope = expressions(scope, context);
  const error = expectType(checkExpression(node.error, inScope), stringType, "The error of `fail`", node, inScope);
  const cause = node.cause
    ? expectType(checkExpression(node.cause, inScope), stringType, "The cause of `fail`", node.cause, inScope)
    : null;
  if (error.kind === "constant" && isReserved(String(error.value)))
    context.report(catalog.reservedError(error.span ?? node, String(error.value)));
  if (error.kind === "unknown") return null;
  return {
    kind: "fail",
    span: { start: node.start, end: node.start + "fail".length },
    comment: commentOf(node, context),
    error,
    cause: cause?.kind === "unknown" ? null : cause,
  };
}

/** Names of AWS's own, and those by which a run says what it found by itself. */
function isReserved(error: string): boolean {
  return error.startsWith(reservedErrorPrefix) || ownErrors.has(error);
}
