/** How job runs come, run and end, on applications and on virtual clusters. */
import type { Account } from "../account.js";
import { tell } from "../notice.js";
import { enter } from "../states-over-time.js";
import type { Dialect } from "./dialect.js";
import { isThere, type HostRecord, type JobRecord } from "./records.js";

export type JobWish = Pick<
  JobRecord,
  "name" | "host" | "addedBy" | "token" | "duration" | "longest" | "fails" | "failureReason"
>;

/** Begins a job, or gives the one that a call with the same token began. */
export function beginJob(account: Account, dialect: Dialect, wish: JobWish): JobRecord {
  const { host, token } = wish;
  const same = account.jobs.find((each) => each.host === host && token !== undefined && each.token === token);
  if (same) return same;
  const job: JobRecord = {
    ...wish,
    id: `jr${account.jobs.length + 1}`,
    fails: wish.fails || account.failing.has(wish.name),
    addedAt: account.clock.now(),
    watchers: [],
    state: "SUBMITTED",
    states: [],
    outcome: null,
    details: "",
    startedAt: null,
    endedAt: null,
  };
  account.jobs.push(job);
  host.active.push(job);
  host.idleSince = null;
  for (const state of dialect.before) enter(account.clock, job, state);
  runJobs(account, dialect, host);
  if (host.active.length > (host.queue?.mostRuns ?? Infinity)) queue(account, dialect, job);
  return job;
}

/** Runs the jobs for which the host is ready and has room, in the order in which they came. */
export function runJobs(account: Account, dialect: Dialect, host: HostRecord): void {
  if (host.active.length === 0 || !dialect.isReady(account, host)) return;
  for (const job of host.active.filter(({ startedAt }) => startedAt === null)) {
    if (placesLeft(host) <= 0) return;
    start(account, dialect, job);
  }
}

function placesLeft({ queue: limit, active }: HostRecord): number {
  if (limit === null) return Infinity;
  return limit.mostRuns - active.filter(({ startedAt }) => startedAt !== null).length;
}

/** A job for which there is no room waits, and fails when it waited for too long. */
function queue(account: Account, dialect: Dialect, job: JobRecord): void {
  enter(account.clock, job, "QUEUED");
  account.clock.after(job.host.queue?.longestMs ?? Infinity, null, () => {
    if (job.startedAt !== null) return;
    job.details = "The job run was queued for too long.";
    endJob(account, dialect, job, "FAILED");
  });
}

function start(account: Account, dialect: Dialect, job: JobRecord): void {
  if (dialect.kind === "application") enter(account.clock, job, "SCHEDULED");
  enter(account.clock, job, "RUNNING");
  job.startedAt = account.clock.now();
  const { duration, longest, fails } = job;
  if (duration !== null)
    account.clock.after(duration, null, () => endJob(account, dialect, job, fails ? "FAILED" : "COMPLETED"));
  if (longest === null) return;
  account.clock.after(longest, null, () => {
    if (job.endedAt !== null) return;
    job.details = `The job run was cancelled after ${longest / 60_000} minutes, its execution timeout.`;
    endJob(account, dialect, job, "CANCELLED");
  });
}

/** Ends a job that has not ended yet, and lets the next one run. */
export function endJob(
  account: Account,
  dialect: Dialect,
  job: JobRecord,
  outcome: NonNullable<JobRecord["outcome"]>,
): void {
  if (job.endedAt !== null) return;
  const { host } = job;
  job.outcome = outcome;
  job.endedAt = account.clock.now();
  if (outcome === "CANCELLED") enter(account.clock, job, dialect.cancelling);
  enter(account.clock, job, outcome === "COMPLETED" ? dialect.success : outcome);
  host.active.splice(host.active.indexOf(job), 1);
  tell(job);
  if (!isThere(host)) return;
  runJobs(account, dialect, host);
  if (host.active.length > 0) return;
  host.idleSince = account.clock.now();
  dialect.becameIdle(account, host);
}
