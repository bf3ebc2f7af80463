/**
 * For how long clusters are paid. AWS bills the instances of a cluster by the second, a minute at least, while they run. The
 * simulator knows no instances, so a cluster counts from when it starts its bootstrap actions, which its instances must run
 * for, until it is gone, or until the run's end. That is near what is paid, not exact: instances start one by one, and a
 * cluster that grows or shrinks has more or fewer of them. EMR Serverless and EMR on EKS bill what job runs use; those count
 * while they run.
 */
import type { Billed, Cluster } from "../run.js";
import type { ClusterRecord } from "./ec2/records.js";
import type { HostRecord, JobRecord } from "./jobs/records.js";
import { firstIn } from "./states-over-time.js";

const leastMs = 60_000;

/** Gives for how many ms a cluster is paid until `now`; nothing before its instances run. */
export function billedOfCluster(cluster: ClusterRecord, now: number): number {
  const first = firstIn(cluster, "BOOTSTRAPPING") ?? (cluster.madeBy === null ? cluster.createdAt : null);
  if (first === null || cluster.endedBy === "before") return 0;
  const end = firstIn(cluster, "TERMINATED") ?? firstIn(cluster, "TERMINATED_WITH_ERRORS") ?? now;
  return end > first ? Math.max(leastMs, end - first) : 0;
}

/** Gives how many ms of its job runs are paid until `now`. */
export function billedOfHost(host: HostRecord, jobs: readonly JobRecord[], now: number): number {
  return jobs
    .filter((job) => job.host === host && job.startedAt !== null)
    .reduce((sum, job) => sum + (job.endedAt ?? now) - (job.startedAt ?? now), 0);
}

export function billedOf(clusters: readonly Cluster[]): Billed {
  const sum = (kinds: readonly Cluster["kind"][]): number =>
    clusters.filter(({ kind }) => kinds.includes(kind)).reduce((total, { billedMs }) => total + billedMs, 0);
  return { clusterMs: sum(["cluster"]), jobRunMs: sum(["application", "virtual cluster"]) };
}
