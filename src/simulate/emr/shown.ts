/** What a run shows of an account. */
import type { Cluster, Step, StepStatus } from "../run.js";
import type { Account } from "./account.js";
import { billedOfCluster, billedOfHost } from "./billing.js";
import { idleEndOf } from "./ec2/idle-policy.js";
import { isAlive, isReady, type ClusterRecord, type StepRecord } from "./ec2/records.js";
import { isThere, type HostRecord, type JobRecord } from "./jobs/records.js";
import { firstIn, type Moment } from "./states-over-time.js";

/** Gives the clusters, and what stands for them on other platforms, as they are now. */
export function clustersOf(account: Account): readonly Cluster[] {
  return [
    ...account.clusters.map((cluster) => shownCluster(account, cluster)),
    ...account.hosts.map((host) => shownHost(account, host)),
  ];
}

function shownCluster(account: Account, cluster: ClusterRecord): Cluster {
  const readyAt = firstOf(cluster.states, (state) => isReady({ ...cluster, state }));
  return {
    id: cluster.id,
    name: cluster.name,
    kind: "cluster",
    madeBy: cluster.madeBy,
    status: isAlive(cluster) ? "alive" : "terminated",
    protected: cluster.protected,
    createdAt: cluster.createdAt,
    ...(readyAt === null ? {} : { readyAt }),
    ...endOf(cluster),
    ...(cluster.givenBackAt === null ? {} : { givenBackAt: cluster.givenBackAt }),
    idleEndAt: idleEndOf(account, cluster),
    states: cluster.states,
    billedMs: billedOfCluster(cluster, account.clock.now()),
  };
}

function shownHost(account: Account, host: HostRecord): Cluster {
  const readyAt = host.kind === "virtual cluster" ? firstIn(host, "RUNNING") : firstIn(host, "CREATED");
  return {
    id: host.id,
    name: host.name,
    kind: host.kind,
    madeBy: host.madeBy,
    status: isThere(host) ? "alive" : "terminated",
    protected: false,
    createdAt: host.createdAt,
    ...(readyAt === null ? {} : { readyAt }),
    ...endOf(host),
    // Only a call, or a start that failed, ends a host.
    ...(host.endedAt === null || host.endedBy !== "call" ? {} : { givenBackAt: host.endedAt }),
    idleEndAt: null,
    states: host.states,
    billedMs: billedOfHost(host, account.jobs, account.clock.now()),
  };
}

function endOf({ endedAt, endedBy }: Pick<ClusterRecord, "endedAt" | "endedBy">): Pick<Cluster, "endedAt" | "endedBy"> {
  return { ...(endedAt === null ? {} : { endedAt }), ...(endedBy === null ? {} : { endedBy }) };
}

function firstOf<S extends string>(states: readonly Moment<S>[], isIt: (state: S) => boolean): number | null {
  return states.find(({ state }) => isIt(state))?.at ?? null;
}

/** Gives the steps and job runs as they are now. */
export function stepsOf(account: Account): readonly Step[] {
  return [...account.steps.map(shownStep), ...account.jobs.map(shownJob)];
}

function shownStep(step: StepRecord): Step {
  return { ...timesOf(step), cluster: step.cluster.id, status: step.state };
}

function shownJob(job: JobRecord): Step {
  const status: StepStatus = job.outcome ?? (job.startedAt === null ? "PENDING" : "RUNNING");
  return { ...timesOf(job), cluster: job.host.id, status };
}

function timesOf(work: StepRecord | JobRecord): Omit<Step, "cluster" | "status"> {
  return {
    id: work.id,
    name: work.name,
    addedBy: work.addedBy,
    addedAt: work.addedAt,
    ...(work.startedAt === null ? {} : { startedAt: work.startedAt }),
    ...(work.endedAt === null ? {} : { endedAt: work.endedAt }),
    states: work.states,
  };
}
