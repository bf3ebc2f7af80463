/** What a simulation is asked and what it tells: plain data, nothing of how it is done. */
import type { Json } from "../machine/asl.js";
import type { Behaviour } from "./emr/behaviours/switches.js";
import type { ClusterState } from "./emr/ec2/records.js";

export interface SimulateOptions {
  /** The machine's name. */
  readonly name?: string;
  readonly input?: Json;
  readonly faults?: readonly Fault[];
  /**
   * State name → how long its work takes, in ms; of a state without work, how long Step Functions holds it. Where nothing is
   * said, work takes the usual time, and at most half of the state's own TimeoutSeconds.
   */
  readonly durations?: Readonly<Record<string, number>>;
  /** State name → what its work gives, for services the simulator has no double of. */
  readonly results?: Readonly<Record<string, Json>>;
  /** State name → the items that its ItemReader finds. */
  readonly readItems?: Readonly<Record<string, Json>>;
  /** StopExecution while the run is in this state, `after` ms from its first entry. */
  readonly abortAt?: { readonly state: string; readonly after?: number };
  /** Names of EMR steps (`Step.Name`) that always end FAILED. */
  readonly stepsFail?: readonly string[];
  /** Clusters, applications and virtual clusters that are there before the run. */
  readonly existing?: readonly ExistingCluster[];
  /** Whether EMR refuses calls above its rates, which it does if nothing is said, and how many others in the account make. */
  readonly throttling?: "off" | { readonly otherCalls?: Readonly<Record<string, number>> };
  /** Seed of jitter, `$random` and `$uuid`; without one, full jitter waits half of its delay. */
  readonly seed?: number;
  /** Whether branches side by side may assign the same name. AWS allows it, emrflow's own rule does not. */
  readonly siblingNames?: "refused" | "apart";
  /** The virtual time of the start, in ms since 1970. */
  readonly startedAt?: number;
  /** Which way to take where AWS does not say what it does; the usual one where nothing is said. */
  readonly behaviour?: Partial<Behaviour>;
}

/** What is there before a run. Only its name and id matter where nothing else is said. */
export interface ExistingCluster {
  readonly id: string;
  readonly name: string;
  /** A cluster on EC2 if nothing is said. */
  readonly kind?: ClusterKind;
  readonly protected?: boolean;
  /** Of a cluster on EC2: its state, by EMR's name; WAITING if nothing is said. */
  readonly state?: ClusterState;
  /** Of a cluster on EC2: how many steps it runs at once. */
  readonly concurrency?: number;
  /** Of a cluster on EC2: the timeout of its auto-termination policy in ms; it has none if nothing is said. */
  readonly idleTimeout?: number;
  /** Of a cluster that is RUNNING: for how many ms steps of others go on. */
  readonly busyFor?: number;
}

/**
 * Something that goes wrong. How depends on the error:
 * `States.TaskFailed`: the work is begun and fails; `States.Timeout`: the work is begun and never ends, so the state's
 * own TimeoutSeconds decides; any other: the work is not begun, the state fails with that error.
 */
export interface Fault {
  readonly state: string;
  /** Which attempt of the state in the whole run, from 1 (default), or all. */
  readonly attempt?: number | "always";
  /** The last of several attempts, where `attempt` is the first of them. */
  readonly lastAttempt?: number;
  readonly error: string;
  readonly cause?: string;
  /** Ms from the begin of the attempt; only Tasks take time to fail. */
  readonly after?: number;
  /**
   * Why the service says it failed, by its own code: of a cluster BOOTSTRAP_FAILURE, INSTANCE_FAILURE (no capacity),
   * INSTANCE_FLEET_TIMEOUT, VALIDATION_ERROR; of a job on EKS USER_ERROR, CLUSTER_UNAVAILABLE; of a step any text.
   */
  readonly reason?: string;
  /**
   * Of a Task that begins a job of EMR and goes on without it: the call is taken, and it is the job that fails or never ends.
   * Any other state fails by the error.
   */
  readonly work?: "fails" | "hangs";
}

export interface Run {
  readonly status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  /** The virtual time of the start, in ms since 1970. */
  readonly startedAt: number;
  /** How long the run took, in ms. */
  readonly took: number;
  readonly trace: readonly TraceEvent[];
  readonly calls: readonly Call[];
  /** All clusters, and what stands for one on other platforms, in the order in which they appeared, as they are when the run ends. */
  readonly clusters: readonly Cluster[];
  readonly steps: readonly Step[];
  /** How long clusters and job runs of this run are paid, about. */
  readonly billed: Billed;
  /** What failed for good, also where the machine went on; in the order in which it happened, also in child executions. */
  readonly failures: readonly Failure[];
  /** Answers that nobody told and no model of the simulator gave. */
  readonly assumed: readonly Assumed[];
  /** How long work took where nobody said it, in the order in which it began. */
  readonly assumedTimes: readonly AssumedTime[];
  /** What became of failures: tried again, or caught. */
  readonly recoveries: readonly Recovery[];
  /** Failures that nothing in their state took, so that they went on to what is around it. */
  readonly uncaught: readonly Uncaught[];
  /** The faults that did happen. */
  readonly fired: readonly Fault[];
  /** How many attempts each of them met. */
  readonly firings: ReadonlyMap<Fault, number>;
}

