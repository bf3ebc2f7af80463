/** What a simulation is asked and what it tells: plain data, nothing of how it is done. */
import type { Json } from "../machine/asl.js";
import type { Behaviour } from "./emr/behaviours/switches.js";

export interface SimulateOptions {
  /** The machine's name. */
  readonly name?: string;
  readonly input?: Json;
  readonly faults?: readonly Fault[];
  /** State name → how long its work takes, in ms. */
  readonly durations?: Readonly<Record<string, number>>;
  /** State name → what its work gives, for services the simulator has no double of. */
  readonly results?: Readonly<Record<string, Json>>;
  /** State name → the items that its ItemReader finds. */
  readonly readItems?: Readonly<Record<string, Json>>;
  /** StopExecution while the run is in this state, `after` ms from its first entry. */
  readonly abortAt?: { readonly state: string; readonly after?: number };
  /** Names of EMR steps (`Step.Name`) that always end FAILED. */
  readonly stepsFail?: readonly string[];
  /** Clusters that are there before the run. */
  readonly existing?: readonly {
    readonly id: string;
    readonly name: string;
    readonly protected?: boolean;
    /** What it is; a cluster on EC2 if nothing is said. */
    readonly kind?: "application" | "virtual cluster";
  }[];
  /** Seed of jitter, `$random` and `$uuid`; without one, full jitter waits half of its delay. */
  readonly seed?: number;
  /** Whether branches side by side may assign the same name. AWS allows it, emrflow's own rule does not. */
  readonly siblingNames?: "refused" | "apart";
  /** The virtual time of the start, in ms since 1970. */
  readonly startedAt?: number;
  /** Which way to take where AWS does not say what it does; the usual one where nothing is said. */
  readonly behaviour?: Partial<Behaviour>;
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
  readonly error: string;
  readonly cause?: string;
  /** Ms from the begin of the attempt; only Tasks take time to fail. */
  readonly after?: number;
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
  /** What failed for good, also where the machine went on; in the order in which it happened. */
  readonly failures: readonly Failure[];
  /** Answers that nobody told and no model of the simulator gave. */
  readonly assumed: readonly Assumed[];
  /** What became of failures: tried again, or caught. */
  readonly recoveries: readonly Recovery[];
  /** Failures that nothing in their state took, so that they went on to what is around it. */
  readonly uncaught: readonly Uncaught[];
  /** The faults that did happen. */
  readonly fired: readonly Fault[];
}

/** An answer that the simulator made up. */
export interface Assumed {
  readonly state: string;
  readonly resource: string;
  readonly result: Json;
  readonly why: string;
}

/** A failure that a state dealt with, by one of its retriers or catchers. */
export interface Recovery {
  /** Ms of virtual time since the start. */
  readonly at: number;
  readonly execution: string;
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

export interface Cluster {
  readonly id: string;
  readonly name: string;
  /** The state that made it; `null` for one that was there before. */
  readonly madeBy: string | null;
  /** `terminated` as soon as EMR has accepted to end it. */
  readonly status: "alive" | "terminated";
  readonly protected: boolean;
  readonly createdAt: number;
  readonly endedAt?: number;
  /** When its AutoTerminationPolicy would end it if nobody did; the simulator itself never does. `null`: never. */
  readonly idleEndAt: number | null;
}

export interface Step {
  readonly id: string;
  readonly name: string;
  readonly cluster: string;
  readonly addedBy: string;
  readonly status: StepStatus;
  readonly addedAt: number;
  readonly startedAt?: number;
  readonly endedAt?: number;
}

export type StepStatus = "PENDING" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELLED";
