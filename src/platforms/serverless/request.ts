/** The Arguments of createApplication, as Step Functions takes them, from a checked `serverless` block. */
import { limits } from "../../aws/limits.js";
import { constant, fields, record, template } from "../../expressions/build.js";
import { asText, inGib, inMinutes, renamed } from "../../expressions/convert.js";
import { mergeRequest, type MergedRequest } from "../../expressions/merge.js";
import type { Value } from "../../expressions/value.js";
import type { StepKind } from "../../kinds/kind.js";
import { blockOf, valueOf, type Settings } from "../../settings/given.js";
import type { ClusterUse } from "../platform.js";
import { configurationRequest, field, plainFields, withOwnTags } from "../requests.js";
import { serverlessSettings, workerTypes } from "./settings.js";

/** Gives the request, and the places of fields that a setting and `api` both give. */
export function applicationRequest(settings: Settings, use: ClusterUse): MergedRequest {
  const configurations = valueOf(settings, "configurations");
  const architecture = valueOf(settings, "architecture");
  const cloudwatch = blockOf(settings, "cloudwatch");
  const initial = blockOf(settings, "initial_capacity");
  const maximum = blockOf(settings, "maximum_capacity");
  const images = blockOf(settings, "worker_images");
  const built = [
    ...field("Name", settings.given.has("name") ? null : constant(use.name)),
    ...plainFields(settings, serverlessSettings),
    ...field("Type", typeOf(settings, use.kinds)),
    ...field("Architecture", architecture && renamed(architecture, architectureNames)),
    ...field("MonitoringConfiguration.CloudWatchLoggingConfiguration", cloudwatch && cloudwatchRequest(cloudwatch)),
    ...field("InitialCapacity", initial && byWorker(initial, workersRequest)),
    ...field("MaximumCapacity", maximum && capacityRequest(maximum)),
    ...field("WorkerTypeSpecifications", images && imagesRequest(images)),
    ...field("RuntimeConfiguration", configurations && configurationRequest(configurations)),
    ...field("AutoStopConfiguration", autoStopRequest(settings)),
    ...field("Tags", withOwnTags(valueOf(settings, "tags"), use.workflow)),
  ];
  return mergeRequest(built, valueOf(settings, "api"), fieldOrder);
}

const architectureNames = new Map([
  ["x86_64", "X86_64"],
  ["arm64", "ARM64"],
]);

const typeNames = new Map([
  ["spark", "SPARK"],
  ["hive", "HIVE"],
]);

/** An application runs Spark or Hive, never both. */
export function typeOf(settings: Settings, kinds: readonly StepKind[]): Value {
  const given = valueOf(settings, "type");
  if (given) return renamed(given, typeNames);
  const [first] = kinds;
  return constant(first && isOfHive(first) ? "HIVE" : "SPARK");
}

/** Whether a kind's steps need an application of the type Hive. */
export function isOfHive({ jobs }: StepKind): boolean {
  return jobs.sparkSubmit === undefined && jobs.hive !== undefined;
}

/** It is always set: an application that nobody could give back stops itself, and then costs nothing. */
function autoStopRequest(settings: Settings): Value {
  const idle = valueOf(settings, "idle_timeout");
  return record([
    ["Enabled", constant(true)],
    ["IdleTimeoutMinutes", idle ? inMinutes(idle) : constant(limits.applicationIdleTimeout.default)],
  ]);
}

function cloudwatchRequest(block: Settings): Value {
  return fields([
    ["Enabled", constant(true)],
    ["LogGroupName", valueOf(block, "group")],
    ["LogStreamNamePrefix", valueOf(block, "prefix")],
    ["EncryptionKeyArn", valueOf(block, "key")],
  ]);
}

function byWorker(block: Settings, request: (worker: Settings) => Value): Value {
  return fields(
    [...workerTypes].map(([name, type]) => {
      const worker = blockOf(block, name);
      return [type, worker && request(worker)] as const;
    }),
  );
}

function workersRequest(worker: Settings): Value {
  return fields([
    ["WorkerCount", valueOf(worker, "count")],
    ["WorkerConfiguration", capacityRequest(worker)],
  ]);
}

/** What the service counts in texts: `4vCPU`, `16GB`. */
function capacityRequest(block: Settings): Value {
  const cpu = valueOf(block, "cpu");
  return fields([
    ["Cpu", cpu && template([asText(cpu), constant("vCPU")])],
    ["Memory", gigabytes(valueOf(block, "memory"))],
    ["Disk", gigabytes(valueOf(block, "disk"))],
  ]);
}

function gigabytes(size: Value | null): Value | null {
  return size && template([asText(inGib(size)), constant("GB")]);
}

function imagesRequest(images: Settings): Value {
  return fields(
    [...workerTypes].map(([name, type]) => {
      const image = valueOf(images, name);
      return [type, image && record([["ImageConfiguration", record([["ImageUri", image]])]])] as const;
    }),
  );
}

/** The order of the fields in the machine, as a reader asks: what, where, with what. */
const fieldOrder: readonly string[] = [
  "Name",
  "ReleaseLabel",
  "Type",
  "Architecture",
  "MonitoringConfiguration",
  "NetworkConfiguration",
  "ImageConfiguration",
  "WorkerTypeSpecifications",
  "InitialCapacity",
  "MaximumCapacity",
  "RuntimeConfiguration",
  "AutoStartConfiguration",
  "AutoStopConfiguration",
  "Tags",
];
