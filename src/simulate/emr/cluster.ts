/** How a cluster begins. */
import { isAlive, type Account, type ClusterRecord } from "./account.js";
import { endCluster, startSteps, tellWatchers } from "./lifecycle.js";

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
    id: `j-SIM${account.clusters.length + 1}`,
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
  tellWatchers(cluster);
  startSteps(account, cluster);
}
