/** AWS's rules for clusters on EC2 that no single setting shows. Their numbers are in `src/aws`, with sources. */
import { applicationNamed, applicationNames, goneFrom, isInRelease } from "../../aws/applications.js";
import { featureSince, supports, type Feature } from "../../aws/features.js";
import { instanceType, instanceTypeNames, instanceTypesAsOf, isSupportedBy } from "../../aws/instance-types.js";
import { classificationNames, classificationsRelease, isKnownClassification } from "../../aws/classifications.js";
import { limits } from "../../aws/limits.js";
import type { Release } from "../../aws/release-label.js";
import { aws as catalog } from "../../diagnostics/catalog/aws.js";
import { values } from "../../diagnostics/catalog/values.js";
import { entriesOf, itemsOf } from "../../expressions/build.js";
import { blockOf, blocksOf, constantOf, keyOf, valueOf, type Settings } from "../../settings/given.js";
import { nearest } from "../../text/nearest.js";
import type { Span } from "../../text/span.js";
import type { RuleContext } from "../platform.js";
import { checkRelease, literalFix } from "../releases.js";
import { checkTagCount, checkTags } from "../tag-rules.js";
import { nodeForm, nodeRoles } from "./nodes.js";
import { usesGroups } from "./request.js";

/** Reports what EMR would refuse, and what it would accept and nobody wants. */
export function checkEc2(settings: Settings, context: RuleContext): void {
  const release = checkRelease(settings, context);
  checkApplications(settings, release, context);
  checkFeatures(settings, release, context);
  checkNodes(settings, release, context);
  checkScaling(settings, context);
  checkTags(settings, context);
  checkClassifications(settings, context);
  checkCounts(settings, context);
  checkProtection(settings, context);
  if (blockOf(settings, "kerberos") && !settings.given.has("security_configuration") && !settings.given.has("api")) {
    context.report(catalog.kerberosWithoutConfiguration(keyOf(settings, "kerberos")));
  }
}

/** Only of the setting is it known that protection must be taken off before the cluster is given back. */
function checkProtection(settings: Settings, { report, at }: RuleContext): void {
  const instances = entriesOf(valueOf(settings, "api"))?.get("Instances");
  const isProtected = instances && entriesOf(instances)?.get("TerminationProtected");
  if (isProtected && (isProtected.kind !== "constant" || isProtected.value === true))
    report(catalog.protectedByApi(isProtected.span ?? at));
}

function checkApplications(settings: Settings, release: Release | null, context: RuleContext): void {
  for (const item of itemsOf(valueOf(settings, "applications")) ?? []) {
    if (item.kind !== "constant" || typeof item.value !== "string") continue;
    const at = item.span ?? context.at;
    const known = applicationNamed(item.value);
    if (known === undefined) {
      const near = nearest(item.value, applicationNames);
      context.report(catalog.unknownApplication(at, item.value, near, literalFix(at, item.value, near, context)));
    } else if (release && isInRelease(known, release) === "no") {
      const gone = goneFrom(known);
      context.report(
        catalog.applicationGone(
          at,
          gone === undefined ? known : `${known} any more (gone from ${gone})`,
          release.label,
        ),
      );
    }
  }
}

/** Settings that came with some release, in the words of a sentence. */
const featureSettings: readonly (readonly [setting: string, feature: Feature, what: string])[] = [
  ["idle_timeout", "auto-termination", "automatic termination"],
  ["scaling", "managed-scaling", "managed scaling"],
  ["step_concurrency", "step-concurrency", "concurrent steps"],
  ["custom_ami", "custom-ami", "custom AMIs"],
  ["log_key", "log-encryption", "encryption of logs"],
];

function checkFeatures(settings: Settings, release: Release | null, context: RuleContext): void {
  if (!release) return;
  const lacks = (at: Span, feature: Feature, what: string): void => {
    if (!supports(release, feature))
      context.report(catalog.releaseLacks(at, release.label, what, featureSince(feature)));
  };
  for (const [setting, feature, what] of featureSettings)
    if (settings.given.has(setting)) lacks(keyOf(settings, setting), feature, what);
  if (!usesGroups(settings) && settings.given.has("primary"))
    lacks(keyOf(settings, "primary"), "instance-fleets", "instance fleets");
  if (context.width > 1 && !settings.given.has("step_concurrency"))
    lacks(context.at, "step-concurrency", "concurrent steps");
}

