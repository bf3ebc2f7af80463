/** Settings of a cluster that cost money or sleep later. */
import { advice } from "../diagnostics/catalog/advice.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { entriesOf } from "../expressions/build.js";
import { statementsOf, type Workflow } from "../model/model.js";

export function clusterHabits(workflow: Workflow, report: Report): void {
  for (const body of [workflow.body, workflow.onFailure?.body ?? []]) {
    for (const statement of statementsOf(body)) {
      if (statement.kind !== "cluster") continue;
      const { cluster, span } = statement;
      const request = entriesOf(cluster.request);
      if (cluster.keepOnFailure) report(advice.keepOnFailure(span, cluster.name));
      if (cluster.isProtected) report(advice.protectDefeatsIdle(span, cluster.name));
      if (!request?.has("LogUri")) report(advice.noLogs(span, cluster.name));
      if (!request?.has("AutoTerminationPolicy")) report(advice.noIdleTimeout(span, cluster.name));
    }
  }
}
