/** How steps queue, run and end on a cluster. */
import { isAlive, type Account, type ClusterRecord, type StepRecord } from "./account.js";
import { endCluster } from "./cluster.js";

export interface StepWish {
  readonly name: string;
  readonly addedBy: string;
  readonly actionOnFailure: string;
  readonly duration: number | null;
  readonly fails: boolean;
}

/** Queues a step; it starts when the cluster is ready and has a place. */
export function queueStep(account: Account, cluster: ClusterRecord, wish: StepWish): StepRecord {
  const step: StepRecord = {
    id: `s-WALK${account.steps.length + 1}`,
    cluster,
    addedAt: account.clock.now(),
    watchers: [],
    status: "PENDING",
    startedAt: null,
    endedAt: null,
    ...wish,
    fails: wish.fails || account.failing.has(wish.name),
  };
  account.steps.push(step);
  cluster.steps.push(step);
  startSteps(account, cluster);
  return step;
}

/** Starts as many waiting steps as the cluster has places for. */
export function startSteps(account: Account, cluster: ClusterRecord): void {
  if (cluster.state !== "WAITING") return;
  const running = cluster.steps.filter((step) => step.status === "RUNNING").length;
  const next = cluster.steps.filter((step) => step.status === "PENDING").slice(0, Math.max(0, cluster.concurrency - running));
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

/** What ActionOnFailure does beyond CONTINUE. A protected cluster that is kept alive continues (MG: UsingEMR_TerminationProtection). */
const afterFailure: ReadonlyMap<string, (account: Account, cluster: ClusterRecord) => void> = new Map([
  ["TERMINATE_CLUSTER", endUnlessProtected],
  ["TERMINATE_JOB_FLOW", endUnlessProtected],
  ["CANCEL_AND_WAIT", cancelPending],
]);

function endUnlessProtected(account: Account, cluster: ClusterRecord): void {
  if (isAlive(cluster) && !cluster.protected) endCluster(account, cluster, "TERMINATED_WITH_ERRORS");
}

function cancelPending(account: Account, cluster: ClusterRecord): void {
  for (const step of cluster.steps.filter((candidate) => candidate.status === "PENDING")) endStep(account, step, "CANCELLED");
}
