/** What an `eks` block may say: a virtual cluster of EMR on EKS, and what its job runs share. */
import { block, setting, type Range, type SettingsSchema } from "../../settings/schema.js";
import { optional, unionOf } from "../../types/relations.js";
import { booleanType, integerType, mapOf, numberType, stringType, virtualClusterIdType } from "../../types/type.js";

/** A property of a configuration: the service wants text, people write numbers too. */
const propertyType = unionOf([stringType, numberType, booleanType]);

const attemptsRange: Range = { least: 1, most: Number.MAX_SAFE_INTEGER, text: "1 or more" };

const cloudwatchSettings: SettingsSchema = {
  group: setting(stringType, "The log group.", '"/emr/nightly"', { required: true }),
  prefix: setting(stringType, "What names of log streams begin with.", '"sales"'),
};

const imageExample = '"111122223333.dkr.ecr.eu-west-1.amazonaws.com/spark:7.13.0"';

export const eksSettings: SettingsSchema = {
  name: setting(stringType, "The name that EMR shows.", '"nightly"', {
    otherwise: "the cluster's name in the file",
    field: "Name",
  }),
  eks_cluster: setting(stringType, "The EKS cluster that does the work.", '"data-platform"', {
    required: true,
    field: "ContainerProvider.Id",
  }),
  namespace: setting(stringType, "The namespace in it; a namespace has one virtual cluster.", '"emr"', {
    required: true,
    field: "ContainerProvider.Info.EksInfo.Namespace",
  }),
  node_label: setting(stringType, "The label of the nodes that do the work.", '"spark"', {
    field: "ContainerProvider.Info.EksInfo.NodeLabel",
  }),
  release: setting(stringType, "The EMR release of its job runs.", '"emr-7.13.0-latest"', { required: true }),
  job_role: setting(
    stringType,
    "The role of its job runs; a step's `role` wins.",
    '"arn:aws:iam::111122223333:role/job"',
  ),
  security_configuration: setting(stringType, "The id of an EMR security configuration.", '"0abc1def2ghi3jkl"', {
    field: "SecurityConfigurationId",
  }),
  logs: setting(stringType, "Where job runs put logs, on S3.", '"s3://bucket/emr-logs/"'),
  log_key: setting(
    stringType,
    "The KMS key that encrypts the logs on S3, and those that the service keeps.",
    '"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
  ),
  managed_logs: setting(booleanType, "Whether the service keeps logs itself.", "true", { constant: true }),
  cloudwatch: block(cloudwatchSettings, "Logs in CloudWatch.", '{ group: "/emr/nightly" }'),
  spark_ui: setting(booleanType, "Whether Spark's history server is kept for each job run.", "false", {
    otherwise: "`true`",
    constant: true,
  }),
  image: setting(stringType, "The image of drivers and executors.", imageExample),
  driver_template: setting(stringType, "The pod template of drivers.", '"s3://bucket/pods/driver.yaml"'),
  executor_template: setting(stringType, "The pod template of executors.", '"s3://bucket/pods/executor.yaml"'),
  configurations: setting(
    mapOf(mapOf(propertyType)),
    "Properties by classification.",
    '{ "spark-defaults": { "spark.executor.memory": "8g" } }',
    { writtenOut: true },
  ),
  max_attempts: setting(integerType, "How often EMR runs a failed job in all, by itself.", "2", {
    otherwise: "`1`",
    range: attemptsRange,
  }),
  tags: setting(
    mapOf(stringType),
    "Tags of the virtual cluster, besides `emrflow:workflow` and `emrflow:execution`.",
    '{ team: "data" }',
    { writtenOut: true },
  ),
  virtual_cluster: setting(
    virtualClusterIdType,
    "A virtual cluster to borrow; nothing is made.",
    "input.virtual_cluster_id",
  ),
  reuse: setting(
    optional(virtualClusterIdType),
    "A virtual cluster to borrow if the value is there; without one it is made and owned.",
    "input.virtual_cluster_id",
  ),
  keep_on_failure: setting(booleanType, "Leaves the virtual cluster when the workflow fails, for debugging.", "true", {
    constant: true,
    otherwise: "`false`",
  }),
  api: {
    shape: { kind: "api" },
    documentation: "Any other field of CreateVirtualCluster by its API name, checked against AWS's model.",
    example: "{ SchedulerConfiguration: { MaxConcurrentJobRuns: 15 } }",
  },
};
