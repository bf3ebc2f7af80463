/** What an instance fleet or instance group may say. */
import { limits } from "../../aws/limits.js";
import type { Settings } from "../../settings/given.js";
import { block, blocks, setting, type Range, type SettingsSchema } from "../../settings/schema.js";
import { oneOf } from "../../types/relations.js";
import {
  booleanType,
  durationType,
  integerType,
  listOf,
  mapOf,
  numberType,
  sizeType,
  stringType,
} from "../../types/type.js";

/** The words of the language for the three kinds of node, in AWS's order, with AWS's words. */
export const nodeRoles = [
  { name: "primary", role: "MASTER" },
  { name: "core", role: "CORE" },
  { name: "task", role: "TASK" },
] as const;

const ebsSettings: SettingsSchema = {
  size: setting(sizeType, "The size of each volume.", "100GiB", {
    required: true,
    unit: { size: 1024 ** 3, name: "GiB" },
  }),
  type: setting(oneOf("gp3", "gp2", "io1", "io2", "st1", "sc1", "standard"), "The volume type.", '"gp3"', {
    otherwise: '`"gp3"`',
  }),
  iops: setting(integerType, "I/O operations per second, where the type takes them.", "3000"),
  throughput: setting(integerType, "MiB per second, where the type takes it.", "125"),
  count: setting(integerType, "How many such volumes each instance gets.", "2", { otherwise: "`1`" }),
};

const ruleSettings: SettingsSchema = {
  name: setting(stringType, "The rule's name.", '"grow"', { required: true }),
  adjust: setting(integerType, "How many instances to add, or with a minus to remove.", "2", { required: true }),
  cooldown: setting(durationType, "How long to wait before the next adjustment.", "5m"),
  metric: setting(stringType, "The CloudWatch metric.", '"YARNMemoryAvailablePercentage"', { required: true }),
  comparison: setting(
    oneOf("less_than", "less_than_or_equal", "greater_than", "greater_than_or_equal"),
    "How the metric is compared.",
    '"less_than"',
    { required: true },
  ),
  threshold: setting(numberType, "The value that the metric is compared with.", "15", { required: true }),
  period: setting(durationType, "The length of one measurement.", "5m", { required: true }),
  evaluation_periods: setting(integerType, "How many measurements in a row must agree.", "1", { otherwise: "`1`" }),
};

const ruleExample =
  '{ name: "grow", adjust: 2, metric: "YARNMemoryAvailablePercentage", comparison: "less_than", threshold: 15, period: 5m }';

const spotTimeoutRange: Range = {
  least: limits.spotTimeout.min * 60,
  most: limits.spotTimeout.max * 60,
  text: `from ${limits.spotTimeout.min}m to ${limits.spotTimeout.max / 60}h`,
};

const fleetSettings: SettingsSchema = {
  types: setting(listOf(stringType), "Instance types of the fleet, in the order of preference.", '["m6g.xlarge"]', {
    writtenOut: true,
  }),
  on_demand: setting(integerType, "How much On-Demand capacity the fleet wants.", "1", {
    otherwise: "none; `1` for a `primary` without `spot`",
  }),
  spot: setting(integerType, "How much Spot capacity the fleet wants.", "1", { otherwise: "none" }),
  weights: setting(mapOf(integerType), "How much capacity one instance of a type counts for.", '{ "m6g.xlarge": 2 }', {
    otherwise: "`1` each",
    writtenOut: true,
  }),
  priorities: setting(
    mapOf(numberType),
    "The order of types for a prioritized allocation; the lowest comes first.",
    '{ "m6g.xlarge": 0 }',
    { writtenOut: true },
  ),
  bid_percentage: setting(
    numberType,
    "The most to pay for a Spot instance, as a percentage of the On-Demand price.",
    "100",
  ),
  spot_allocation: setting(
    oneOf(
      "capacity-optimized",
      "price-capacity-optimized",
      "lowest-price",
      "diversified",
      "capacity-optimized-prioritized",
    ),
    "How Spot capacity is chosen among the types.",
    '"price-capacity-optimized"',
  ),
  on_demand_allocation: setting(
    oneOf("lowest-price", "prioritized"),
    "How On-Demand capacity is chosen among the types.",
    '"prioritized"',
  ),
  spot_timeout: setting(durationType, "How long to wait for Spot capacity when the cluster starts.", "10m", {
    otherwise: "`60m` where another Spot setting is given",
    range: spotTimeoutRange,
    unit: { size: 60, name: "minutes" },
  }),
  on_spot_timeout: setting(
    oneOf("switch_to_on_demand", "terminate_cluster"),
    "What happens when Spot capacity does not come in time.",
    '"switch_to_on_demand"',
    { otherwise: '`"switch_to_on_demand"`' },
  ),
};

const groupSettings: SettingsSchema = {
  type: setting(stringType, "The instance type of the group.", '"m6g.xlarge"'),
  count: setting(integerType, "How many instances the group has.", "2", {
    otherwise: "`1` for `primary`; the others need it",
  }),
  market: setting(oneOf("on_demand", "spot"), "Which market the instances come from.", '"spot"', {
    otherwise: '`"on_demand"`',
  }),
  auto_scaling: block(
    {
      min: setting(integerType, "The fewest instances.", "2", { required: true }),
      max: setting(integerType, "The most instances.", "10", { required: true }),
      rules: blocks(ruleSettings, "When to add or remove instances.", `[${ruleExample}]`, { required: true }),
    },
    "Automatic scaling of this group by rules of its own.",
    `{ min: 2, max: 10, rules: [${ruleExample}] }`,
  ),
};

/** A node block: a fleet has `types`, a group has `type`; the rest of each goes with the one only. */
export const nodeSettings: SettingsSchema = {
  ...fleetSettings,
  ...groupSettings,
  bid: setting(stringType, "The most to pay for a Spot instance, in USD per hour.", '"0.40"'),
  ebs: {
    shape: {
      kind: "any",
      of: [
        { kind: "block", settings: ebsSettings },
        { kind: "blocks", settings: ebsSettings },
      ],
    },
    documentation: "Volumes of each instance: a block, or a list of blocks.",
    example: "{ size: 100GiB }",
  },
  ebs_optimized: setting(booleanType, "Whether instances are EBS-optimized.", "true"),
};

const onlyFleet = new Set(Object.keys(fleetSettings));
const onlyGroup = new Set(Object.keys(groupSettings));

/** Whether a node block speaks of a fleet, of a group, of both, or of neither. */
export function nodeForm(node: Settings): "fleet" | "group" | "both" | "neither" {
  const fleet = [...node.given.keys()].some((name) => onlyFleet.has(name));
  const group = [...node.given.keys()].some((name) => onlyGroup.has(name));
  if (fleet && group) return "both";
  return fleet ? "fleet" : group ? "group" : "neither";
}
