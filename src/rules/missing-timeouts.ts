/** Asks for something that bounds how long a workflow runs. */
import { advice } from "../diagnostics/catalog/advice.js";
import { tasks } from "../diagnostics/catalog/tasks.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { statementsOf } from "../model/bodies.js";
import type { Task, Workflow } from "../model/model.js";

export function missingTimeouts(workflow: Workflow, report: Report): void {
  if (workflow.timeoutSeconds !== null || workflow.body.length === 0) return;
  report(advice.workflowWithoutTimeout(workflow.span, workflow.name));
  for (const statement of statementsOf(workflow.body)) {
    if (statement.kind === "step" && !statement.timeout)
      report(advice.stepWithoutTimeout(statement.span, statement.name));
    if (statement.kind === "task" && waitsForever(statement))
      report(tasks.callbackWithoutEnd(statement.span, statement.name));
  }
}

/** Nothing but an answer ends a callback that nobody bounds (99,999,999 seconds, states-language.net, read 2026-11-22). */
function waitsForever({ call, timeout, heartbeat }: Task): boolean {
  return call.kind === "integration" && call.pattern === "waitForTaskToken" && !timeout && !heartbeat;
}
