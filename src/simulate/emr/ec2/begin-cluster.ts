/** How a cluster begins. */
import { parseRelease } from "../../../aws/release-label.js";
import type { JsonObject } from "../../../machine/asl.js";
import type { Account } from "../account.js";
import { tell } from "../notice.js";
import { booleanIn, numberIn, objectIn, objectsIn, textIn } from "../read.js";
import { enter } from "../states-over-time.js";
import { shareOfStarting } from "../usual-times.js";
import { endCluster, goOn } from "./lifecycle.js";
import { isAlive, type ClusterRecord } from "./records.js";
import { idleTimeoutOf } from "./idle-policy.js";

export interface Birth {
  /** The state that asks. */
  readonly madeBy: string;
  /** Ms until it is ready, or has failed; `null`: it never becomes ready. */
  readonly startUp: number | null;
  /** Why it fails, as EMR's code; `null` when it becomes ready. */
  readonly failsBy: string | null;
}

/** Makes a cluster by a request of RunJobFlow, or of createCluster, which is the same without steps. */
export function beginCluster(account: Account, request: JsonObject, birth: Birth): ClusterRecord {
  const cluster = recordOf(account, request, birth);
  account.clusters.push(cluster);
  enter(account.clock, cluster, "STARTING");
  const { startUp, failsBy } = birth;
  if (startUp === null) return cluster;
  // What fails before its instances run never comes to its bootstrap actions.
  if (failsBy === null || failsBy === "BOOTSTRAP_FAILURE") {
    account.clock.after(startUp * shareOfStarting, null, () => {
      if (isAlive(cluster)) enter(account.clock, cluster, "BOOTSTRAPPING");
    });
  }
  account.clock.after(startUp, null, () => (failsBy === null ? makeReady : failToStart)(account, cluster, failsBy));
  return cluster;
}

function recordOf(account: Account, request: JsonObject, { madeBy, startUp, failsBy }: Birth): ClusterRecord {
  const instances = objectIn(request, "Instances");
  const named = (field: string): readonly string[] =>
    objectsIn(instances, field).flatMap((each) => textIn(each, "Name") ?? []);
  const now = account.clock.now();
  return {
    id: `j-SIM${account.clusters.length + 1}`,
    name: textIn(request, "Name") ?? "",
    madeBy,
    createdAt: now,
    release: parseRelease(textIn(request, "ReleaseLabel") ?? ""),
    concurrency: numberIn(request, "StepConcurrencyLevel") ?? 1,
    keptAlive: booleanIn(instances, "KeepJobFlowAliveWhenNoSteps") ?? false,
    instances: { fleets: named("InstanceFleets"), groups: named("InstanceGroups") },
    readyBy: startUp === null || failsBy !== null ? null : now + startUp,
    steps: [],
    active: [],
    watchers: [],
    state: "STARTING",
    states: [],
    idleTimeoutMs: idleTimeoutOf(request),
    idleSince: null,
    protected: booleanIn(instances, "TerminationProtected") ?? false,
    broken: false,
    endedAt: null,
    endedBy: null,
    givenBackAt: null,
    reason: null,
  };
}

/** Lets a cluster take up its steps. */
export function makeReady(account: Account, cluster: ClusterRecord): void {
  if (!isAlive(cluster)) return;
  // It is ready when it can run steps; whether it runs or waits, its steps decide.
  enter(account.clock, cluster, cluster.active.length > 0 ? "RUNNING" : "WAITING");
  goOn(account, cluster);
}

function failToStart(account: Account, cluster: ClusterRecord, reason: string | null): void {
  if (!isAlive(cluster)) return;
  if (account.behaviour.failedCreation === "ended") {
    endCluster(account, cluster, { by: "failed start", reason: reason ?? "INTERNAL_ERROR", hasErrors: true });
    return;
  }
  cluster.broken = true;
  cluster.reason = reason;
  tell(cluster);
}
