/** A cluster on EC2 and its steps, as they change. States are EMR's own (API reference, ClusterState and StepState). */
import type { Release } from "../../../aws/release-label.js";
import type { ClusterEnd } from "../../run.js";
import type { Watched } from "../notice.js";
import type { Changing } from "../states-over-time.js";

export type ClusterState =
  "STARTING" | "BOOTSTRAPPING" | "RUNNING" | "WAITING" | "TERMINATING" | "TERMINATED" | "TERMINATED_WITH_ERRORS";

export type StepState = "PENDING" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELLED";

export interface ClusterRecord extends Changing<ClusterState>, Watched {
  readonly id: string;
  readonly name: string;
  readonly madeBy: string | null;
  readonly createdAt: number;
  /** `null` when the request names none. */
  readonly release: Release | null;
  readonly concurrency: number;
  /** Whether it stays when its steps are done. */
  readonly keptAlive: boolean;
  /** Names of its instance fleets and groups; `null` when nobody said which it has. */
  readonly instances: { readonly fleets: readonly string[]; readonly groups: readonly string[] } | null;
  /** When it becomes ready if nothing goes wrong; `null`: never. */
  readonly readyBy: number | null;
  readonly steps: StepRecord[];
  /** Those of `steps` that have not ended, in the order in which they came. */
  readonly active: StepRecord[];
  /** How long it may be idle; `null` without a policy. */
  idleTimeoutMs: number | null;
  /** Since when it is idle; `null` while it is not. */
  idleSince: number | null;
  protected: boolean;
  /** EMR could not start it, and it is still there. */
  broken: boolean;
  /** When EMR accepted to end it. */
  endedAt: number | null;
  endedBy: ClusterEnd | null;
  /** When EMR first took a call to end it. */
  givenBackAt: number | null;
  /** EMR's code for why it ends: `USER_REQUEST`. */
  reason: string | null;
}

export interface StepRecord extends Changing<StepState>, Watched {
  readonly id: string;
  readonly name: string;
  readonly cluster: ClusterRecord;
  readonly addedBy: string;
  readonly addedAt: number;
  readonly actionOnFailure: string;
  /** `null`: it never ends. */
  readonly duration: number | null;
  readonly fails: boolean;
  /** Why it failed, if a fault says so. */
  readonly failureReason: string | undefined;
  startedAt: number | null;
  endedAt: number | null;
}

/** Whether EMR has not yet accepted to end it. */
export function isAlive(cluster: ClusterRecord): boolean {
  return cluster.endedAt === null;
}

/** Whether it takes steps to work on; others wait for it to be ready. */
export function isReady({ state }: ClusterRecord): boolean {
  return state === "WAITING" || state === "RUNNING";
}

export function hasEnded(step: StepRecord): boolean {
  return step.endedAt !== null;
}
