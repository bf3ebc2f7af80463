/** The parts of a request that instance fleets and instance groups become. */
import { constant, entriesOf, fields, itemsOf, list } from "../../expressions/build.js";
import { inGib, inMinutes, renamed } from "../../expressions/convert.js";
import type { Value } from "../../expressions/value.js";
import { blockOf, blocksOf, valueOf, type Settings } from "../../settings/given.js";

/** The request of one instance fleet. */
export function fleetRequest(node: Settings, name: string, role: string): Value {
  const spot = valueOf(node, "spot");
  const onDemand = valueOf(node, "on_demand") ?? (role === "MASTER" && !spot ? constant(1) : null);
  const types = itemsOf(valueOf(node, "types")) ?? [];
  return fields([
    ["Name", constant(name)],
    ["InstanceFleetType", constant(role)],
    ["TargetOnDemandCapacity", onDemand],
    ["TargetSpotCapacity", spot],
    ["InstanceTypeConfigs", list(types.map((type) => fleetTypeRequest(node, type)))],
    ["LaunchSpecifications", launchRequest(node)],
  ]);
}

/** The request of one instance group. */
export function groupRequest(node: Settings, name: string, role: string): Value {
  const market = valueOf(node, "market");
  return fields([
    ["Name", constant(name)],
    ["InstanceRole", constant(role)],
    ["InstanceType", valueOf(node, "type")],
    ["InstanceCount", valueOf(node, "count") ?? (role === "MASTER" ? constant(1) : null)],
    ["Market", market && renamed(market, marketNames)],
    ["BidPrice", valueOf(node, "bid")],
    ["EbsConfiguration", ebsRequest(node)],
    ["AutoScalingPolicy", autoScalingRequest(blockOf(node, "auto_scaling"))],
  ]);
}

const marketNames = new Map([
  ["on_demand", "ON_DEMAND"],
  ["spot", "SPOT"],
]);
const timeoutActions = new Map([
  ["switch_to_on_demand", "SWITCH_TO_ON_DEMAND"],
  ["terminate_cluster", "TERMINATE_CLUSTER"],
]);
const comparisons = new Map([
  ["less_than", "LESS_THAN"],
  ["less_than_or_equal", "LESS_THAN_OR_EQUAL"],
  ["greater_than", "GREATER_THAN"],
  ["greater_than_or_equal", "GREATER_THAN_OR_EQUAL"],
]);

function fleetTypeRequest(node: Settings, type: Value): Value {
  const name = type.kind === "constant" && typeof type.value === "string" ? type.value : null;
  const of = (setting: string): Value | null =>
    name === null ? null : (entriesOf(valueOf(node, setting))?.get(name) ?? null);
  return fields([
    ["InstanceType", type],
    ["WeightedCapacity", of("weights")],
    ["BidPrice", valueOf(node, "bid")],
    ["BidPriceAsPercentageOfOnDemandPrice", valueOf(node, "bid_percentage")],
    ["EbsConfiguration", ebsRequest(node)],
    ["Priority", of("priorities")],
  ]);
}

function launchRequest(node: Settings): Value | null {
  const allocation = valueOf(node, "spot_allocation");
  const timeout = valueOf(node, "spot_timeout");
  const action = valueOf(node, "on_spot_timeout");
  const onDemand = valueOf(node, "on_demand_allocation");
  // AWS wants both the time and the action as soon as there is a Spot specification; 60 minutes is the console's choice.
  const spot =
    allocation || timeout || action
      ? fields([
          ["TimeoutDurationMinutes", timeout ? inMinutes(timeout) : constant(60)],
          ["TimeoutAction", action ? renamed(action, timeoutActions) : constant("SWITCH_TO_ON_DEMAND")],
          ["AllocationStrategy", allocation],
        ])
      : null;
  const demand = onDemand ? fields([["AllocationStrategy", onDemand]]) : null;
  return spot || demand
    ? fields([
        ["SpotSpecification", spot],
        ["OnDemandSpecification", demand],
      ])
    : null;
}

function ebsRequest(node: Settings): Value | null {
  const volumes = blocksOf(node, "ebs");
  const optimized = valueOf(node, "ebs_optimized");
  if (volumes.length === 0 && !optimized) return null;
  return fields([
    ["EbsBlockDeviceConfigs", volumes.length > 0 ? list(volumes.map(volumeRequest)) : null],
    ["EbsOptimized", optimized],
  ]);
}

function volumeRequest(volume: Settings): Value {
  const size = valueOf(volume, "size");
  return fields([
    [
      "VolumeSpecification",
      fields([
        ["VolumeType", valueOf(volume, "type") ?? constant("gp3")],
        ["SizeInGB", size && inGib(size)],
        ["Iops", valueOf(volume, "iops")],
        ["Throughput", valueOf(volume, "throughput")],
      ]),
    ],
    ["VolumesPerInstance", valueOf(volume, "count")],
  ]);
}

function autoScalingRequest(scaling: Settings | null): Value | null {
  if (!scaling) return null;
  return fields([
    [
      "Constraints",
      fields([
        ["MinCapacity", valueOf(scaling, "min")],
        ["MaxCapacity", valueOf(scaling, "max")],
      ]),
    ],
    ["Rules", list(blocksOf(scaling, "rules").map(ruleRequest))],
  ]);
}

function ruleRequest(rule: Settings): Value {
  const comparison = valueOf(rule, "comparison");
  return fields([
    ["Name", valueOf(rule, "name")],
    [
      "Action",
      fields([
        [
          "SimpleScalingPolicyConfiguration",
          fields([
            ["AdjustmentType", constant("CHANGE_IN_CAPACITY")],
            ["ScalingAdjustment", valueOf(rule, "adjust")],
            ["CoolDown", valueOf(rule, "cooldown")],
          ]),
        ],
      ]),
    ],
    [
      "Trigger",
      fields([
        [
          "CloudWatchAlarmDefinition",
          fields([
            ["ComparisonOperator", comparison && renamed(comparison, comparisons)],
            ["EvaluationPeriods", valueOf(rule, "evaluation_periods")],
            ["MetricName", valueOf(rule, "metric")],
            ["Period", valueOf(rule, "period")],
            ["Threshold", valueOf(rule, "threshold")],
          ]),
        ],
      ]),
    ],
  ]);
}
