/** Job runs of EMR Serverless: the Arguments of startJobRun. */
import { constant, entriesOf, fields, record } from "../../expressions/build.js";
import { inMinutes } from "../../expressions/convert.js";
import { mergeRequest, type MergedRequest } from "../../expressions/merge.js";
import type { Value } from "../../expressions/value.js";
import { commandLine } from "../../kinds/command-line.js";
import type { StepKind } from "../../kinds/kind.js";
import { valueOf, type Settings } from "../../settings/given.js";
import { jobRunIdType } from "../../types/type.js";
import { jobResult, untoldState } from "../job-result.js";
import type { JobCall, Submission } from "../platform.js";
import { field } from "../requests.js";

/** That startJobRun.sync gives what GetJobRun does is not documented, so its id is read from either place. */
export const serverlessJobs: JobCall = {
  call: "emr-serverless:startJobRun",
  hasToken: true,
  idType: jobRunIdType,
  result: jobResult(["JobRun.JobRunId", "JobRunId"], "JobRun.State", "SUCCESS"),
  described: jobResult(["JobRun.JobRunId"], "JobRun.State", untoldState),
  started: { kind: "states", path: "result.JobRunId", type: jobRunIdType },
  describe: (on, job) => ({
    service: "aws-sdk:emrserverless",
    action: "getJobRun",
    pattern: "",
    arguments: jobOn(on, job),
  }),
  cancel: (on, job) => ({
    service: "emr-serverless",
    action: "cancelJobRun",
    pattern: "",
    arguments: jobOn(on, job),
  }),
  // API reference, JobRun; read 2026-11-24.
  ended: { well: ["SUCCESS"], badly: ["FAILED", "CANCELLED"] },
};

function jobOn(application: Value, job: Value): Value {
  return record([
    ["ApplicationId", application],
    ["JobRunId", job],
  ]);
}

/** Gives the Arguments of a step's job run. */
export function jobRunRequest(step: Submission): MergedRequest {
  const { name, kind, settings, cluster, clusterId } = step;
  const attempts = valueOf(cluster, "max_attempts");
  return mergeRequest(
    [
      ...field("ApplicationId", clusterId),
      ...field("Name", valueOf(settings, "name") ?? constant(name)),
      ...field("ExecutionRoleArn", valueOf(settings, "role") ?? valueOf(cluster, "job_role")),
      ...field("JobDriver", jobDriver(kind, settings)),
      ...field("ExecutionTimeoutMinutes", longestMinutes(step)),
      ...field("RetryPolicy", attempts && record([["MaxAttempts", attempts]])),
    ],
    valueOf(settings, "api"),
    [],
  );
}

function jobDriver({ jobs }: StepKind, settings: Settings): Value | null {
  if (jobs.sparkSubmit) {
    const { entryPoint, arguments: list, options } = jobs.sparkSubmit.make(settings);
    const submit = fields([
      ["EntryPoint", entryPoint],
      ["EntryPointArguments", list],
      ["SparkSubmitParameters", commandLine(options)],
    ]);
    return record([["SparkSubmit", submit]]);
  }
  if (!jobs.hive) return null;
  const { file, options } = jobs.hive.make(settings);
  const hive = fields([
    ["Query", file],
    ["Parameters", commandLine(options)],
  ]);
  return record([["Hive", hive]]);
}

/**
 * The service cancels a job run after 12 hours unless it is told otherwise (EMR Serverless User Guide, Job runs; read 2026-11-24), so
 * that what bounds the step must be said, or else what bounds the workflow.
 */
function longestMinutes({ settings, workflowSeconds }: Submission): Value | null {
  const own = valueOf(settings, "timeout");
  if (own) return inMinutes(own);
  if (entriesOf(valueOf(settings, "api"))?.has("ExecutionTimeoutMinutes")) return null;
  return workflowSeconds === null ? null : inMinutes(constant(workflowSeconds));
}
