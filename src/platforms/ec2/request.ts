/** The Arguments of createCluster, as Step Functions takes them, from a checked `ec2` block. */
import { supports } from "../../aws/features.js";
import { limits } from "../../aws/limits.js";
import { parseRelease } from "../../aws/release-label.js";
import { constant, entriesOf, fields, itemsOf, list, record } from "../../expressions/build.js";
import { eachAs, inGib, keyValueList, renamed } from "../../expressions/convert.js";
import { mergeRequest } from "../../expressions/merge.js";
import type { Value } from "../../expressions/value.js";
import { blockOf, blocksOf, constantOf, valueOf, type Settings } from "../../settings/given.js";
import type { ClusterUse } from "../platform.js";
import { configurationRequest, plainFields, withOwnTags } from "../requests.js";
import { fleetRequest, groupRequest } from "./node-requests.js";
import { nodeForm, nodeRoles } from "./nodes.js";
import { ec2Settings } from "./settings.js";

/** Applications with which EMR does not end an idle cluster (Management Guide, Using an auto-termination policy; read 2026-11-22). */
const neverIdle = new Set(["presto", "trino", "hbase"]);

/** Gives the request, and the place of the first field that a setting and `api` both give. */
export function createRequest(settings: Settings, use: ClusterUse): ReturnType<typeof mergeRequest> {
  const plain = plainFields(settings, ec2Settings);
  const named = plain.some(({ path }) => path[0] === "Name") ? [] : [{ path: ["Name"], value: constant(use.name) }];
  return mergeRequest([...named, ...plain, ...builtFields(settings, use)], valueOf(settings, "api"), fieldOrder);
}

/** Whether the cluster ends itself when idle, so that a lost id costs an hour and not a month. */
export function idleTimeout(settings: Settings): Value | null {
  const given = valueOf(settings, "idle_timeout");
  if (given) return given;
  return canEndIdle(settings) ? constant(limits.idleTimeout.default) : null;
}

/** Whether EMR can end this cluster when it is idle; what is not known now is taken to be able. */
function canEndIdle(settings: Settings): boolean {
  const label = constantOf(settings, "release");
  const release = typeof label === "string" ? parseRelease(label) : null;
  const applications = constantOf(settings, "applications");
  const names = Array.isArray(applications) ? applications.map((name) => String(name).toLowerCase()) : [];
  return (release === null || supports(release, "auto-termination")) && !names.some((name) => neverIdle.has(name));
}

interface Field {
  readonly path: readonly string[];
  readonly value: Value;
}

function builtFields(settings: Settings, use: ClusterUse): readonly Field[] {
  const applications = valueOf(settings, "applications");
  const configurations = valueOf(settings, "configurations");
  const rootVolume = valueOf(settings, "root_volume");
  const idle = idleTimeout(settings);
  const subnets = valueOf(settings, "subnets");
  const bootstrap = blocksOf(settings, "bootstrap");
  const kerberos = blockOf(settings, "kerberos");
  const scaling = blockOf(settings, "scaling");
  const isGroups = usesGroups(settings);
  return [
    at("Applications", applications && eachAs("Name", applications)),
    at("Configurations", configurations && configurationRequest(configurations)),
    at("BootstrapActions", bootstrap.length > 0 ? list(bootstrap.map(bootstrapRequest)) : null),
    at("KerberosAttributes", kerberos && kerberosRequest(kerberos)),
    at("ManagedScalingPolicy", scaling && scalingRequest(scaling, isGroups)),
    at("EbsRootVolumeSize", rootVolume && inGib(rootVolume)),
    at(
      "StepConcurrencyLevel",
      valueOf(settings, "step_concurrency") ?? constant(Math.min(use.widestParallelism, limits.stepConcurrency.max)),
    ),
    at("AutoTerminationPolicy", idle && record([["IdleTimeout", idle]])),
    at("Tags", keyValueList(withOwnTags(valueOf(settings, "tags"), use.workflow))),
    at("Instances.KeepJobFlowAliveWhenNoSteps", constant(true)),
    at(
      isGroups ? "Instances.Ec2SubnetId" : "Instances.Ec2SubnetIds",
      subnets && (isGroups ? onlyItem(subnets) : subnets),
    ),
    at(isGroups ? "Instances.InstanceGroups" : "Instances.InstanceFleets", nodesRequest(settings, isGroups)),
  ].filter((field): field is Field => field !== null);
}

function at(path: string, value: Value | null): Field | null {
  return value && { path: path.split("."), value };
}

