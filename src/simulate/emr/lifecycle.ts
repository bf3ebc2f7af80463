/** How steps run, and how steps and clusters end: each end can bring about the other. */
import { isAlive, type Account, type ClusterRecord, type StepRecord } from "./account.js";

/** Starts as many waiting steps as the cluster has places for. */
export function startSteps(account: Account, cluster: ClusterRecord): void {
  if (cluster.state !== "WAITING") return;
  const running = cluster.steps.filter((step) => step.status === "RUNNING").length;
  const next = cluster.steps
    .filter((step) => step.status === "PENDING")
    .slice(0, Math.max(0, cluster.concurrency - running));
  for (const step of next) {
    step.status = "RUNNING";
    step.startedAt = account.clock.now();
    if (step.duration === null) continue;
    account.clock.after(step.duration, null, () => endStep(account, step, step.fails ? "FAILED" : "COMPLETED"));
  }
}

/** Ends a step that has not ended yet, and lets the next one start. */
export function endStep(account: Account, step: StepRecord, status: "COMPLETED" | "FAILED" | "CANCELLED"): void {
  if (hasEnded(step)) return;
  step.status = status;
  step.endedAt = account.clock.now();
  for (const watcher of step.watchers) watcher();
  if (status === "FAILED") afterFailure.get(step.actionOnFailure)?.(account, step.cluster);
  startSteps(account, step.cluster);
}

export function hasEnded(step: StepRecord): boolean {
  return step.endedAt !== null;
}

/**
 * What ActionOnFailure does beyond CONTINUE. A protected cluster that is kept alive continues (MG:
 * UsingEMR_TerminationProtection).
 */
const afterFailure: ReadonlyMap<string, (account: Account, cluster: ClusterRecord) => void> = new Map([
  ["TERMINATE_CLUSTER", endUnlessProtected],
  ["TERMINATE_JOB_FLOW", endUnlessProtected],
  ["CANCEL_AND_WAIT", cancelPending],
]);

function endUnlessProtected(account: Account, cluster: ClusterRecord): void {
  if (isAlive(cluster) && !cluster.protected) endCluster(account, cluster, "TERMINATED_WITH_ERRORS");
}

function cancelPending(account: Account, cluster: ClusterRecord): void {
  for (const step of cluster.steps.filter((candidate) => candidate.status === "PENDING"))
    endStep(account, step, "CANCELLED");
}

/** Ends a cluster with all its steps. */
export function endCluster(
  account: Account,
  cluster: ClusterRecord,
  state: "TERMINATED" | "TERMINATED_WITH_ERRORS" = "TERMINATED",
): void {
  if (!isAlive(cluster)) return;
  cluster.state = state;
  cluster.endedAt = account.clock.now();
  for (const step of cluster.steps) endStep(account, step, "CANCELLED");
  tellWatchers(cluster);
}

export function tellWatchers(cluster: ClusterRecord): void {
  for (const watcher of cluster.watchers) watcher();
}
