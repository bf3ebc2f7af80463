/** The calls about job runs, which both services have. */
import type { JsonObject } from "../../../machine/asl.js";
import { workMs } from "../../services/assumed-time.js";
import { fateOfJob, type Answer, type Request } from "../../services/service.js";
import { answerWhenNoticed, type Outcome } from "../notice.js";
import { numberIn, own, textIn, textsIn } from "../read.js";
import { answerNow, refusedByFate } from "../short-answers.js";
import { usualMs } from "../usual-times.js";
import type { Dialect } from "./dialect.js";
import { beginJob, endJob } from "./lifecycle.js";
import { isThere, type HostRecord, type JobRecord } from "./records.js";

/** AWS's most of a page, and what it gives when nothing is said. */
const usualPage = 50;

export function refuse(
  dialect: Dialect,
  request: Request,
  answer: Answer,
  reason: string,
  code = "ValidationException",
): void {
  answer.fail(`${dialect.errors(request)}.${code}`, reason);
}

/** Finds what a request names; answers the refusal when it is not there or gone. */
export function livingHost(dialect: Dialect, request: Request, answer: Answer, field = dialect.hostField) {
  const id = own(request.input, field);
  const { hosts } = request.execution.account;
  const host = hosts.find((each) => each.kind === dialect.kind && each.id === id && isThere(each));
  if (!host) refuse(dialect, request, answer, `There is no ${dialect.kind} '${String(id)}'.`, missingCode(dialect));
  return host;
}

/** By the API's models: EMR on EKS knows ResourceNotFoundException too, though not of all calls (botocore, read 2026-11-24). */
function missingCode({ kind }: Dialect): string {
  return kind === "application" ? "ResourceNotFoundException" : "ValidationException";
}

export function startJobRun(dialect: Dialect, request: Request, answer: Answer): void {
  const { execution, input, fate, resource } = request;
  const { account } = execution;
  const host = livingHost(dialect, request, answer);
  if (!host) return;
  if (!takesJobs(host))
    return refuse(dialect, request, answer, `${host.id} is ${host.state}, and does not start by itself.`);
  if (resource.pattern !== "sync" && refusedByFate(request, answer)) return;
  const job = beginJob(account, dialect, {
    name: textIn(input, "Name") ?? "",
    host,
    addedBy: request.state,
    token: textIn(input, "ClientToken"),
    duration: fateOfJob(fate) === "hangs" ? null : workMs(request, usualMs.job),
    longest: dialect.longest(input),
    fails: fateOfJob(fate) === "fails",
    failureReason: fate.kind === "hangs" ? undefined : fate.reason,
  });
  const started = { [dialect.hostField]: host.id, [dialect.jobField]: job.id };
  if (resource.pattern !== "sync") return answerNow(request, answer, () => started);
  answer.accept(started);
  answerWhenNoticed(request, answer, job, () => outcomeOf(dialect, job, request, started));
  if (account.behaviour.stoppedSync === "cancelled")
    answer.whenStopped(() => endJob(account, dialect, job, "CANCELLED"));
}

function takesJobs({ kind, state, startsByItself }: HostRecord): boolean {
  return kind === "virtual cluster" || startsByItself || state === "STARTED" || state === "STARTING";
}

function outcomeOf(
  dialect: Dialect,
  job: JobRecord,
  { fate, execution }: Request,
  started: JsonObject,
): Outcome | null {
  if (job.outcome === null) return null;
  const described = describedJob(dialect, job);
  if (job.outcome === "COMPLETED")
    return { result: execution.account.behaviour.jobRunOfSync === "described" ? described : started };
  const told = fate.kind === "fails" ? fate.cause : undefined;
  return { error: "States.TaskFailed", cause: told ?? JSON.stringify(described) };
}

/** What GetJobRun and DescribeJobRun give. */
function describedJob(dialect: Dialect, job: JobRecord): JsonObject {
  return { JobRun: { [dialect.jobField]: job.id, ...shortJob(dialect, job) } };
}

function shortJob(dialect: Dialect, job: JobRecord): JsonObject {
  return { Name: job.name, State: job.state, StateDetails: job.details, ...dialect.told(job) };
}

/** Cancels a job run that has not ended; one that has stays as it is. */
export function cancelJobRun(dialect: Dialect, request: Request, answer: Answer): void {
  const named = namedJob(dialect, request, answer);
  if (!named || refusedByFate(request, answer)) return;
  const { host, job } = named;
  const answered = { [dialect.hostField]: host.id, [dialect.jobField]: job.id };
  endJob(request.execution.account, dialect, job, "CANCELLED");
  if (request.resource.pattern !== "sync") return answerNow(request, answer, () => answered);
  answer.accept(answered);
  answerWhenNoticed(request, answer, job, () => ({ result: answered }));
}

export function describeJobRun(dialect: Dialect, request: Request, answer: Answer): void {
  const named = namedJob(dialect, request, answer);
  if (!named || refusedByFate(request, answer)) return;
  answerNow(request, answer, () => describedJob(dialect, named.job));
}

function namedJob(dialect: Dialect, request: Request, answer: Answer) {
  const host = livingHost(dialect, request, answer);
  if (!host) return undefined;
  const id = own(request.input, dialect.jobField);
  const job = request.execution.account.jobs.find((each) => each.host === host && each.id === id);
  if (job) return { host, job };
  refuse(dialect, request, answer, `There is no job run '${String(id)}'.`, missingCode(dialect));
  return undefined;
}

/** Gives the job runs in the states that were asked for, newest first, as many as a page holds. */
export function listJobRuns(dialect: Dialect, request: Request, answer: Answer): void {
  const host = livingHost(dialect, request, answer);
  if (!host || refusedByFate(request, answer)) return;
  const most = numberIn(request.input, "MaxResults") ?? usualPage;
  const wanted = textsIn(request.input, "States");
  answerNow(request, answer, () => ({
    JobRuns: request.execution.account.jobs
      .filter((job) => job.host === host && (wanted.length === 0 || wanted.includes(job.state)))
      .reverse()
      .slice(0, most)
      .map((job) => ({ Id: job.id, ...shortJob(dialect, job) })),
  }));
}
