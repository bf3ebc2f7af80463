/** The EMR clusters of an account during a run. What happens to them goes on whether or not a state waits for it. */
import type { Clock } from "../time/clock.js";
import type { Cluster, Step, StepStatus, SimulateOptions } from "../run.js";
import { existingHost, shownHost, shownJob, type HostRecord, type JobRecord } from "./hosts.js";
import { idleEndOf } from "./idle.js";

export interface Account {
  readonly clock: Clock;
  readonly clusters: ClusterRecord[];
  readonly steps: StepRecord[];
  /** Applications of EMR Serverless and virtual clusters of EMR on EKS. */
  readonly hosts: HostRecord[];
  readonly jobs: JobRecord[];
  /** Names of steps and jobs that always fail. */
  readonly failing: ReadonlySet<string>;
}

/** A cluster as it changes. Its states are EMR's, but a cluster whose end was accepted is TERMINATED at once. */
export interface ClusterRecord {
  readonly id: string;
  readonly name: string;
  readonly madeBy: string | null;
  readonly createdAt: number;
  readonly concurrency: number;
  readonly idleTimeoutSeconds: number | null;
  readonly steps: StepRecord[];
  /** Told when the cluster is ready or gone. */
  readonly watchers: (() => void)[];
  state: "STARTING" | "WAITING" | "TERMINATED" | "TERMINATED_WITH_ERRORS";
  protected: boolean;
  /** When it became ready. */
  readyAt: number | null;
  endedAt: number | null;
}

export interface StepRecord {
  readonly id: string;
  readonly name: string;
  readonly cluster: ClusterRecord;
  readonly addedBy: string;
  readonly addedAt: number;
  readonly actionOnFailure: string;
  /** `null`: it never ends. */
  readonly duration: number | null;
  readonly fails: boolean;
  /** Told when the step has ended. */
  readonly watchers: (() => void)[];
  status: StepStatus;
  startedAt: number | null;
  endedAt: number | null;
}

export function openAccount(
  clock: Clock,
  existing: NonNullable<SimulateOptions["existing"]>,
  failing: readonly string[],
): Account {
  const clusters = existing
    .filter(({ kind }) => kind === undefined)
    .map((given): ClusterRecord => ({
      id: given.id,
      name: given.name,
      madeBy: null,
      createdAt: 0,
      concurrency: 1,
      idleTimeoutSeconds: null,
      steps: [],
      watchers: [],
      state: "WAITING",
      protected: given.protected ?? false,
      readyAt: 0,
      endedAt: null,
    }));
  const hosts = existing.flatMap(({ kind, id, name }) => (kind ? [existingHost(kind, id, name)] : []));
  return { clock, clusters, steps: [], hosts, jobs: [], failing: new Set(failing) };
}

export function isAlive(cluster: ClusterRecord): boolean {
  return cluster.state === "STARTING" || cluster.state === "WAITING";
}

/** Gives the clusters as a run shows them. */
export function clustersOf(account: Account): readonly Cluster[] {
  const clusters = account.clusters.map((cluster): Cluster => ({
    id: cluster.id,
    name: cluster.name,
    madeBy: cluster.madeBy,
    status: isAlive(cluster) ? "alive" : "terminated",
    protected: cluster.protected,
    createdAt: cluster.createdAt,
    ...(cluster.endedAt === null ? {} : { endedAt: cluster.endedAt }),
    idleEndAt: isAlive(cluster) ? idleEndOf(cluster) : null,
  }));
  return [...clusters, ...account.hosts.map(shownHost)];
}

/** Gives the steps as a run shows them. */
export function stepsOf(account: Account): readonly Step[] {
  const steps = account.steps.map((step) => ({
    id: step.id,
    name: step.name,
    cluster: step.cluster.id,
    addedBy: step.addedBy,
    status: step.status,
    addedAt: step.addedAt,
    ...(step.startedAt === null ? {} : { startedAt: step.startedAt }),
    ...(step.endedAt === null ? {} : { endedAt: step.endedAt }),
  }));
  return [...steps, ...account.jobs.map(shownJob)];
}