/** An answer that the simulator made up. */
export interface Assumed {
  readonly state: string;
  readonly resource: string;
  readonly result: Json;
  readonly why: string;
}

/** A time that the simulator took for usual, in ms. */
export interface AssumedTime {
  readonly state: string;
  readonly took: number;
}

/** A failure that a state dealt with, by one of its retriers or catchers. */
export interface Recovery {
  /** Ms of virtual time since the start. */
  readonly at: number;
  readonly execution: string;
  /** The number of the last event before it on the state's way, in its execution's history. */
  readonly after: number;
  readonly state: string;
  readonly error: string;
  readonly by: "Retry" | "Catch";
  /** Which entry of the list took it. */
  readonly index: number;
  /** For a retrier: which try of how many comes next, counted from 1, and the pause before it in ms. */
  readonly retry?: { readonly count: number; readonly of: number; readonly pause: number };
  /** For a catcher: where it leads. */
  readonly next?: string;
}

/** A failure that left the graph of its state. The states around it have their own, if they let it go too. */
export type Uncaught = Pick<Recovery, "at" | "execution" | "state" | "error">;

/** A state that failed and was not tried again, nor anything around it. */
export interface Failure {
  readonly state: string;
  readonly error: string;
  /** Ms of virtual time since the start. */
  readonly at: number;
  /**
   * The child execution of a distributed Map by its name; `""` for the run itself. What fails in a child ends only that child:
   * whether the Map tolerates it or fails, too, is a failure of its own.
   */
  readonly execution: string;
}

/** One event of a history, by the name that AWS gives it. */
export interface TraceEvent {
  /** Its number in its execution's history, from 1. */
  readonly id: number;
  /** The event before it on the same way; 0 for the first. */
  readonly previousId: number;
  /** Ms of virtual time since the start. */
  readonly at: number;
  /** The child execution of a distributed Map by its name; `""` for the run itself. */
  readonly execution: string;
  /** `""` for the execution itself. */
  readonly state: string;
  readonly event: EventName;
  readonly details: EventDetails | null;
}

/** `TaskStateEntered`: HistoryEventType of the API. */
export type EventName =
  `${string}${"Entered" | "Exited" | "Started" | "Scheduled" | "Submitted" | "Succeeded" | "Failed" | "TimedOut" | "Aborted"}`;

/** What the API tells beside an event, by its names; values that it gives as JSON text are JSON here. */
export type EventDetails = Readonly<Record<string, Json>>;

/** One request to a service. */
export interface Call {
  readonly state: string;
  readonly resource: string;
  readonly arguments: Json;
  readonly at: number;
}

/** Where work runs. `application` is of EMR Serverless, `virtual cluster` of EMR on EKS. */
export type ClusterKind = "cluster" | "application" | "virtual cluster";

export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly kind: ClusterKind;
  /** The state that made it; `null` for one that was there before. */
  readonly madeBy: string | null;
  /** `terminated` as soon as EMR has accepted to end it, or ends it by itself. */
  readonly status: "alive" | "terminated";
  readonly protected: boolean;
  readonly createdAt: number;
  /** When it could run jobs for the first time. */
  readonly readyAt?: number;
  /** When EMR accepted to end it; its last state comes later. */
  readonly endedAt?: number;
  readonly endedBy?: ClusterEnd;
  /** When EMR first took a call to end it, also where something else had ended it before. */
  readonly givenBackAt?: number;
  /** When its AutoTerminationPolicy would end it after the run, if nobody does. `null`: never. */
  readonly idleEndAt: number | null;
  /** Every state that it was in, by EMR's names. */
  readonly states: readonly { readonly at: number; readonly state: string }[];
  /** For how many ms of this run it is paid, about: see `billedMs` in src/simulate/emr/billing.ts. */
  readonly billedMs: number;
}

/**
 * What ended a cluster: a `call`; its auto-termination policy (`idle`); EMR, because it could not start, or by a step's
 * ActionOnFailure, or because its steps were done; the stop of the task that made it; or something `before` the run.
 */
export type ClusterEnd = "call" | "idle" | "failed start" | "failed step" | "steps done" | "stop" | "before";

/** A step of a cluster, or a job run. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly cluster: string;
  readonly addedBy: string;
  readonly status: StepStatus;
  readonly addedAt: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** Every state that it was in, by the service's names. */
  readonly states: readonly { readonly at: number; readonly state: string }[];
}

export type StepStatus = "PENDING" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELLED";

/** How long clusters were there and paid. No prices: AWS's are not known here. */
export interface Billed {
  /** The sum of all clusters on EC2, in ms of a cluster; how many instances it has is another matter. */
  readonly clusterMs: number;
  /** The sum of all job runs of applications and virtual clusters, in ms. */
  readonly jobRunMs: number;
}
