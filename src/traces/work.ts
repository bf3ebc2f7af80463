/** What a Task has done, in words: which cluster, step or job its call is about, and what came of it. */
import type { Json, JsonObject } from "../machine/asl.js";
import { isObject } from "../machine/json.js";
import type { Cluster, Run, Step, TraceEvent } from "../simulate/run.js";
import { tookText } from "../text/took.js";

/** One attempt of a Task, from its call to the answer. */
export interface Attempt {
  readonly scheduled: TraceEvent;
  /** `null`: the run ended first. */
  readonly end: TraceEvent | null;
}

export interface Work {
  /** What is begun: `step s-SIM1 on etl`. */
  readonly begin: string;
  /** What came of it when it went well: `ran 10m, COMPLETED`. */
  readonly done: string;
  /** Whether it made something that costs money, or gave it back. */
  readonly isMilestone: boolean;
  readonly isAssumed: boolean;
}

interface Context {
  readonly parameters: JsonObject;
  readonly attempt: Attempt;
  readonly isSync: boolean;
  readonly run: Run;
  /** The one that the call made. */
  readonly made: Cluster | undefined;
  readonly step: Step | undefined;
  /** The cluster, application or virtual cluster that the call is about, by its name. */
  readonly host: string;
}

type Wording = (context: Context) => Omit<Work, "isAssumed">;

/** Gives the words for the attempts of a run; each is to be asked for once, in the order of their events. */
export function workOf(run: Run): (state: string, attempt: Attempt) => Work {
  const steps = new Set(run.steps);
  const clusters = new Set(run.clusters);
  const assumed = new Set(run.assumed.map(({ state }) => state));
  return (state, attempt) => {
    const { at, details } = attempt.scheduled;
    const action = `${textIn(details, "resourceType")}:${textIn(details, "resource").replace(/[.].*/, "")}`;
    const parameters = isObject(details?.["parameters"]) ? details["parameters"] : {};
    const made = taken(clusters, ({ madeBy, createdAt }) => madeBy === state && createdAt === at);
    const step = taken(steps, ({ addedBy, addedAt }) => addedBy === state && addedAt === at);
    const isSync = /[.]sync/.test(textIn(details, "resource"));
    const context = { parameters, attempt, isSync, run, made, step, host: hostOf(parameters, run) };
    return { ...(wordings.get(action) ?? otherCall)(context), isAssumed: assumed.has(state) };
  };
}

function taken<T>(those: Set<T>, isIt: (one: T) => boolean): T | undefined {
  for (const one of those)
    if (isIt(one)) {
      those.delete(one);
      return one;
    }
  return undefined;
}

const making =
  (what: string): Wording =>
  ({ made, attempt, isSync }) => ({
    begin: made ? `${what} ${made.id} starting` : `${what} asked for`,
    done: isSync ? `ready after ${tookOf(attempt)}` : "asked for",
    isMilestone: isSync,
  });

const ending =
  (verb: string, past: string, isMilestone = false): Wording =>
  ({ host, attempt, isSync }) => ({
    begin: `${verb} ${host}`,
    done: isSync || tookOf(attempt) !== "0s" ? `${past} after ${tookOf(attempt)}` : past,
    isMilestone,
  });

const working =
  (what: string): Wording =>
  (context) => ({
    begin: `${what}${context.step ? ` ${context.step.id}` : ""} on ${context.host}${queue(context)}`,
    done: context.isSync ? outcome(context) : "started",
    isMilestone: false,
  });

const wordings: ReadonlyMap<string, Wording> = new Map([
  ["elasticmapreduce:createCluster", making("cluster")],
  ["elasticmapreduce:terminateCluster", ending("ends", "ended", true)],
  ["elasticmapreduce:addStep", working("step")],
  ["elasticmapreduce:cancelStep", stepCall("cancels step")],
  ["elasticmapreduce:setClusterTerminationProtection", protection],
  ["emr-serverless:createApplication", making("application")],
  ["emr-serverless:startApplication", ending("starts", "started")],
  ["emr-serverless:stopApplication", ending("stops", "stopped")],
  ["emr-serverless:deleteApplication", ending("deletes", "deleted", true)],
  ["emr-serverless:startJobRun", working("job")],
  ["emr-containers:createVirtualCluster", making("virtual cluster")],
  ["emr-containers:deleteVirtualCluster", ending("deletes", "deleted", true)],
  ["emr-containers:startJobRun", working("job")],
]);

function otherCall({ attempt }: Context): Omit<Work, "isAssumed"> {
  const { details } = attempt.scheduled;
  const service = textIn(details, "resourceType");
  const resource = textIn(details, "resource");
  const begin = service === "" ? resource : `${service}:${resource}`;
  return { begin, done: `answered after ${tookOf(attempt)}`, isMilestone: false };
}

function protection({ parameters, host }: Context): Omit<Work, "isAssumed"> {
  const isOn = parameters["TerminationProtected"] === true;
  return { begin: isOn ? `protects ${host}` : `takes the protection off ${host}`, done: "done", isMilestone: false };
}

function stepCall(verb: string): Wording {
  return ({ parameters, host }) => ({
    begin: `${verb} ${textIn(parameters, "StepId")} on ${host}`,
    done: "done",
    isMilestone: false,
  });
}

/** How many steps were before it, as long as it had to wait for one. */
function queue({ step, run }: Context): string {
  if (!step || (step.startedAt ?? step.endedAt ?? Infinity) === step.addedAt) return "";
  const before = run.steps
    .slice(0, run.steps.indexOf(step))
    .filter(({ cluster, endedAt = Infinity }) => cluster === step.cluster && endedAt > step.addedAt);
  return before.length === 0 ? "" : `, queued behind ${before.length}`;
}

function outcome({ step, attempt }: Context): string {
  if (!step) return `done after ${tookOf(attempt)}`;
  const { addedAt, startedAt = addedAt, endedAt } = step;
  if (endedAt === undefined) return `done after ${tookOf(attempt)}`;
  const waited = startedAt > addedAt ? `waited ${tookText(startedAt - addedAt)}, ` : "";
  const late = (attempt.end?.at ?? endedAt) - endedAt;
  const noticed = late > 0 ? `, noticed ${tookText(late)} later` : "";
  return `${waited}ran ${tookText(endedAt - startedAt)}, ${step.status}${noticed}`;
}

/** Gives how long an attempt took. */
export function tookOf({ scheduled, end }: Attempt): string {
  return tookText((end?.at ?? scheduled.at) - scheduled.at);
}

const idFields = ["ClusterId", "ApplicationId", "VirtualClusterId", "Id"];

function hostOf(parameters: JsonObject, { clusters }: Run): string {
  const id = idFields.map((field) => parameters[field]).find((value) => typeof value === "string");
  return clusters.find((cluster) => cluster.id === id)?.name || String(id ?? "a cluster");
}

function textIn(object: { readonly [key: string]: Json } | null, key: string): string {
  const value = object?.[key];
  return typeof value === "string" ? value : "";
}
