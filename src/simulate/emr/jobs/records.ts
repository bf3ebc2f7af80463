/**
 * What runs jobs without machines of its own: an application of EMR Serverless, or a virtual cluster of EMR on EKS. States are
 * the services' own (botocore, ApplicationState, VirtualClusterState and JobRunState of both; read 2026-11-24).
 */
import type { ClusterEnd, ClusterKind } from "../../run.js";
import type { Watched } from "../notice.js";
import type { Changing } from "../states-over-time.js";

export type HostKind = Exclude<ClusterKind, "cluster">;

export type HostState =
  "CREATING" | "CREATED" | "STARTING" | "STARTED" | "STOPPING" | "STOPPED" | "RUNNING" | "TERMINATING" | "TERMINATED";

export interface HostRecord extends Changing<HostState>, Watched {
  readonly kind: HostKind;
  readonly id: string;
  readonly name: string;
  readonly madeBy: string | null;
  readonly createdAt: number;
  /** A second call with the same token makes nothing new. */
  readonly token: string | undefined;
  /** Whether a job starts it. */
  readonly startsByItself: boolean;
  /** After how many ms without a job it stops; `null` if it never does. */
  readonly stopsAfterMs: number | null;
  /** How many jobs may run at once, and how long others may wait; `null` when all run at once. */
  readonly queue: { readonly mostRuns: number; readonly longestMs: number } | null;
  /** Its jobs that have not ended, in the order in which they came. */
  readonly active: JobRecord[];
  /** Since when it has no job; `null` while it has. */
  idleSince: number | null;
  /** When the service accepted to end it. */
  endedAt: number | null;
  endedBy: ClusterEnd | null;
}

export type JobState =
  | "SUBMITTED"
  | "QUEUED"
  | "PENDING"
  | "SCHEDULED"
  | "RUNNING"
  | "SUCCESS"
  | "COMPLETED"
  | "FAILED"
  | "CANCELLING"
  | "CANCEL_PENDING"
  | "CANCELLED";

export interface JobRecord extends Changing<JobState>, Watched {
  readonly id: string;
  readonly name: string;
  readonly host: HostRecord;
  readonly addedBy: string;
  readonly addedAt: number;
  readonly token: string | undefined;
  /** How long it runs; `null`: it never ends by itself. */
  readonly duration: number | null;
  /** After how long the service itself cancels it; `null` if it never does. */
  readonly longest: number | null;
  readonly fails: boolean;
  /** Why it fails, by the service's code, if a fault says so. */
  readonly failureReason: string | undefined;
  /** How it ended. */
  outcome: "COMPLETED" | "FAILED" | "CANCELLED" | null;
  /** What the service says beside its state. */
  details: string;
  startedAt: number | null;
  endedAt: number | null;
}

export function isThere(host: HostRecord): boolean {
  return host.endedAt === null;
}
