/** Clusters that are there before a run. */
import type { ExistingCluster } from "../../run.js";
import type { Account } from "../account.js";
import { usualMs } from "../usual-times.js";
import { makeReady } from "./begin-cluster.js";
import { goOn, watchIdleness } from "./lifecycle.js";
import { isAlive, isReady, type ClusterRecord } from "./records.js";

/** Adds a cluster that waits for steps, unless it is said otherwise. One that starts becomes ready; one that runs has a step of others. */
export function addExistingCluster(account: Account, given: ExistingCluster): void {
  const cluster = recordOf(given);
  account.clusters.push(cluster);
  if (!isAlive(cluster)) return;
  if (!isReady(cluster)) account.clock.after(usualMs.startUp, null, () => makeReady(account, cluster));
  else if (cluster.state === "RUNNING") addWorkOfOthers(account, cluster, given.busyFor ?? usualMs.job);
  else watchIdleness(account, cluster);
}

function recordOf(given: ExistingCluster): ClusterRecord {
  const { state = "WAITING" } = given;
  const isEnding = state.startsWith("TERMINAT");
  return {
    id: given.id,
    name: given.name,
    madeBy: null,
    createdAt: 0,
    release: null,
    concurrency: given.concurrency ?? 1,
    keptAlive: true,
    instances: null,
    readyBy: isEnding ? null : usualMs.startUp,
    steps: [],
    active: [],
    watchers: [],
    state,
    states: [{ at: 0, state }],
    idleTimeoutMs: given.idleTimeout ?? null,
    idleSince: state === "WAITING" ? 0 : null,
    protected: given.protected ?? false,
    broken: false,
    endedAt: isEnding ? 0 : null,
    endedBy: isEnding ? "before" : null,
    givenBackAt: null,
    reason: null,
  };
}

/** A step that no run shows, as none added it. */
function addWorkOfOthers(account: Account, cluster: ClusterRecord, duration: number): void {
  cluster.active.push({
    id: "s-OTHER",
    name: "a step of others",
    cluster,
    addedBy: "",
    addedAt: 0,
    actionOnFailure: "CONTINUE",
    duration,
    fails: false,
    failureReason: undefined,
    watchers: [],
    state: "PENDING",
    states: [{ at: 0, state: "PENDING" }],
    startedAt: null,
    endedAt: null,
  });
  goOn(account, cluster);
}
