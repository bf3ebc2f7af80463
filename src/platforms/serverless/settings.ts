/** What a `serverless` block may say: an application of EMR Serverless, and what its job runs share. */
import { limits } from "../../aws/limits.js";
import { block, setting, type Range, type SettingsSchema } from "../../settings/schema.js";
import { oneOf, optional, unionOf } from "../../types/relations.js";
import {
  applicationIdType,
  booleanType,
  durationType,
  integerType,
  listOf,
  mapOf,
  numberType,
  sizeType,
  stringType,
} from "../../types/type.js";

/** A property of a configuration: the service wants text, people write numbers too. */
const propertyType = unionOf([stringType, numberType, booleanType]);

const gib = { size: 1024 ** 3, name: "GiB" };

const idleRange: Range = {
  least: limits.applicationIdleTimeout.min * 60,
  most: limits.applicationIdleTimeout.max * 60,
  text: `from ${limits.applicationIdleTimeout.min}m to ${limits.applicationIdleTimeout.max / 1440}d`,
};

const workersRange: Range = {
  least: limits.initialWorkers.min,
  most: limits.initialWorkers.max,
  text: `from ${limits.initialWorkers.min} to ${limits.initialWorkers.max}`,
};

const attemptsRange: Range = { least: 1, most: Number.MAX_SAFE_INTEGER, text: "1 or more" };

const capacitySettings: SettingsSchema = {
  cpu: setting(integerType, "Virtual CPUs.", "400", { required: true }),
  memory: setting(sizeType, "Memory.", "3000GiB", { required: true, unit: gib }),
  disk: setting(sizeType, "Disk.", "20000GiB", { unit: gib }),
};

const workerSettings: SettingsSchema = {
  count: setting(integerType, "How many are kept ready.", "2", { required: true, range: workersRange }),
  cpu: setting(integerType, "Virtual CPUs of each.", "4", { required: true }),
  memory: setting(sizeType, "Memory of each.", "16GiB", { required: true, unit: gib }),
  disk: setting(sizeType, "Disk of each.", "100GiB", { unit: gib }),
};

/** The types of workers, as the service names them. */
export const workerTypes: ReadonlyMap<string, string> = new Map([
  ["driver", "Driver"],
  ["executor", "Executor"],
  ["hive_driver", "HiveDriver"],
  ["tez_task", "TezTask"],
]);

const worker = (what: string) =>
  block(workerSettings, `Workers that are ${what}.`, "{ count: 1, cpu: 4, memory: 16GiB }");

const initialSettings: SettingsSchema = {
  driver: worker("drivers of Spark"),
  executor: worker("executors of Spark"),
  hive_driver: worker("drivers of Hive"),
  tez_task: worker("tasks of Hive"),
};

const imageExample = '"111122223333.dkr.ecr.eu-west-1.amazonaws.com/spark:7.13.0"';

const imageSettings: SettingsSchema = {
  driver: setting(stringType, "The image of Spark's drivers.", imageExample),
  executor: setting(stringType, "The image of Spark's executors.", imageExample),
  hive_driver: setting(stringType, "The image of Hive's drivers.", imageExample),
  tez_task: setting(stringType, "The image of Hive's tasks.", imageExample),
};

const keyExample = '"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"';

const cloudwatchSettings: SettingsSchema = {
  group: setting(stringType, "The log group.", '"/emr/nightly"', { field: "LogGroupName" }),
  prefix: setting(stringType, "What names of log streams begin with.", '"sales"', { field: "LogStreamNamePrefix" }),
  key: setting(stringType, "The KMS key that encrypts them.", keyExample, { field: "EncryptionKeyArn" }),
};

