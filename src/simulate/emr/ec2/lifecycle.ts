/** How steps run, and how steps and clusters end: each end can bring about the other. */
import type { ClusterEnd } from "../../run.js";
import type { Account } from "../account.js";
import { tell } from "../notice.js";
import { enter } from "../states-over-time.js";
import { usualMs } from "../usual-times.js";
import { hasEnded, isAlive, isReady, type ClusterRecord, type StepRecord } from "./records.js";

/** Starts as many waiting steps as the cluster has places for, and says whether it runs or waits. */
export function goOn(account: Account, cluster: ClusterRecord): void {
  if (!isReady(cluster)) return;
  // Steps start in the order in which they came, so those that run stand before those that wait.
  for (const step of cluster.active.slice(0, cluster.concurrency)) if (step.state === "PENDING") start(account, step);
  if (cluster.active.length > 0) {
    cluster.idleSince = null;
    enter(account.clock, cluster, "RUNNING");
  } else if (cluster.keptAlive) {
    becomeIdle(account, cluster);
  } else {
    endCluster(account, cluster, { by: "steps done", reason: "ALL_STEPS_COMPLETED" });
  }
  tell(cluster);
}

function start(account: Account, step: StepRecord): void {
  enter(account.clock, step, "RUNNING");
  step.startedAt = account.clock.now();
  if (step.duration === null) return;
  account.clock.after(step.duration, null, () => endStep(account, step, step.fails ? "FAILED" : "COMPLETED"));
}

function becomeIdle(account: Account, cluster: ClusterRecord): void {
  if (cluster.idleSince === null) {
    cluster.idleSince = account.clock.now();
    watchIdleness(account, cluster);
  }
  enter(account.clock, cluster, "WAITING");
}

/** Plans the end that the auto-termination policy brings, unless a step comes before. */
export function watchIdleness(account: Account, cluster: ClusterRecord): void {
  const { idleTimeoutMs: timeout, idleSince: since } = cluster;
  if (timeout === null || since === null) return;
  account.clock.after(since + timeout - account.clock.now(), null, () => {
    if (cluster.idleSince !== since || cluster.idleTimeoutMs !== timeout || staysIdle(account, cluster)) return;
    endCluster(account, cluster, { by: "idle", reason: "USER_REQUEST" });
  });
}

/** Whether the policy leaves a cluster alone. */
export function staysIdle({ behaviour }: Account, cluster: ClusterRecord): boolean {
  return cluster.protected && behaviour.idleOnProtected === "stays";
}

/** Ends a step that has not ended yet, and lets the next one start. */
export function endStep(account: Account, step: StepRecord, state: "COMPLETED" | "FAILED" | "CANCELLED"): void {
  if (hasEnded(step)) return;
  const { cluster } = step;
  enter(account.clock, step, state);
  step.endedAt = account.clock.now();
  cluster.active.splice(cluster.active.indexOf(step), 1);
  tell(step);
  if (state === "FAILED") afterFailure.get(step.actionOnFailure)?.(account, cluster);
  goOn(account, cluster);
}

/**
 * What ActionOnFailure does beyond CONTINUE. A protected cluster that is kept alive continues (Management Guide,
 * UsingEMR_TerminationProtection, read 2026-11-22).
 */
const afterFailure: ReadonlyMap<string, (account: Account, cluster: ClusterRecord) => void> = new Map([
  ["TERMINATE_CLUSTER", endUnlessProtected],
  ["TERMINATE_JOB_FLOW", endUnlessProtected],
  ["CANCEL_AND_WAIT", cancelPending],
]);

function endUnlessProtected(account: Account, cluster: ClusterRecord): void {
  if (cluster.protected) return;
  endCluster(account, cluster, { by: "failed step", reason: "STEP_FAILURE", hasErrors: true });
}

function cancelPending(account: Account, cluster: ClusterRecord): void {
  for (const step of [...cluster.active]) if (step.state === "PENDING") endStep(account, step, "CANCELLED");
}

export interface End {
  readonly by: ClusterEnd;
  /** EMR's code for it. */
  readonly reason: string;
  readonly hasErrors?: boolean;
  /** How long its instances take to stop, in ms. */
  readonly shutDown?: number | undefined;
}

/** Has a cluster end, with all its steps; nothing happens when it is ending already. */
export function endCluster(account: Account, cluster: ClusterRecord, end: End): void {
  if (!isAlive(cluster)) return;
  cluster.endedAt = account.clock.now();
  cluster.endedBy = end.by;
  cluster.reason = end.reason;
  cluster.idleSince = null;
  enter(account.clock, cluster, "TERMINATING");
  for (const step of [...cluster.active]) endStep(account, step, "CANCELLED");
  tell(cluster);
  account.clock.after(end.shutDown ?? usualMs.shutDown, null, () => {
    enter(account.clock, cluster, end.hasErrors === true ? "TERMINATED_WITH_ERRORS" : "TERMINATED");
    tell(cluster);
  });
}
