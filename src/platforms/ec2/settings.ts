/** What an `ec2` cluster block may say. */
import { limits } from "../../aws/limits.js";
import { block, blocks, setting, type Range, type SettingsSchema } from "../../settings/schema.js";
import { oneOf, optional, unionOf } from "../../types/relations.js";
import {
  booleanType,
  clusterIdType,
  durationType,
  integerType,
  listOf,
  mapOf,
  numberType,
  sizeType,
  stringType,
} from "../../types/type.js";
import { nodeSettings } from "./nodes.js";

/** A property of a configuration: EMR wants text, people write numbers too. */
const propertyType = unionOf([stringType, numberType, booleanType]);

const bytesPerGib = 1024 ** 3;

const idleRange: Range = {
  least: limits.idleTimeout.min,
  most: limits.idleTimeout.max,
  text: `from ${limits.idleTimeout.min}s to ${limits.idleTimeout.max / 86400}d`,
};

const rootVolumeRange: Range = {
  least: bytesPerGib,
  most: limits.rootVolume.max * bytesPerGib,
  text: `from 1GiB to ${limits.rootVolume.max}GiB`,
};

const scalingSettings: SettingsSchema = {
  min: setting(integerType, "The least capacity.", "2", { required: true }),
  max: setting(integerType, "The most capacity.", "20", { required: true }),
  max_on_demand: setting(integerType, "The most On-Demand capacity.", "5"),
  max_core: setting(integerType, "The most capacity of the core nodes.", "5"),
  unit: setting(oneOf("fleet_units", "instances", "vcpu"), "What capacity counts.", '"instances"', {
    otherwise: '`"fleet_units"` with fleets, `"instances"` with groups',
  }),
};

const bootstrapSettings: SettingsSchema = {
  name: setting(stringType, "The action's name.", '"install"', { required: true }),
  script: setting(stringType, "Where the script is, on S3.", '"s3://bucket/install.sh"', { required: true }),
  args: setting(listOf(stringType), "The script's arguments.", '["--fast"]'),
};

const kerberosSettings: SettingsSchema = {
  realm: setting(stringType, "The Kerberos realm.", '"EC2.INTERNAL"', { required: true }),
  kdc_admin_password: setting(
    stringType,
    "The password of the cluster's key distribution center. Take it from the input: a constant would stand in git.",
    "input.kdc_password",
    { required: true },
  ),
  cross_realm_trust_password: setting(stringType, "The password for trust with another realm.", "input.trust_password"),
  domain_join_user: setting(stringType, "The Active Directory user who may join computers.", '"joiner"'),
  domain_join_password: setting(stringType, "That user's password.", "input.join_password"),
};

const node = (name: string, example: string, more: { readonly required?: true } = {}) =>
  block(
    nodeSettings,
    `The ${name} nodes: a fleet with \`types\`, or a group with \`type\` and \`count\`.`,
    example,
    more,
  );

