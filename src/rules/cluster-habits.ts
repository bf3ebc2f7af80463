/** Settings of a cluster that cost money or sleep later. */
import { advice } from "../diagnostics/catalog/advice.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { statementsOf } from "../model/bodies.js";
import type { Workflow } from "../model/model.js";

export function clusterHabits(workflow: Workflow, report: Report): void {
  for (const body of [workflow.body, workflow.onFailure?.body ?? []]) {
    for (const statement of statementsOf(body)) {
      if (statement.kind !== "cluster") continue;
      const { cluster, span } = statement;
      if (cluster.keepOnFailure) report(advice.keepOnFailure(span, cluster.name));
      if (cluster.habits.isProtected) report(advice.protectDefeatsIdle(span, cluster.name));
      if (!cluster.habits.keepsLogs) report(advice.noLogs(span, cluster.name));
      if (!cluster.habits.endsUnused) report(advice.noIdleTimeout(span, cluster.name));
    }
  }
}
