/** How a step comes to a cluster. */
import type { Account, ClusterRecord, StepRecord } from "./account.js";
import { startSteps } from "./lifecycle.js";

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
    id: `s-SIM${account.steps.length + 1}`,
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
