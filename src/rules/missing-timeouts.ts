/** Asks for something that bounds how long a workflow runs. */
import { advice } from "../diagnostics/catalog/advice.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { statementsOf, type Workflow } from "../model/model.js";

export function missingTimeouts(workflow: Workflow, report: Report): void {
  if (workflow.timeoutSeconds !== null || workflow.body.length === 0) return;
  report(advice.workflowWithoutTimeout(workflow.span, workflow.name));
  for (const statement of statementsOf(workflow.body)) {
    if (statement.kind === "step" && !statement.timeout)
      report(advice.stepWithoutTimeout(statement.span, statement.name));
  }
}
