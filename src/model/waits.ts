/** `wait`, for a time or until one, and `return`. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { values as valueCatalog } from "../diagnostics/catalog/values.js";
import { limits } from "../aws/limits.js";
import { checkExpression } from "../expressions/check.js";
import { expectType } from "../expressions/expect.js";
import { isBroken } from "../expressions/value.js";
import type { ReturnStatement, WaitStatement } from "../syntax/ast.js";
import { durationText } from "../text/units.js";
import { durationType, timestampType } from "../types/type.js";
import { commentOf, expressions, type WorkflowContext } from "./context.js";
import type { Reading } from "./lifetimes.js";
import type { Statement } from "./model.js";
import { wordAt } from "./places.js";
import type { Scope } from "./scope.js";
import { noteReturn } from "./started-steps.js";

export function checkWait(node: WaitStatement, scope: Scope, context: WorkflowContext): Statement | null {
  const span = wordAt(node, "wait");
  const inScope = expressions(scope, context);
  const given = node.until ?? node.duration;
  const value = expectType(
    checkExpression(given, inScope),
    node.until ? timestampType : durationType,
    node.until ? "`wait until`" : "`wait`",
    given ?? span,
    inScope,
  );
  if (isBroken(value)) return null;
  const at = given ?? span;
  if (value.kind !== "constant" || node.until) {
    if (context.within?.isCleanUp) context.report(catalog.unboundedCleanUp(at, "A `wait` in clean-up"));
  } else if (Number(value.value) < 1 || Number(value.value) > limits.waitSeconds.max)
    context.report(
      valueCatalog.outOfRange(at, "`wait`", durationText(Number(value.value)), `1s to ${limits.waitSeconds.max}s`),
    );
  const comment = commentOf(node, context);
  return { kind: "wait", span, comment, for: node.until ? { until: value } : { seconds: value } };
}

/** Checks a `return`. It ends the run, so that nothing may run beside it. */
export function checkReturn(node: ReturnStatement, { context, scope }: Reading): Statement {
  const span = wordAt(node, "return");
  const { within } = context;
  if (within) context.report(catalog.noReturnHere(span, within.kind, within.at));
  noteReturn(span, scope);
  return { kind: "return", span, comment: commentOf(node, context) };
}
