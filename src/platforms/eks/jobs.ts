/** Job runs of EMR on EKS: the Arguments of startJobRun. What is the same for all of a cluster's is given to each. */
import { constant, entriesOf, fields, record } from "../../expressions/build.js";
import { mergeRequest, type MergedRequest } from "../../expressions/merge.js";
import type { Value } from "../../expressions/value.js";
import { commandLine, property, type Options } from "../../kinds/command-line.js";
import type { StepKind } from "../../kinds/kind.js";
import { blockOf, constantOf, valueOf, type Settings } from "../../settings/given.js";
import { jobRunIdType } from "../../types/type.js";
import { jobResult, untoldState } from "../job-result.js";
import type { JobCall, Submission } from "../platform.js";
import { configurationRequest, field } from "../requests.js";

/** That startJobRun.sync gives what DescribeJobRun does is not documented, so its id is read from either place. */
export const eksJobs: JobCall = {
  call: "emr-containers:startJobRun",
  hasToken: true,
  idType: jobRunIdType,
  result: jobResult(["JobRun.Id", "Id"], "JobRun.State", "COMPLETED"),
  described: jobResult(["JobRun.Id"], "JobRun.State", untoldState),
  started: { kind: "states", path: "result.Id", type: jobRunIdType },
  describe: (on, job) => ({
    service: "aws-sdk:emrcontainers",
    action: "describeJobRun",
    pattern: "",
    arguments: jobOn(on, job),
  }),
  // Step Functions has no call of its own that cancels a job run here; the SDK's does.
  cancel: (on, job) => ({
    service: "aws-sdk:emrcontainers",
    action: "cancelJobRun",
    pattern: "",
    arguments: jobOn(on, job),
  }),
  // API reference, JobRun; read 2026-11-24.
  ended: { well: ["COMPLETED"], badly: ["FAILED", "CANCELLED"] },
};

function jobOn(virtualCluster: Value, job: Value): Value {
  return record([
    ["VirtualClusterId", virtualCluster],
    ["Id", job],
  ]);
}

/** Gives the Arguments of a step's job run. */
export function jobRunRequest({ name, kind, settings, cluster, clusterId }: Submission): MergedRequest {
  const attempts = valueOf(cluster, "max_attempts");
  const configurations = valueOf(cluster, "configurations");
  const monitoring = monitoringRequest(cluster);
  return mergeRequest(
    [
      ...field("VirtualClusterId", clusterId),
      ...field("Name", valueOf(settings, "name") ?? constant(name)),
      ...field("ExecutionRoleArn", valueOf(settings, "role") ?? valueOf(cluster, "job_role")),
      ...field("ReleaseLabel", valueOf(cluster, "release")),
      ...field("JobDriver", jobDriver(kind, settings, cluster)),
      ...field(
        "ConfigurationOverrides.ApplicationConfiguration",
        configurations && configurationRequest(configurations),
      ),
      ...field("ConfigurationOverrides.MonitoringConfiguration", monitoring),
      ...field("RetryPolicyConfiguration", attempts && record([["MaxAttempts", attempts]])),
    ],
    valueOf(settings, "api"),
    [],
  );
}

function jobDriver({ jobs }: StepKind, settings: Settings, cluster: Settings): Value | null {
  if (jobs.sparkSubmit) {
    const { entryPoint, arguments: list, options } = jobs.sparkSubmit.make(settings);
    const submit = fields([
      ["EntryPoint", entryPoint],
      ["EntryPointArguments", list],
      ["SparkSubmitParameters", commandLine([...clusterOptions(cluster, settings), ...options])],
    ]);
    return record([["SparkSubmitJobDriver", submit]]);
  }
  if (!jobs.sparkSql) return null;
  const { file, options } = jobs.sparkSql.make(settings);
  const sql = fields([
    ["EntryPoint", file],
    ["SparkSqlParameters", commandLine([...clusterOptions(cluster, settings), ...options])],
  ]);
  return record([["SparkSqlJobDriver", sql]]);
}

/** Settings of the cluster that Spark takes as properties (EMR on EKS Development Guide, Pod templates, Custom images; read 2026-11-24). */
const sparkProperties: readonly (readonly [setting: string, property: string])[] = [
  ["image", "spark.kubernetes.container.image"],
  ["driver_template", "spark.kubernetes.driver.podTemplateFile"],
  ["executor_template", "spark.kubernetes.executor.podTemplateFile"],
];

/** What the step says itself in `conf` wins. */
function clusterOptions(cluster: Settings, settings: Settings): Options {
  const own = entriesOf(valueOf(settings, "conf"));
  return sparkProperties.flatMap(([setting, key]) =>
    own?.has(key) ? [] : property("--conf", key, valueOf(cluster, setting)),
  );
}

function monitoringRequest(cluster: Settings): Value | null {
  const logs = valueOf(cluster, "logs");
  const key = valueOf(cluster, "log_key");
  const cloudwatch = blockOf(cluster, "cloudwatch");
  const managed = constantOf(cluster, "managed_logs");
  const monitoring = fields([
    ["ManagedLogs", typeof managed === "boolean" ? managedRequest(managed, key) : null],
    ["PersistentAppUI", switched(constantOf(cluster, "spark_ui"))],
    ["CloudWatchMonitoringConfiguration", cloudwatch && cloudwatchRequest(cloudwatch)],
    ["S3MonitoringConfiguration", logs && s3Request(logs, key)],
  ]);
  return entriesOf(monitoring)?.size === 0 ? null : monitoring;
}

function s3Request(logs: Value, key: Value | null): Value {
  return fields([
    ["LogUri", logs],
    ["EncryptionKeyArn", key],
  ]);
}

function managedRequest(isOn: boolean, key: Value | null): Value {
  return fields([
    ["AllowAWSToRetainLogs", switched(isOn)],
    ["EncryptionKeyArn", isOn ? key : null],
  ]);
}

function cloudwatchRequest(block: Settings): Value {
  return fields([
    ["LogGroupName", valueOf(block, "group")],
    ["LogStreamNamePrefix", valueOf(block, "prefix")],
  ]);
}

function switched(isOn: unknown): Value | null {
  return typeof isOn === "boolean" ? constant(isOn ? "ENABLED" : "DISABLED") : null;
}
