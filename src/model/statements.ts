/** What a workflow does, statement by statement, with names resolved, values typed, and lifetimes as nesting. */
import type { Pattern } from "../aws/optimized-integrations.js";
import type { Value, Variable } from "../expressions/value.js";
import type { Settings } from "../settings/given.js";
import type { Life, ServiceCall } from "../platforms/life.js";
import type { Habits, Platform } from "../platforms/platform.js";
import type { KindName } from "../kinds/index.js";
import type { Type } from "../types/type.js";
import type { Choice } from "./cluster-base.js";
import type { Span } from "../text/span.js";

export type Statement =
  | LetStatement
  | Join
  | ClusterScope
  | Step
  | Task
  | Parallel
  | Retry
  | If
  | For
  | Try
  | Wait
  | Repeat
  | Run
  | Return
  | Fail
  | Await
  | Call;

interface Common {
  readonly span: Span;
  /** The text of the `///` comment above it. */
  readonly comment: string | null;
}

/** A value that is known only in a run; what is known now is folded into its readers. */
export interface LetStatement extends Common {
  readonly kind: "let";
  readonly variable: Variable;
  readonly value: Value;
}

/** What an arm gives to the names that are visible behind all arms. */
export interface Join extends Common {
  readonly kind: "join";
  readonly names: readonly { readonly variable: Variable; readonly value: Value }[];
}

/** A cluster with the statements from its making to its end. */
export interface ClusterScope extends Common {
  readonly kind: "cluster";
  readonly cluster: Cluster;
  readonly body: readonly Statement[];
  readonly end: ClusterEnd;
}

export interface Cluster {
  readonly name: string;
  readonly variable: Variable;
  readonly platform: Platform;
  /** The calls that make it and give it back. */
  readonly life: Life;
  readonly habits: Habits;
  readonly keepOnFailure: boolean;
  /** The longest that provisioning may take by the cluster's own settings, in seconds. */
  readonly startSeconds: number;
  /** What its block and those below it say, with the places where they say it; for each base that a run may choose. */
  readonly settings: Choice<Settings>;
}

/** How a cluster's block ends on success; `none` when it always fails before. On failure the cluster is given back all the same. */
export type ClusterEnd =
  | { readonly kind: "terminate"; readonly span: Span; readonly when: Value | null }
  | { readonly kind: "keep"; readonly span: Span }
  | { readonly kind: "none"; readonly span: Span };

export interface Step extends Common {
  readonly kind: "step";
  readonly name: string;
  readonly variable: Variable;
  readonly cluster: Variable;
  readonly stepKind: KindName;
  readonly job: Job;
  readonly timeout: Value | null;
  /** Whether the run goes on without waiting for its end. */
  readonly continues: boolean;
  readonly retry: readonly RetryPolicy[];
}

/** The call that submits a step. */
export interface Job {
  readonly call: ServiceCall;
  /** Whether a ClientToken makes a second call the same as the first. */
  readonly hasToken: boolean;
  /** What the step's name holds, read from the call's result. */
  readonly result: Value;
}

/** What a task calls: an integration of Step Functions, or a function or an activity by its ARN. */
export type TaskCall =
  | {
      readonly kind: "integration";
      /** As a resource spells it: `sns`, `aws-sdk:s3`. */
      readonly service: string;
      readonly action: string;
      readonly pattern: Pattern;
    }
  | { readonly kind: "arn"; readonly arn: string };

export interface Task extends Common {
  readonly kind: "task";
  readonly name: string;
  /** The name that its state shall have. */
  readonly stateName: string;
  readonly variable: Variable;
  readonly call: TaskCall;
  /** The state's Arguments. */
  readonly request: Value;
  /** What its name gives, of the answer. */
  readonly result: Value;
  /** The type that the answer must turn out to have in the run; `null` where nothing is to be tested. */
  readonly expected: Type | null;
  readonly timeout: Value | null;
  /** How long the worker may be silent. */
  readonly heartbeat: Value | null;
  /** A record of `RoleArn`. */
  readonly credentials: Value | null;
  /** Errors that pass by themselves, so that the call is made again. */
  readonly transientErrors: readonly string[];
  readonly retry: readonly RetryPolicy[];
}

export interface Parallel extends Common {
  readonly kind: "parallel";
  readonly branches: readonly Branch[];
  readonly retry: readonly RetryPolicy[];
}

export interface Branch {
  readonly name: string | null;
  readonly span: Span;
  readonly body: readonly Statement[];
}

/** The block again, as a whole. */
export interface Retry extends Common {
  readonly kind: "retry";
  readonly body: readonly Statement[];
  readonly retry: readonly RetryPolicy[];
}

export interface RetryPolicy {
  readonly errors: readonly string[];
  readonly times: number;
  readonly waitSeconds: number;
  readonly backoff: number;
  readonly maxWaitSeconds: number | null;
  readonly jitter: boolean;
  readonly span: Span;
}

/** The first arm whose condition holds, or `otherwise`. */
export interface If extends Common {
  readonly kind: "if";
  readonly arms: readonly Arm[];
  readonly otherwise: readonly Statement[];
}

