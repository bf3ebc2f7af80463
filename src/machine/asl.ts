/**
 * Amazon States Language as types, wide enough for machines that emrflow did not write (JSONPath and JSONata).
 * Sources: states-language.net/spec.html and the Step Functions developer guide, read 2026-11-22.
 */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export type QueryLanguage = "JSONata" | "JSONPath";

/** What a machine, a branch of a Parallel and the processor of a Map have in common. */
export interface StateGraph {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export interface Machine extends StateGraph {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  readonly Version?: string;
  /** Seconds; when it runs out nothing in the machine can catch it. */
  readonly TimeoutSeconds?: number;
}

export type State =
  TaskState | ParallelState | MapState | ChoiceState | PassState | WaitState | SucceedState | FailState;

interface Common {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguage;
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
  readonly Output?: Json;
  readonly Assign?: JsonObject;
}

/** `Next` and `End` exclude each other. */
export interface Transition {
  readonly Next?: string;
  readonly End?: true;
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: "FULL" | "NONE";
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Assign?: JsonObject;
  readonly Output?: Json;
  readonly ResultPath?: string | null;
  readonly Next: string;
}

/** Only Task, Parallel and Map can retry and catch. */
export interface Recoverable {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

interface Reshaping {
  readonly Parameters?: Json;
  readonly Arguments?: Json;
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
}

export interface TaskState extends Common, Transition, Recoverable, Reshaping {
  readonly Type: "Task";
  readonly Resource: string;
  readonly TimeoutSeconds?: number | string;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number | string;
  readonly HeartbeatSecondsPath?: string;
  readonly Credentials?: Json;
}

export interface ParallelState extends Common, Transition, Recoverable, Reshaping {
  readonly Type: "Parallel";
  readonly Branches: readonly StateGraph[];
}

export interface MapState extends Common, Transition, Recoverable, Reshaping {
  readonly Type: "Map";
  readonly ItemProcessor?: StateGraph & {
    readonly ProcessorConfig?: { readonly Mode?: "INLINE" | "DISTRIBUTED"; readonly ExecutionType?: string };
  };
  /** The old name of `ItemProcessor`. */
  readonly Iterator?: StateGraph;
  readonly Items?: Json;
  readonly ItemsPath?: string;
  readonly ItemSelector?: Json;
  readonly ItemReader?: Json;
  readonly ItemBatcher?: Json;
  readonly ResultWriter?: Json;
  readonly MaxConcurrency?: number | string;
  readonly MaxConcurrencyPath?: string;
  readonly ToleratedFailurePercentage?: number | string;
  readonly ToleratedFailurePercentagePath?: string;
  readonly ToleratedFailureCount?: number | string;
  readonly ToleratedFailureCountPath?: string;
  readonly Label?: string;
}

/** In JSONata a rule has a `Condition`; in JSONPath it has one comparison, or And, Or, Not. */
export interface ChoiceRule {
  readonly Condition?: string | boolean;
  readonly Assign?: JsonObject;
  readonly Output?: Json;
  readonly Next: string;
  readonly Comment?: string;
  readonly [comparison: string]: Json | undefined;
}

export interface ChoiceState extends Common {
  readonly Type: "Choice";
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

export interface PassState extends Common, Transition {
  readonly Type: "Pass";
  readonly Result?: Json;
  readonly ResultPath?: string | null;
  readonly Parameters?: Json;
}

export interface WaitState extends Common, Transition {
  readonly Type: "Wait";
  readonly Seconds?: number | string;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}

export interface SucceedState extends Common {
  readonly Type: "Succeed";
}

export interface FailState extends Common {
  readonly Type: "Fail";
  readonly Error?: string;
  readonly Cause?: string;
  readonly ErrorPath?: string;
  readonly CausePath?: string;
}
