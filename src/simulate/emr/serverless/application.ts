/** An application of EMR Serverless: how it starts and stops, and the words that its service uses. */
import { exceptionPrefix } from "../../../aws/sdk-services.js";
import type { Account } from "../account.js";
import type { Dialect } from "../jobs/dialect.js";
import { runJobs } from "../jobs/lifecycle.js";
import { isThere, type HostRecord } from "../jobs/records.js";
import { tell } from "../notice.js";
import { numberIn } from "../read.js";
import { enter } from "../states-over-time.js";
import { usualMs } from "../usual-times.js";

/** What a job run may take if its request says nothing (API reference, JobRun, read 2026-11-24); 0 is for ever. */
const usualTimeoutMinutes = 720;

export const serverless: Dialect = {
  kind: "application",
  hostField: "ApplicationId",
  jobField: "JobRunId",
  before: ["SUBMITTED", "PENDING"],
  success: "SUCCESS",
  cancelling: "CANCELLING",
  errors: ({ resource }) =>
    (resource.action.startsWith("aws-sdk:") ? exceptionPrefix("emrserverless") : undefined) ?? "EMRServerless",
  isReady(account, host) {
    if (host.startsByItself && (host.state === "CREATED" || host.state === "STOPPED"))
      startApplication(account, host, usualMs.hostChange);
    return host.state === "STARTED";
  },
  becameIdle: watchIdleness,
  told: ({ host }) => ({ ApplicationId: host.id }),
  longest(request) {
    const minutes = numberIn(request, "ExecutionTimeoutMinutes") ?? usualTimeoutMinutes;
    return minutes === 0 ? null : minutes * 60_000;
  },
};

/** Starts it, if it does not run, and then the jobs that wait for it. @param after ms until it has started */
export function startApplication(account: Account, host: HostRecord, after: number): void {
  if (host.state !== "CREATED" && host.state !== "STOPPED") return;
  enter(account.clock, host, "STARTING");
  account.clock.after(after, null, () => {
    if (host.state !== "STARTING") return;
    enter(account.clock, host, "STARTED");
    tell(host);
    runJobs(account, serverless, host);
    if (host.active.length === 0) watchIdleness(account, host);
  });
}

/** Stops it, if it runs. Jobs that came meanwhile start it again. @param after ms until it has stopped */
export function stopApplication(account: Account, host: HostRecord, after: number): void {
  if (host.state !== "STARTED" && host.state !== "STARTING") return;
  enter(account.clock, host, "STOPPING");
  account.clock.after(after, null, () => {
    enter(account.clock, host, "STOPPED");
    tell(host);
    runJobs(account, serverless, host);
  });
}

/** Plans the stop that comes when no job does. */
function watchIdleness(account: Account, host: HostRecord): void {
  if (host.stopsAfterMs === null || host.state !== "STARTED") return;
  host.idleSince = account.clock.now();
  const since = host.idleSince;
  account.clock.after(host.stopsAfterMs, null, () => {
    if (host.idleSince === since && isThere(host)) stopApplication(account, host, usualMs.hostChange);
  });
}