export interface Arm {
  readonly span: Span;
  /** The condition in words, for people. */
  readonly label: string;
  readonly condition: Value;
  readonly body: readonly Statement[];
}

/** Once for each item. */
export interface For extends Common {
  readonly kind: "for";
  readonly item: Variable;
  readonly index: Variable | null;
  readonly source: ItemSource;
  /** How many run at once. */
  readonly atOnce: Value;
  readonly body: readonly Statement[];
  /** What each turn gives, and the list of all. */
  readonly results: { readonly variable: Variable; readonly value: Value } | null;
  readonly retry: readonly RetryPolicy[];
  /** Set where each item runs as an execution of its own. */
  readonly distributed: Distribution | null;
}

export type ItemSource =
  | { readonly kind: "list"; readonly items: Value }
  /** Objects or rows that Step Functions itself reads from S3, when the run gets there. */
  | {
      readonly kind: "s3";
      readonly format: S3Format;
      readonly bucket: Value;
      /** The object's key; for `objects` the prefix, which may be left out. */
      readonly key: Value | null;
      /** Settings of the reader, by the names of the API. */
      readonly settings: ReadonlyMap<string, Value>;
    };

export type S3Format = "objects" | "csv" | "json" | "jsonl" | "parquet" | "manifest";

/** How the items of a `for (distributed: true)` become executions of their own, and what becomes of their results. */
export interface Distribution {
  readonly isExpress: boolean;
  /** Items in one execution; the loop's name then stands for a list of them. */
  readonly batch: Value | null;
  readonly tolerated: { readonly count: Value } | { readonly percentage: Value } | null;
  /** Where on S3 results are written. */
  readonly results: { readonly bucket: Value; readonly prefix: Value | null } | null;
}

/** Work whose failure is dealt with. */
export interface Try extends Common {
  readonly kind: "try";
  readonly body: readonly Statement[];
  /** Names that the body gives to what follows, where the catches give them too. */
  readonly handed: Join | null;
  readonly catches: readonly Catch[];
  /** Runs whatever happened. */
  readonly finally: { readonly span: Span; readonly body: readonly Statement[] } | null;
}

export interface Catch {
  readonly span: Span;
  /** As Step Functions names them. */
  readonly errors: readonly string[];
  /** The failure, as a record of `error` and `cause`. */
  readonly failure: Variable;
  readonly body: readonly Statement[];
}

export interface Wait extends Common {
  readonly kind: "wait";
  /** Seconds, or a timestamp. */
  readonly for: { readonly seconds: Value } | { readonly until: Value };
}

/** Turns until a condition holds; after the last one that is allowed the run fails. */
export interface Repeat extends Common {
  readonly kind: "repeat";
  /** How many turns at most. */
  readonly times: number;
  /** The pause between two turns, in seconds. */
  readonly every: Value | null;
  readonly state: { readonly variable: Variable; readonly initial: Value; readonly next: Value } | null;
  readonly body: readonly Statement[];
  readonly until: Value;
}

/** Runs another workflow of the project and waits for its end. */
export interface Run extends Common {
  readonly kind: "run";
  /** The name of its result, `null` where nobody asks for that. */
  readonly name: string | null;
  readonly variable: Variable | null;
  /** The workflow in which it stands: the name of its machine says how that of the other is called. */
  readonly caller: string;
  readonly workflow: string;
  /** The ARN of the other machine, where the file gives it. */
  readonly machine: Value | null;
  readonly input: Value;
  readonly timeout: Value | null;
  readonly retry: readonly RetryPolicy[];
}

/** Looks at a job that was started without waiting for it, until it has ended. */
export interface Await extends Common {
  readonly kind: "await";
  readonly step: string;
  readonly cluster: Variable;
  readonly describe: ServiceCall;
  /** What the step's name holds from now on. */
  readonly variable: Variable;
  readonly result: Value;
  readonly ended: { readonly well: readonly string[]; readonly badly: readonly string[] };
  /** Seconds between two looks. */
  readonly everySeconds: number;
  /** How often it looks at most, by the step's own time; `null` where only the run's time bounds it. */
  readonly looks: number | null;
  /** How often it can look in any case, `null` where nothing bounds it. */
  readonly mostLooks: number | null;
}

/** A call of a service that is over with its answer. */
export interface Call extends Common {
  readonly kind: "call";
  /** What it does, as people say it. */
  readonly name: string;
  readonly call: ServiceCall;
  /** Errors which say that nothing was left to do. */
  readonly passedOver: readonly string[];
}

/** Ends the run well, after clean-up. */
export interface Return extends Common {
  readonly kind: "return";
}

export interface Fail extends Common {
  readonly kind: "fail";
  readonly error: Value;
  readonly cause: Value | null;
}

/** Runs after clean-up; the run still fails with the first error. */
export interface OnFailure {
  readonly span: Span;
  /** The failure, as a record of `error` and `cause`. */
  readonly failure: Variable;
  readonly body: readonly Statement[];
}