export const serverlessSettings: SettingsSchema = {
  name: setting(stringType, "The name that EMR shows.", '"nightly"', {
    otherwise: "the cluster's name in the file",
    field: "Name",
  }),
  release: setting(stringType, "The EMR release.", '"emr-7.13.0"', { required: true, field: "ReleaseLabel" }),
  type: setting(oneOf("spark", "hive"), "What the application runs.", '"hive"', {
    otherwise: "what its steps need",
    constant: true,
  }),
  architecture: setting(oneOf("x86_64", "arm64"), "The processors of its workers.", '"arm64"', {
    otherwise: '`"x86_64"`',
  }),
  job_role: setting(
    stringType,
    "The role of its job runs; a step's `role` wins.",
    '"arn:aws:iam::111122223333:role/job"',
  ),
  logs: setting(stringType, "Where logs go, on S3.", '"s3://bucket/emr-logs/"', {
    otherwise: "the service keeps them for 30 days",
    field: "MonitoringConfiguration.S3MonitoringConfiguration.LogUri",
  }),
  log_key: setting(stringType, "The KMS key that encrypts the logs on S3.", keyExample, {
    field: "MonitoringConfiguration.S3MonitoringConfiguration.EncryptionKeyArn",
  }),
  managed_logs: setting(booleanType, "Whether the service keeps logs itself, for 30 days.", "false", {
    otherwise: "`true`",
    field: "MonitoringConfiguration.ManagedPersistenceMonitoringConfiguration.Enabled",
  }),
  cloudwatch: block(cloudwatchSettings, "Logs in CloudWatch.", '{ group: "/emr/nightly" }'),
  subnets: setting(listOf(stringType), "The subnets of its workers.", '["subnet-0abc"]', {
    field: "NetworkConfiguration.SubnetIds",
  }),
  security_groups: setting(listOf(stringType), "The security groups of its workers.", '["sg-0abc"]', {
    field: "NetworkConfiguration.SecurityGroupIds",
  }),
  initial_capacity: block(
    initialSettings,
    "Workers that are kept ready while the application is started.",
    "{ driver: { count: 1, cpu: 4, memory: 16GiB }, executor: { count: 4, cpu: 4, memory: 16GiB } }",
  ),
  maximum_capacity: block(
    capacitySettings,
    "The most that all its job runs have together.",
    "{ cpu: 400, memory: 3000GiB }",
  ),
  image: setting(stringType, "The image of all workers.", imageExample, { field: "ImageConfiguration.ImageUri" }),
  worker_images: block(
    imageSettings,
    "Images by type of worker.",
    `{ driver: ${imageExample}, executor: ${imageExample} }`,
  ),
  configurations: setting(
    mapOf(mapOf(propertyType)),
    "Properties by classification.",
    '{ "spark-defaults": { "spark.executor.memory": "8g" } }',
    { writtenOut: true },
  ),
  auto_start: setting(booleanType, "Whether a job run starts the application.", "false", {
    otherwise: "`true`",
    field: "AutoStartConfiguration.Enabled",
  }),
  start: setting(
    booleanType,
    "Whether the workflow starts the application before its first step, with its initial capacity.",
    "false",
    { constant: true, otherwise: "`true` if it is made here" },
  ),
  idle_timeout: setting(
    durationType,
    "Idle for so long, the application stops itself: the net under everything that a state machine cannot catch.",
    "30m",
    { otherwise: "`15m`", range: idleRange, unit: { size: 60, name: "minutes" } },
  ),
  max_attempts: setting(integerType, "How often EMR runs a failed job in all, by itself.", "2", {
    otherwise: "`1`",
    range: attemptsRange,
  }),
  tags: setting(
    mapOf(stringType),
    "Tags of the application, besides `emrflow:workflow` and `emrflow:execution`.",
    '{ team: "data" }',
    { writtenOut: true },
  ),
  application: setting(applicationIdType, "An application to borrow; nothing is made.", "input.application_id"),
  reuse: setting(
    optional(applicationIdType),
    "An application to borrow if the value is there; without one an application is made and owned.",
    "input.application_id",
  ),
  keep_on_failure: setting(booleanType, "Leaves the application when the workflow fails, for debugging.", "true", {
    constant: true,
    otherwise: "`false`",
  }),
  api: {
    shape: { kind: "api" },
    documentation: "Any other field of CreateApplication by its API name, checked against AWS's model.",
    example: "{ SchedulerConfiguration: { MaxConcurrentRuns: 15 } }",
  },
};
