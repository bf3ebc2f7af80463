/** What the source of a workflow says of failures and of what may stay: what judges of its runs must know beside the machine. */
import type { CompiledWorkflow } from "../../compiler.js";
import { statementsOf } from "../../model/bodies.js";
import type { ClusterScope, Workflow } from "../../model/model.js";
import { notTerminated, outOfTime } from "../../model/own-errors.js";
import { totalStatesOf, type Intent } from "../../simulate/faults/intent.js";
import type { Run } from "../../simulate/run.js";

type Status = Run["status"];

/** Gives the intent of a workflow. @param compiled what was made of it */
export function intentOf(workflow: Workflow, compiled: CompiledWorkflow): Intent {
  const total = totalStatesOf(compiled.machine);
  return {
    handlers: compiled.handlers,
    keeps: keptBy(workflow, compiled),
    failsByTheFirst: true,
    goOutwards: new Set([outOfTime, notTerminated]),
    notGivenBack: notTerminated,
    canBeWrong: (state) => !total.has(state),
  };
}

/** The states that stand for a scope's cluster are made from the place of the scope. */
function keptBy(workflow: Workflow, { origins }: CompiledWorkflow): ReadonlyMap<string, ReadonlySet<Status>> {
  const kept = new Map<string, ReadonlySet<Status>>();
  for (const statement of statementsOf([...workflow.body, ...(workflow.onFailure?.body ?? [])])) {
    if (statement.kind !== "cluster") continue;
    const ends = endsOf(statement);
    if (ends.size === 0) continue;
    for (const [state, { start, end }] of origins)
      if (start === statement.span.start && end === statement.span.end) kept.set(state, ends);
  }
  return kept;
}

/** The ends of a run after which the cluster may be there; one that is ended on a condition may be there after success. */
function endsOf({ cluster, end }: ClusterScope): ReadonlySet<Status> {
  const mayStay = end.kind === "keep" || (end.kind === "terminate" && end.when !== null);
  return new Set<Status>([
    ...(mayStay ? ["SUCCEEDED" as const] : []),
    ...(cluster.keepOnFailure ? ["FAILED" as const] : []),
  ]);
}
