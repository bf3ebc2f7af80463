/** `fail`: the run ends with an error of the file's own, or with a failure that was caught. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { checkExpression } from "../expressions/check.js";
import { expectType } from "../expressions/expect.js";
import { reservedErrorPrefix } from "../aws/error-names.js";
import type { Value } from "../expressions/value.js";
import { isAssignable } from "../types/relations.js";
import { recordOf, stringType } from "../types/type.js";
import type { FailStatement } from "../syntax/ast.js";
import { commentOf, expressions, type WorkflowContext } from "./context.js";
import type { Statement } from "./model.js";
import { ownErrors } from "./own-errors.js";
import { wordAt } from "./places.js";
import type { Scope } from "./scope.js";

/** What a caught failure is. */
export const failureType = recordOf([
  ["error", stringType],
  ["cause", stringType],
]);

export function checkFail(node: FailStatement, scope: Scope, context: WorkflowContext): Statement | null {
  const inScope = expressions(scope, context);
  const given = checkExpression(node.error, inScope);
  if (node.cause === null && given.type.kind === "record" && isAssignable(given.type, failureType))
    return raisedAgain(given, node, context);
  const error = expectType(given, stringType, "The error of `fail`", node, inScope);
  const cause = node.cause
    ? expectType(checkExpression(node.cause, inScope), stringType, "The cause of `fail`", node.cause, inScope)
    : null;
  if (error.kind === "constant" && isReserved(String(error.value)))
    context.report(catalog.reservedError(error.span ?? node, String(error.value)));
  if (error.kind === "unknown") return null;
  return {
    kind: "fail",
    span: wordAt(node, "fail"),
    comment: commentOf(node, context),
    error,
    cause: cause?.kind === "unknown" ? null : cause,
  };
}

function raisedAgain(failure: Value, node: FailStatement, context: WorkflowContext): Statement {
  const part = (key: "error" | "cause"): Value => ({ kind: "member", object: failure, key, type: stringType });
  return {
    kind: "fail",
    span: wordAt(node, "fail"),
    comment: commentOf(node, context),
    error: part("error"),
    cause: part("cause"),
  };
}

/** Names of AWS's own, and those by which a run says what it found by itself. */
function isReserved(error: string): boolean {
  return error.startsWith(reservedErrorPrefix) || ownErrors.has(error);
}
