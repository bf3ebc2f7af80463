/**
 * An application's life on EMR Serverless, as calls. It is stopped before it is deleted, and what still runs on it is
 * cancelled before it is stopped (Step Functions developer guide, connect-emr-serverless; read 2026-11-22).
 */
import { limits } from "../../aws/limits.js";
import { constant, record } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import { constantOf, valueOf, type Settings } from "../../settings/given.js";
import { serverlessJobs } from "./jobs.js";
import type { GivingBack, LeftJobs, Life, Readying, ServiceCall } from "../life.js";

const service = "emr-serverless";
const startSeconds = 900;
const stopSeconds = 600;
const deleteSeconds = 600;

/** The life of an application of a `serverless` block. */
export function applicationLife(settings: Settings, request: Value | null, id: Value): Life {
  const call = (action: string): ServiceCall => ({
    service,
    action,
    pattern: ".sync",
    arguments: record([["ApplicationId", id]]),
  });
  return {
    noun: "application",
    making: request && {
      call: { service, action: "createApplication", pattern: ".sync", arguments: request },
      // No page says whether the answer of .sync has the id beside what GetApplication gives: developer guide,
      // connect-emr-serverless, read 2026-11-24. That of createCluster has it there.
      idPlaces: ["ApplicationId", "Application.ApplicationId"],
      hasToken: true,
    },
    borrowed: valueOf(settings, "application") ?? valueOf(settings, "reuse"),
    readying: starting(settings, request !== null, call("startApplication")),
    leftJobs: leftJobs(id),
    givingBack: [stopping(call("stopApplication")), deleting(call("deleteApplication"))],
  };
}

/** One that is borrowed is started by its jobs, unless the file says that the workflow does it. */
function starting(settings: Settings, isMade: boolean, call: ServiceCall): readonly Readying[] {
  const start = constantOf(settings, "start");
  if (start === false || (start === undefined && !isMade)) return [];
  return [{ verb: "Start", call, seconds: startSeconds, onlyIfMade: start !== true }];
}

/** That it cannot be stopped does not keep it from being deleted: perhaps it was stopped already. */
function stopping(call: ServiceCall): GivingBack {
  return { verb: "Stop", call, seconds: stopSeconds, isOnlyATry: true, isPatient: true };
}

function deleting(call: ServiceCall): GivingBack {
  return { verb: "Delete", call, seconds: deleteSeconds, isOnlyATry: false, isPatient: false };
}

/** States of job runs that have not ended (API reference, JobRun; read 2026-11-24). */
const unended = ["SUBMITTED", "PENDING", "SCHEDULED", "RUNNING", "QUEUED"];

function leftJobs(id: Value): LeftJobs {
  return {
    list: {
      service: "aws-sdk:emrserverless",
      action: "listJobRuns",
      pattern: "",
      arguments: record([
        ["ApplicationId", id],
        ["States", constant(unended)],
        ["MaxResults", constant(limits.jobRunPage.max)],
      ]),
    },
    ids: "JobRuns.Id",
    most: limits.jobRunPage.max,
    // To stop an application, its job runs must have ended.
    cancel: (job) => ({ ...serverlessJobs.cancel(id, job), pattern: ".sync" }),
  };
}
