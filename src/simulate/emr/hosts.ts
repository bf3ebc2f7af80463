/**
 * What runs jobs without machines of its own: an application of EMR Serverless, or a virtual cluster of EMR on EKS. Sources:
 * developer guide, connect-emr-serverless and connect-emr-eks, and the services' API references; read 2026-11-24.
 */
import type { Cluster, Step } from "../run.js";
import type { Account } from "./account.js";

export interface HostRecord {
  readonly kind: "application" | "virtual cluster";
  readonly id: string;
  readonly name: string;
  readonly madeBy: string | null;
  readonly createdAt: number;
  /** A second call with the same token makes nothing new. */
  readonly token: string | undefined;
  /** Told when it is there or gone. */
  readonly watchers: (() => void)[];
  state: "CREATING" | "CREATED" | "STARTED" | "STOPPED" | "TERMINATED";
  endedAt: number | null;
}

export interface JobRecord {
  readonly id: string;
  readonly name: string;
  readonly host: HostRecord;
  readonly addedBy: string;
  readonly addedAt: number;
  readonly token: string | undefined;
  /** Told when it has ended. */
  readonly watchers: (() => void)[];
  status: "RUNNING" | "COMPLETED" | "FAILED" | "CANCELLED";
  endedAt: number | null;
}

export interface HostWish extends Pick<HostRecord, "kind" | "name" | "token"> {
  readonly madeBy: string;
}

export interface JobWish extends Pick<JobRecord, "name" | "host" | "addedBy" | "token"> {
  /** `null`: it never ends by itself. */
  readonly duration: number | null;
  /** After how long the service itself cancels it; `null` if it never does. */
  readonly longest: number | null;
  readonly fails: boolean;
}

const prefixes = { application: "00app", "virtual cluster": "vc" };

export function existingHost(kind: HostRecord["kind"], id: string, name: string): HostRecord {
  return {
    kind,
    id,
    name,
    madeBy: null,
    createdAt: 0,
    token: undefined,
    watchers: [],
    state: "CREATED",
    endedAt: null,
  };
}

/** Makes one, or gives the one that was made by a call with the same token. */
export function makeHost(account: Account, { kind, name, madeBy, token }: HostWish): HostRecord {
  const same = account.hosts.find((each) => each.kind === kind && token !== undefined && each.token === token);
  if (same) return same;
  const count = account.hosts.filter((each) => each.madeBy !== null).length;
  const host: HostRecord = {
    kind,
    id: `${prefixes[kind]}${count + 1}`,
    name,
    madeBy,
    createdAt: account.clock.now(),
    token,
    watchers: [],
    state: "CREATING",
    endedAt: null,
  };
  account.hosts.push(host);
  return host;
}

export function endHost(account: Account, host: HostRecord): void {
  if (host.endedAt !== null) return;
  host.state = "TERMINATED";
  host.endedAt = account.clock.now();
  for (const watcher of host.watchers.splice(0)) watcher();
}

/** Begins a job, or gives the one that a call with the same token began. */
export function beginJob(account: Account, wish: JobWish): JobRecord {
  const { name, host, addedBy, token, duration, longest } = wish;
  const same = account.jobs.find((each) => each.host === host && token !== undefined && each.token === token);
  if (same) return same;
  const { clock } = account;
  const job: JobRecord = {
    id: `jr${account.jobs.length + 1}`,
    name,
    host,
    addedBy,
    addedAt: clock.now(),
    token,
    watchers: [],
    status: "RUNNING",
    endedAt: null,
  };
  account.jobs.push(job);
  const fails = wish.fails || account.failing.has(name);
  if (duration !== null) clock.after(duration, null, () => endJob(account, job, fails ? "FAILED" : "COMPLETED"));
  if (longest !== null) clock.after(longest, null, () => endJob(account, job, "CANCELLED"));
  return job;
}

export function endJob(account: Account, job: JobRecord, status: "COMPLETED" | "FAILED" | "CANCELLED"): void {
  if (job.endedAt !== null) return;
  job.status = status;
  job.endedAt = account.clock.now();
  for (const watcher of job.watchers.splice(0)) watcher();
}

export function runningJobs(account: Account, host: HostRecord): readonly JobRecord[] {
  return account.jobs.filter((job) => job.host === host && job.endedAt === null);
}

export function shownHost(host: HostRecord): Cluster {
  return {
    id: host.id,
    name: host.name,
    madeBy: host.madeBy,
    status: host.endedAt === null ? "alive" : "terminated",
    protected: false,
    createdAt: host.createdAt,
    ...(host.endedAt === null ? {} : { endedAt: host.endedAt }),
    idleEndAt: null,
  };
}

export function shownJob(job: JobRecord): Step {
  return {
    id: job.id,
    name: job.name,
    cluster: job.host.id,
    addedBy: job.addedBy,
    status: job.status,
    addedAt: job.addedAt,
    startedAt: job.addedAt,
    ...(job.endedAt === null ? {} : { endedAt: job.endedAt }),
  };
}
