/** The calls about applications. Source of shapes: developer guide, connect-emr-serverless, read 2026-11-24. */
import { limits } from "../../../aws/limits.js";
import type { JsonObject } from "../../../machine/asl.js";
import { workMs } from "../../services/assumed-time.js";
import type { Answer, Request } from "../../services/service.js";
import type { Account } from "../account.js";
import { livingHost, refuse } from "../jobs/calls.js";
import { endHost, makeHost, type HostWish } from "../jobs/hosts.js";
import { isThere, type HostRecord, type HostState } from "../jobs/records.js";
import { answerWhenNoticed, tell, type Outcome } from "../notice.js";
import { booleanIn, numberIn, objectIn, textIn } from "../read.js";
import { enter } from "../states-over-time.js";
import { answerNow, refusedByFate } from "../short-answers.js";
import { usualMs } from "../usual-times.js";
import { serverless, startApplication, stopApplication } from "./application.js";

/** An application that was asked for stays when nobody waits for it any more; one that could not be made is gone. */
export function createApplication(request: Request, answer: Answer): void {
  const { execution, fate, resource } = request;
  const { account, clock } = execution;
  if (resource.pattern !== "sync" && refusedByFate(request, answer)) return;
  const known = account.hosts.length;
  const host = makeHost(account, wishOf(request), "CREATING");
  const isNew = account.hosts.length > known;
  if (isNew && fate.kind !== "hangs")
    clock.after(workMs(request, usualMs.hostChange), null, () => created(account, host, fate.kind === "fails"));
  if (resource.pattern !== "sync") return answerNow(request, answer, () => ({ ApplicationId: host.id }));
  answer.accept({ ApplicationId: host.id });
  answerWhenNoticed(request, answer, host, () => createdOutcome(host, request));
}

function created(account: Account, host: HostRecord, fails: boolean): void {
  if (fails) endHost(account, host, "failed start", 0);
  else if (host.state === "CREATING") enter(account.clock, host, "CREATED");
  tell(host);
}

function wishOf({ input, state }: Request): HostWish {
  const stop = objectIn(input, "AutoStopConfiguration");
  const minutes = numberIn(stop, "IdleTimeoutMinutes") ?? limits.applicationIdleTimeout.default;
  return {
    kind: "application",
    name: textIn(input, "Name") ?? "",
    madeBy: state,
    token: textIn(input, "ClientToken"),
    startsByItself: booleanIn(objectIn(input, "AutoStartConfiguration"), "Enabled") ?? true,
    stopsAfterMs: (booleanIn(stop, "Enabled") ?? true) ? minutes * 60_000 : null,
    queue: queueOf(input),
  };
}

/** Only with a SchedulerConfiguration do jobs queue. Defaults: API reference, SchedulerConfiguration, read 2026-11-24. */
function queueOf(input: JsonObject): HostRecord["queue"] {
  if (!Object.hasOwn(input, "SchedulerConfiguration")) return null;
  const scheduler = objectIn(input, "SchedulerConfiguration");
  return {
    mostRuns: numberIn(scheduler, "MaxConcurrentRuns") ?? usualQueue.mostRuns,
    longestMs: (numberIn(scheduler, "QueueTimeoutMinutes") ?? usualQueue.timeoutMinutes) * 60_000,
  };
}

const usualQueue = { mostRuns: 15, timeoutMinutes: 360 };

function createdOutcome(host: HostRecord, { fate, execution }: Request): Outcome | null {
  if (!isThere(host)) {
    const told = fate.kind === "fails" ? fate.cause : undefined;
    return { error: "States.TaskFailed", cause: told ?? JSON.stringify(describedApplication(host)) };
  }
  if (host.state === "CREATING") return null;
  const isGiven = execution.account.behaviour.applicationOfSync === "given";
  return { result: { ...(isGiven ? { ApplicationId: host.id } : {}), ...describedApplication(host) } };
}

/** What GetApplication gives. */
function describedApplication({ id, name, state }: HostRecord): JsonObject {
  return { Application: { ApplicationId: id, Name: name, State: state } };
}

export function getApplication(request: Request, answer: Answer): void {
  const host = livingHost(serverless, request, answer);
  if (!host || refusedByFate(request, answer)) return;
  answerNow(request, answer, () => describedApplication(host));
}

export function startApplicationCall(request: Request, answer: Answer): void {
  change(request, answer, ["CREATED", "STARTING", "STARTED", "STOPPED"], startApplication, "STARTED");
}

/** An application is neither stopped nor deleted while a job runs on it. */
export function stopApplicationCall(request: Request, answer: Answer): void {
  const from: readonly HostState[] = ["CREATED", "STARTING", "STARTED", "STOPPING", "STOPPED"];
  change(request, answer, from, stopApplication, "STOPPED");
}

export function deleteApplication(request: Request, answer: Answer): void {
  const end = (account: Account, host: HostRecord, after: number): void => endHost(account, host, "call", after);
  change(request, answer, ["CREATED", "STOPPED"], end, "TERMINATED");
}

/** Brings an application into another state. One that never ran counts as stopped. */
function change(
  request: Request,
  answer: Answer,
  from: readonly HostState[],
  begin: (account: Account, host: HostRecord, after: number) => void,
  to: HostState,
): void {
  const { account } = request.execution;
  const host = livingHost(serverless, request, answer);
  if (!host || refusedByFate(request, answer)) return;
  if (!from.includes(host.state)) return refuse(serverless, request, answer, `${host.id} is ${host.state}.`);
  if (to !== "STARTED" && host.active.length > 0)
    return refuse(serverless, request, answer, `${host.id} still runs jobs.`);
  begin(account, host, workMs(request, usualMs.hostChange));
  const result = { ApplicationId: host.id };
  if (request.resource.pattern !== "sync") return answerNow(request, answer, () => result);
  answer.accept(result);
  const isThereAlready = (): boolean => host.state === to || (to === "STOPPED" && host.state === "CREATED");
  answerWhenNoticed(request, answer, host, () => (isThereAlready() ? { result } : null));
}
