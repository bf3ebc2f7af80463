/** The events of a Task's work: Lambda functions and activities have names of their own. */
import { readCall } from "../../machine/call.js";
import type { Json } from "../../machine/asl.js";
import type { EventDetails, EventName } from "../run.js";

/** One kind of Task: how its events begin, and what they say beside what all say. */
interface TaskKind {
  readonly prefix: string;
  /** Of which resource it is, in every event. */
  readonly about: EventDetails;
  scheduled(asked: Asked): EventDetails;
}

/** What a Task asks for; seconds, `null` where the state sets none. */
export interface Asked {
  readonly input: Json;
  readonly timeout: number | null;
  readonly heartbeat: number | null;
}

/** Writes the events of one Task. */
export interface TaskEvents {
  scheduled(asked: Asked): readonly [EventName, EventDetails];
  started(): readonly [EventName, EventDetails];
  submitted(output: Json): readonly [EventName, EventDetails];
  succeeded(output: Json): readonly [EventName, EventDetails];
  /** `before` it was begun, by a call that waits for what it begins. */
  failed(why: EventDetails, before: boolean): readonly [EventName, EventDetails];
  timedOut(why: EventDetails): readonly [EventName, EventDetails];
}

/** Gives the events of a Task that has this Resource. */
export function taskEvents(resource: string, region: string): TaskEvents {
  const { prefix, about, scheduled } = kindOf(resource, region);
  return {
    scheduled: (asked) => [`${prefix}Scheduled`, { ...about, ...scheduled(asked), ...limitsOf(asked) }],
    started: () => [`${prefix}Started`, about],
    submitted: (output) => [`${prefix}Submitted`, { ...about, output }],
    succeeded: (output) => [`${prefix}Succeeded`, { ...about, output }],
    failed: (why, before) => [`${prefix}${before ? "SubmitFailed" : "Failed"}`, { ...about, ...why }],
    timedOut: (why) => [`${prefix}TimedOut`, { ...about, ...why }],
  };
}

function limitsOf({ timeout, heartbeat }: Asked): EventDetails {
  return {
    ...(timeout === null ? {} : { timeoutInSeconds: timeout }),
    ...(heartbeat === null ? {} : { heartbeatInSeconds: heartbeat }),
  };
}

function kindOf(resource: string, region: string): TaskKind {
  if (readCall(resource)) return integration(resource, region);
  const prefix = isActivity(resource) ? "Activity" : "LambdaFunction";
  return { prefix, about: {}, scheduled: ({ input }) => ({ resource, input }) };
}

export function isActivity(resource: string): boolean {
  return /^arn:[^:]+:states:[^:]*:[^:]*:activity:/.test(resource);
}

/** `arn:aws:states:::aws-sdk:emr:describeCluster`: of `aws-sdk:emr` the `describeCluster`. */
function integration(resource: string, region: string): TaskKind {
  const name = resource.replace(/^.*?:states:[^:]*:[^:]*:/, "");
  const cut = name.lastIndexOf(":", name.replace(/:\d+$/, "").length);
  const about = { resourceType: name.slice(0, cut), resource: name.slice(cut + 1) };
  return { prefix: "Task", about, scheduled: ({ input }) => ({ region, parameters: input }) };
}
