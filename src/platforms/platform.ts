/**
 * What a platform is: what its block may say, the calls that make and give back what a cluster stands for, and how a step
 * becomes a job of it. A folder each, listed in `index.ts`; nothing outside of this folder compares their names.
 */
import type { RequestName } from "../aws/request-names.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { MergedRequest } from "../expressions/merge.js";
import type { Value } from "../expressions/value.js";
import type { JobForm, StepKind } from "../kinds/kind.js";
import type { Settings } from "../settings/given.js";
import type { SettingsSchema } from "../settings/schema.js";
import type { Span } from "../text/span.js";
import type { Type } from "../types/type.js";
import type { Life, ServiceCall } from "./life.js";

export interface Platform {
  readonly name: string;
  /** One sentence for the reference. */
  readonly documentation: string;
  readonly settings: SettingsSchema;
  /** Settings that decide which states there are, so that no run can choose them. */
  readonly shapes: readonly string[];
  /** Settings that name what is borrowed instead of made. */
  readonly borrows: readonly string[];
  /** The type of the id that a cluster's name gives. */
  readonly idType: Type;
  readonly jobs: JobCall;
  /** Settings of every step that have no place here. */
  readonly stepLacks: readonly string[];
  /** Gives the form that a kind's job takes here; `null` when steps of that kind do not run here. */
  readonly formOf: (kind: StepKind) => JobForm<unknown> | null;

  /** Whether a cluster of these settings can be made by the run, and not only borrowed. */
  readonly canMake: (settings: Settings) => boolean;
  /** Settings that need not be given because others stand for them. */
  readonly satisfied: (settings: Settings) => ReadonlySet<string>;
  /** Reports what AWS would refuse, and what it would accept and nobody wants. */
  readonly check: (settings: Settings, context: RuleContext) => void;
  /** The call that makes one, and its Arguments; `null` where nothing is made. */
  readonly create: (settings: Settings, use: ClusterUse) => CreateRequest | null;
  /** Gives the calls of its life. @param request the Arguments that make it @param id of what the run uses */
  readonly life: (settings: Settings, request: Value | null, id: Value) => Life;
  /** The longest that making one may take, in seconds. */
  readonly startSeconds: (request: Value | null) => number;
  /** How many steps run at once; `null` when a run decides, or nothing bounds it. */
  readonly concurrency: (settings: Settings, widest: number) => number | null;
  readonly habits: (settings: Settings, request: Value | null) => Habits;
  /** `null` where nothing can be resized. */
  readonly resizing: Resizing | null;

  /** Gives the Arguments of the call that submits a step. */
  readonly submit: (step: Submission) => MergedRequest;
  /** Reports what AWS would refuse of a step on its cluster. */
  readonly checkStep: (step: Placement, report: Report) => void;
}

export interface CreateRequest {
  readonly call: RequestName;
  readonly merged: MergedRequest;
}

/** What a request needs to know besides the block. */
export interface ClusterUse {
  readonly name: string;
  readonly workflow: string;
  /** The most steps that the workflow can have running on the cluster at once. */
  readonly widestParallelism: number;
  /** The kinds of the steps that run on it. */
  readonly kinds: readonly StepKind[];
}

export interface RuleContext {
  readonly name: string;
  /** The cluster's name in the text. */
  readonly at: Span;
  /** The most steps that the workflow has on it at once. */
  readonly width: number;
  /** The steps that run on it. */
  readonly steps: readonly { readonly kind: StepKind; readonly kindName: string; readonly span: Span }[];
  readonly text: string;
  readonly report: Report;
}

/** How steps are submitted. */
export interface JobCall {
  readonly call: RequestName;
  /** Whether a ClientToken makes a second call the same as the first. */
  readonly hasToken: boolean;
  /** The type of the id that a step's name gives. */
  readonly idType: Type;
  /** What a step's name holds, read from the result of the call that waited for it. */
  readonly result: Value;
  /** The id in the answer of a call that does not wait. */
  readonly started: Value;
  /** Reads how a job is. @param on the id of what it runs on */
  readonly describe: (on: Value, job: Value) => ServiceCall;
  /** What a step's name holds, read from the answer of `describe`. */
  readonly described: Value;
  readonly cancel: (on: Value, job: Value) => ServiceCall;
  /** The states in which a job has ended, well or badly. */
  readonly ended: { readonly well: readonly string[]; readonly badly: readonly string[] };
}

/** How the nodes of a cluster are made more or fewer. */
export interface Resizing {
  readonly settings: SettingsSchema;
  /** The names of the nodes that can be resized. */
  readonly nodes: readonly string[];
  /** Gives the call and its Arguments. @param cluster what the cluster's block says */
  readonly request: (settings: Settings, nodes: string, cluster: Settings, clusterId: Value) => CreateRequest;
}

/** A step that is submitted. */
export interface Submission {
  readonly name: string;
  readonly kind: StepKind;
  readonly settings: Settings;
  /** Those of its cluster. */
  readonly cluster: Settings;
  readonly clusterId: Value;
  /** The workflow's timeout, in seconds. */
  readonly workflowSeconds: number | null;
}

/** A step on its cluster, once all of the cluster is known. */
export interface Placement {
  readonly kind: StepKind;
  readonly kindName: string;
  readonly span: Span;
  readonly settings: Settings;
  readonly request: Value;
  readonly cluster: Settings;
  readonly clusterName: string;
  /** How many steps the cluster runs at once; `null` when a run decides. */
  readonly concurrency: number | null;
}

/** What advice about a cluster asks for. */
export interface Habits {
  readonly keepsLogs: boolean;
  /** Whether it ends, or costs nothing, when nobody uses it. */
  readonly endsUnused: boolean;
  readonly isProtected: boolean;
}
