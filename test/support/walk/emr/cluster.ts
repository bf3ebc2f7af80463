/** How clusters begin and end. */
import type { Account, ClusterRecord } from "./account.js";
import { isAlive } from "./account.js";
import { endStep, startSteps } from "./steps.js";

export interface ClusterWish {
  readonly name: string;
  readonly madeBy: string;
  readonly concurrency: number;
  readonly idleTimeoutSeconds: number | null;
  readonly protected: boolean;
  /** `null`: it never becomes ready. */
  readonly startUp: number | null;
  readonly fails: boolean;
}

/** Makes a cluster that is ready, or has failed, after its start-up. */
export function makeCluster(account: Account, wish: ClusterWish): ClusterRecord {
  const { name, madeBy, concurrency, idleTimeoutSeconds } = wish;
  const cluster: ClusterRecord = {
    id: `j-WALK${account.clusters.length + 1}`,
    name,
    madeBy,
    createdAt: account.clock.now(),
    concurrency,
    idleTimeoutSeconds,
    steps: [],
    watchers: [],
    state: "STARTING",
    protected: wish.protected,
    readyAt: null,
    endedAt: null,
  };
  account.clusters.push(cluster);
  if (wish.startUp !== null) {
    account.clock.after(wish.startUp, null, () => {
      if (wish.fails) endCluster(account, cluster, "TERMINATED_WITH_ERRORS");
      else makeReady(account, cluster);
    });
  }
  return cluster;
}

function makeReady(account: Account, cluster: ClusterRecord): void {
  if (!isAlive(cluster)) return;
  cluster.state = "WAITING";
  cluster.readyAt = account.clock.now();
  tell(cluster);
  startSteps(account, cluster);
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
  tell(cluster);
}

function tell(cluster: ClusterRecord): void {
  for (const watcher of cluster.watchers) watcher();
}