export const ec2Settings: SettingsSchema = {
  name: setting(stringType, "The name that EMR shows.", '"nightly"', {
    otherwise: "the cluster's name in the file",
    field: "Name",
  }),
  release: setting(stringType, "The EMR release.", '"emr-7.13.0"', { required: true, field: "ReleaseLabel" }),
  applications: setting(listOf(stringType), "The applications to install.", '["Spark", "Hive"]'),
  logs: setting(stringType, "Where EMR puts logs, on S3. Without it there are none.", '"s3://bucket/emr-logs/"', {
    field: "LogUri",
  }),
  log_key: setting(
    stringType,
    "The KMS key that encrypts the logs.",
    '"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
    { field: "LogEncryptionKmsKeyId" },
  ),
  service_role: setting(stringType, "The role that EMR itself takes.", '"EMR_DefaultRole"', {
    required: true,
    field: "ServiceRole",
  }),
  instance_profile: setting(stringType, "The instance profile of the cluster's instances.", '"EMR_EC2_DefaultRole"', {
    required: true,
    field: "JobFlowRole",
  }),
  scaling_role: setting(
    stringType,
    "The role for `auto_scaling` of instance groups.",
    '"EMR_AutoScaling_DefaultRole"',
    { field: "AutoScalingRole" },
  ),
  subnets: setting(listOf(stringType), "The subnets to choose from; instance groups take one.", '["subnet-0abc"]'),
  key_pair: setting(stringType, "The EC2 key pair for ssh.", '"ops"', { field: "Instances.Ec2KeyName" }),
  primary_security_group: setting(stringType, "The managed security group of the primary node.", '"sg-0abc"', {
    field: "Instances.EmrManagedMasterSecurityGroup",
  }),
  core_security_group: setting(stringType, "The managed security group of core and task nodes.", '"sg-0abc"', {
    field: "Instances.EmrManagedSlaveSecurityGroup",
  }),
  service_security_group: setting(
    stringType,
    "The security group by which EMR reaches a private subnet.",
    '"sg-0abc"',
    { field: "Instances.ServiceAccessSecurityGroup" },
  ),
  additional_primary_security_groups: setting(
    listOf(stringType),
    "More security groups of the primary node.",
    '["sg-0abc"]',
    { field: "Instances.AdditionalMasterSecurityGroups" },
  ),
  additional_core_security_groups: setting(
    listOf(stringType),
    "More security groups of core and task nodes.",
    '["sg-0abc"]',
    { field: "Instances.AdditionalSlaveSecurityGroups" },
  ),
  security_configuration: setting(stringType, "The name of an EMR security configuration.", '"encrypted"', {
    field: "SecurityConfiguration",
  }),
  primary: node("primary", '{ types: ["m6g.xlarge"] }', { required: true }),
  core: node("core", '{ types: ["r6g.2xlarge"], on_demand: 2 }'),
  task: node("task", '{ types: ["r6g.2xlarge"], spot: 8 }'),
  scaling: block(scalingSettings, "Managed scaling of the whole cluster.", "{ min: 2, max: 20 }"),
  bootstrap: blocks(
    bootstrapSettings,
    "Scripts that run on each instance before applications are installed.",
    '[{ name: "install", script: "s3://bucket/install.sh" }]',
  ),
  configurations: setting(
    mapOf(mapOf(propertyType)),
    "Properties by classification. Those of a `-env` classification are exported, as EMR wants it.",
    '{ "spark-defaults": { "spark.executor.memory": "8g" } }',
    { writtenOut: true },
  ),
  step_concurrency: setting(integerType, "How many steps may run at once.", "4", {
    otherwise: "the widest parallelism that the workflow uses on this cluster",
    range: {
      least: limits.stepConcurrency.min,
      most: limits.stepConcurrency.max,
      text: `from ${limits.stepConcurrency.min} to ${limits.stepConcurrency.max}`,
    },
  }),
  idle_timeout: setting(
    durationType,
    "Idle for so long, the cluster ends itself: the net under everything that a state machine cannot catch.",
    "30m",
    { otherwise: "`1h` where the release and the applications can", range: idleRange },
  ),
  root_volume: setting(sizeType, "The size of each instance's root volume.", "50GiB", {
    range: rootVolumeRange,
    unit: { size: bytesPerGib, name: "GiB" },
  }),
  custom_ami: setting(stringType, "The AMI of all instances.", '"ami-0abc"', { field: "CustomAmiId" }),
  kerberos: block(
    kerberosSettings,
    "Kerberos, together with a security configuration that asks for it.",
    '{ realm: "EC2.INTERNAL", kdc_admin_password: input.kdc_password }',
  ),
  tags: setting(
    mapOf(stringType),
    "Tags of the cluster and its instances, besides `emrflow:workflow` and `emrflow:execution`.",
    '{ team: "data" }',
    { writtenOut: true },
  ),
  reuse: setting(
    optional(clusterIdType),
    "A cluster to borrow if the value is there; without one a cluster is made and owned.",
    "input.cluster_id",
  ),
  protect: setting(
    booleanType,
    "Termination protection while the cluster is in use; taken off before every terminate.",
    "true",
    { constant: true, otherwise: "`false`" },
  ),
  keep_on_failure: setting(booleanType, "Leaves the cluster running when the workflow fails, for debugging.", "true", {
    constant: true,
    otherwise: "`false`",
  }),
  wait_until_ready: setting(
    booleanType,
    "Whether the workflow waits until the cluster is up; if not, steps queue while it starts.",
    "false",
    { constant: true, otherwise: "`true`" },
  ),
  api: {
    shape: { kind: "api" },
    documentation: "Any other field of RunJobFlow by its API name, checked against AWS's model.",
    example: "{ EbsRootVolumeIops: 3000 }",
  },
};
