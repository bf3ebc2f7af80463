/** Job runs, which both services have; only the names of fields and states differ. */
import type { JsonObject } from "../../machine/asl.js";
import type { Answer, Request } from "../services/service.js";
import { beginJob, endJob, runningJobs, type HostRecord, type JobRecord } from "./hosts.js";
import { numberIn, own, textIn } from "./read.js";

const usualJobMs = 600_000;
const usualCancelMs = 60_000;

/** What one service calls things. */
export interface Spelling {
  readonly kind: HostRecord["kind"];
  /** The error by which it refuses. */
  readonly refusal: string;
  /** The field of a request that names the host. */
  readonly hostField: string;
  /** Fields that name a job: in a request, and in an answer. */
  readonly jobField: string;
  readonly answerField: string;
  readonly states: { readonly [S in JobRecord["status"]]: string };
}

export function refuse(answer: Answer, { refusal }: Spelling, reason: string): void {
  answer.fail(refusal, reason);
}

/** Answers the refusal of a call that a fault makes fail; says whether it did. */
export function refusedByFate({ fate, state }: Request, answer: Answer): boolean {
  if (fate.kind === "fails") answer.fail("States.TaskFailed", fate.cause ?? `injected into ${state}`);
  return fate.kind !== "works";
}

/** Finds what a request names; answers the refusal when it is not there or gone. */
export function livingHost(request: Request, answer: Answer, spelling: Spelling, field = spelling.hostField) {
  const id = own(request.input, field);
  const { hosts } = request.execution.account;
  const host = hosts.find((each) => each.kind === spelling.kind && each.id === id && each.endedAt === null);
  if (!host) refuse(answer, spelling, `There is no ${spelling.kind} '${String(id)}'.`);
  return host;
}

export function startJobRun(request: Request, answer: Answer, spelling: Spelling): void {
  const { execution, input, fate } = request;
  const host = livingHost(request, answer, spelling);
  if (!host) return;
  if (request.resource.pattern !== "sync" && fate.kind !== "works") return void refusedByFate(request, answer);
  if (host.kind === "application") host.state = "STARTED";
  const minutes = numberIn(input, "ExecutionTimeoutMinutes");
  const job = beginJob(execution.account, {
    name: textIn(input, "Name") ?? "",
    host,
    addedBy: request.state,
    token: textIn(input, "ClientToken"),
    duration: fate.kind === "hangs" ? null : (request.duration ?? usualJobMs),
    longest: minutes === undefined || minutes === 0 ? null : minutes * 60_000,
    fails: fate.kind === "fails",
  });
  if (request.resource.pattern !== "sync")
    return void execution.clock.after(0, null, () => answer.succeed({ [spelling.answerField]: job.id }));
  const tell = (): void => {
    if (job.status === "COMPLETED") answer.succeed(described(job, spelling));
    else
      answer.fail(
        "States.TaskFailed",
        fate.kind === "fails" ? (fate.cause ?? text(job, spelling)) : text(job, spelling),
      );
  };
  if (job.endedAt === null) job.watchers.push(tell);
  else execution.clock.after(0, null, tell);
  answer.whenStopped(() => endJob(execution.account, job, "CANCELLED"));
}

function described(job: JobRecord, { answerField, states }: Spelling): JsonObject {
  return { JobRun: { [answerField]: job.id, Name: job.name, State: states[job.status] } };
}

function text(job: JobRecord, spelling: Spelling): string {
  return JSON.stringify(described(job, spelling));
}

export function cancelJobRun(request: Request, answer: Answer, spelling: Spelling): void {
  const { account, clock } = request.execution;
  const host = livingHost(request, answer, spelling);
  if (!host || refusedByFate(request, answer)) return;
  const id = own(request.input, spelling.jobField);
  const job = account.jobs.find((each) => each.host === host && each.id === id);
  if (!job) return refuse(answer, spelling, `There is no job run '${String(id)}'.`);
  endJob(account, job, "CANCELLED");
  const pause = request.resource.pattern === "sync" ? usualCancelMs : 0;
  clock.after(pause, null, () => answer.succeed({ [spelling.answerField]: job.id }));
}

export function describeJobRun(request: Request, answer: Answer, spelling: Spelling): void {
  const { account, clock } = request.execution;
  const host = livingHost(request, answer, spelling);
  if (!host || refusedByFate(request, answer)) return;
  const id = own(request.input, spelling.jobField);
  const job = account.jobs.find((each) => each.host === host && each.id === id);
  if (!job) return refuse(answer, spelling, `There is no job run '${String(id)}'.`);
  clock.after(0, null, () => answer.succeed(described(job, spelling)));
}

/** Gives the running job runs, whatever states were asked for. */
export function listJobRuns(request: Request, answer: Answer, spelling: Spelling): void {
  const { account, clock } = request.execution;
  const host = livingHost(request, answer, spelling);
  if (!host || refusedByFate(request, answer)) return;
  const most = numberIn(request.input, "MaxResults") ?? 50;
  const jobs = runningJobs(account, host).slice(0, most);
  const runs = jobs.map((job) => ({ Id: job.id, Name: job.name, State: spelling.states[job.status] }));
  clock.after(0, null, () => answer.succeed({ JobRuns: runs }));
}
