/** Times in clean-up: it has its own time, which is counted when compiling, so that each must be known then. */
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import type { Value } from "../expressions/value.js";
import type { Span } from "../text/span.js";
import type { WorkflowContext } from "./context.js";

/** Reports a time that only a run knows, where it belongs to clean-up. @param what begins the sentence: "The `timeout` of a step" */
export function checkKnownInCleanUp(time: Value | null, at: Span, what: string, context: WorkflowContext): void {
  if (context.within?.isCleanUp && time && time.kind !== "constant")
    context.report(catalog.unboundedCleanUp(time.span ?? at, `${what} in clean-up`));
}