export function usesGroups(settings: Settings): boolean {
  return nodeRoles.some(({ name }) => {
    const node = blockOf(settings, name);
    return node !== null && nodeForm(node) === "group";
  });
}

function nodesRequest(settings: Settings, isGroups: boolean): Value | null {
  const requests = nodeRoles.flatMap(({ name, role }) => {
    const node = blockOf(settings, name);
    if (!node) return [];
    return [isGroups ? groupRequest(node, name, role) : fleetRequest(node, name, role)];
  });
  return requests.length > 0 ? list(requests) : null;
}

function onlyItem(subnets: Value): Value {
  return subnets.kind === "list" || subnets.kind === "constant"
    ? ((subnets.kind === "list"
        ? subnets.items[0]
        : Array.isArray(subnets.value)
          ? constant(subnets.value[0] ?? "")
          : null) ?? constant(""))
    : { kind: "index", object: subnets, index: constant(0), type: subnets.type };
}

function bootstrapRequest(action: Settings): Value {
  return fields([
    ["Name", valueOf(action, "name")],
    [
      "ScriptBootstrapAction",
      fields([
        ["Path", valueOf(action, "script")],
        ["Args", valueOf(action, "args")],
      ]),
    ],
  ]);
}

function kerberosRequest(kerberos: Settings): Value {
  return fields([
    ["Realm", valueOf(kerberos, "realm")],
    ["KdcAdminPassword", valueOf(kerberos, "kdc_admin_password")],
    ["CrossRealmTrustPrincipalPassword", valueOf(kerberos, "cross_realm_trust_password")],
    ["ADDomainJoinUser", valueOf(kerberos, "domain_join_user")],
    ["ADDomainJoinPassword", valueOf(kerberos, "domain_join_password")],
  ]);
}

const unitNames = new Map([
  ["fleet_units", "InstanceFleetUnits"],
  ["instances", "Instances"],
  ["vcpu", "VCPU"],
]);

function scalingRequest(scaling: Settings, isGroups: boolean): Value {
  const unit = valueOf(scaling, "unit");
  return record([
    [
      "ComputeLimits",
      fields([
        ["UnitType", unit ? renamed(unit, unitNames) : constant(isGroups ? "Instances" : "InstanceFleetUnits")],
        ["MinimumCapacityUnits", valueOf(scaling, "min")],
        ["MaximumCapacityUnits", valueOf(scaling, "max")],
        ["MaximumOnDemandCapacityUnits", valueOf(scaling, "max_on_demand")],
        ["MaximumCoreCapacityUnits", valueOf(scaling, "max_core")],
      ]),
    ],
  ]);
}

/** The order of the fields in the machine, as a reader asks: what, where, on what, with what. */
const fieldOrder: readonly string[] = [
  "Name",
  "ReleaseLabel",
  "Applications",
  "LogUri",
  "LogEncryptionKmsKeyId",
  "ServiceRole",
  "JobFlowRole",
  "AutoScalingRole",
  "SecurityConfiguration",
  "KerberosAttributes",
  "CustomAmiId",
  "EbsRootVolumeSize",
  "Instances",
  "ManagedScalingPolicy",
  "BootstrapActions",
  "Configurations",
  "StepConcurrencyLevel",
  "AutoTerminationPolicy",
  "Tags",
];

/** How many steps run at once: as given, or as wide as the workflow is; `null` when a run decides. */
export function stepConcurrency(settings: Settings, widest: number): number | null {
  const given = valueOf(settings, "step_concurrency");
  if (!given) return widest;
  return given.kind === "constant" && typeof given.value === "number" ? given.value : null;
}

/** An hour is the longest that a cluster was seen to take to start once it has its instances. */
const usualStartSeconds = 3600;

/** The longest that a cluster of this request may take to start: waiting for Spot capacity, then starting. */
export function startSeconds(request: Value): number {
  return usualStartSeconds + waitMinutes(request) * 60;
}

/** The longest time for provisioning anywhere in a request; EMR's longest where a run decides. */
function waitMinutes(value: Value): number {
  let longest = 0;
  for (const [key, part] of entriesOf(value) ?? []) {
    const known = part.kind === "constant" && typeof part.value === "number" ? part.value : limits.spotTimeout.max;
    longest = Math.max(longest, key === "TimeoutDurationMinutes" ? known : waitMinutes(part));
  }
  for (const item of itemsOf(value) ?? []) longest = Math.max(longest, waitMinutes(item));
  return longest;
}