function checkNodes(settings: Settings, release: Release | null, context: RuleContext): void {
  const forms = new Set<string>();
  for (const { name } of nodeRoles) {
    const node = blockOf(settings, name);
    if (!node) continue;
    const key = keyOf(settings, name);
    const form = nodeForm(node);
    if (form === "both") context.report(catalog.fleetAndGroup(key, `\`${name}\``));
    else if (form === "fleet") checkFleet(node, name, key, context);
    if (form !== "both" && !node.given.has("types") && !node.given.has("type"))
      context.report(catalog.nodeWithoutType(key, name));
    else if (form === "group" && name !== "primary" && !node.given.has("count"))
      context.report(values.missingSetting(key, `The group \`${name}\``, "count", "2"));
    if (valueOf(node, "bid") && valueOf(node, "bid_percentage")) context.report(catalog.bidTwice(keyOf(node, "bid")));
    checkInstanceTypes(node, release, context);
    if (form !== "both") forms.add(form);
  }
  if (forms.has("fleet") && forms.has("group")) context.report(catalog.fleetAndGroup(context.at, "This cluster"));
  const subnets = itemsOf(valueOf(settings, "subnets"));
  if (forms.has("group") && subnets && subnets.length > 1)
    context.report(catalog.groupSubnets(keyOf(settings, "subnets"), subnets.length));
}

function checkFleet(node: Settings, name: string, key: Span, context: RuleContext): void {
  const [onDemand, spot] = [numberOf(node, "on_demand"), numberOf(node, "spot")];
  if (name === "primary") {
    const total = onDemand === null || spot === null ? null : onDemand + spot;
    if (total !== null && total !== 1 && (node.given.has("on_demand") || node.given.has("spot")))
      context.report(catalog.primaryCapacity(key));
  } else if (onDemand === 0 && spot === 0) context.report(catalog.noCapacity(key, name));
  const types = itemsOf(valueOf(node, "types"));
  const { max } =
    node.given.has("spot_allocation") || node.given.has("on_demand_allocation")
      ? limits.fleetInstanceTypesWithStrategy
      : limits.fleetInstanceTypes;
  if (types?.length === 0) context.report(catalog.nodeWithoutType(keyOf(node, "types"), name));
  if (types && types.length > max) {
    const without =
      max === limits.fleetInstanceTypes.max
        ? "instance types in a fleet without an allocation strategy"
        : "instance types in a fleet";
    context.report(catalog.tooMany(keyOf(node, "types"), without, types.length, max));
  }
  const names = new Set(types?.map((type) => (type.kind === "constant" ? type.value : null)));
  for (const setting of ["weights", "priorities"]) {
    for (const [type, value] of entriesOf(valueOf(node, setting)) ?? []) {
      if (types && !names.has(type)) context.report(catalog.notInTypes(value.span ?? key, setting, type));
    }
  }
}

/** A number that is known now: 0 when it was left out, `null` when a run decides. */
function numberOf(settings: Settings, name: string): number | null {
  if (!settings.given.has(name)) return 0;
  const value = constantOf(settings, name);
  return typeof value === "number" ? value : null;
}

function checkInstanceTypes(node: Settings, release: Release | null, context: RuleContext): void {
  const single = valueOf(node, "type");
  const several = valueOf(node, "types");
  for (const value of [...(single ? [single] : []), ...(several ? (itemsOf(several) ?? []) : [])]) {
    if (value.kind !== "constant" || typeof value.value !== "string") continue;
    const at = value.span ?? context.at;
    if (instanceType(value.value) === undefined) {
      const near = nearest(value.value, instanceTypeNames());
      context.report(
        catalog.unknownInstanceType(
          at,
          value.value,
          instanceTypesAsOf,
          near,
          literalFix(at, value.value, near, context),
        ),
      );
    } else if (release && isSupportedBy(value.value, release.label) === "no") {
      context.report(catalog.instanceTypeNotInRelease(at, value.value, release.label));
    }
  }
}

function checkScaling(settings: Settings, context: RuleContext): void {
  const scaling = blockOf(settings, "scaling");
  const groups = nodeRoles
    .flatMap(({ name }) => blockOf(settings, name) ?? [])
    .flatMap((node) => blockOf(node, "auto_scaling") ?? []);
  if (scaling && groups.length > 0) context.report(catalog.scalingTwice(keyOf(settings, "scaling")));
  for (const block of [...(scaling ? [scaling] : []), ...groups]) {
    const [min, max] = [constantOf(block, "min"), constantOf(block, "max")];
    if (typeof min === "number" && typeof max === "number" && min > max)
      context.report(catalog.scalingRange(keyOf(block, "min"), min, max));
  }
}

function checkClassifications(settings: Settings, context: RuleContext): void {
  for (const [name, value] of entriesOf(valueOf(settings, "configurations")) ?? []) {
    if (isKnownClassification(name)) continue;
    const near = nearest(name, classificationNames());
    context.report(catalog.unknownClassification(value.span ?? context.at, name, classificationsRelease, near));
  }
}

function checkCounts(settings: Settings, context: RuleContext): void {
  const actions = blocksOf(settings, "bootstrap").length;
  if (actions > limits.bootstrapActions.max)
    context.report(
      catalog.tooMany(keyOf(settings, "bootstrap"), "bootstrap actions", actions, limits.bootstrapActions.max),
    );
  checkTagCount(settings, limits.tags.max, context);
  if (context.width > limits.activeSteps.max)
    context.report(catalog.tooWide(context.at, context.width, limits.activeSteps.max));
}
