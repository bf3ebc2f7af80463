/** Step statements: the cluster, the kind, its settings, and the request to EMR. */
import { supports } from "../aws/features.js";
import { limits } from "../aws/limits.js";
import { parseRelease } from "../aws/release-label.js";
import { aws as awsCatalog } from "../diagnostics/catalog/aws.js";
import { flow as flowCatalog } from "../diagnostics/catalog/flow.js";
import { names as catalog } from "../diagnostics/catalog/names.js";
import { values as valueCatalog } from "../diagnostics/catalog/values.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { constant, entriesOf, itemsOf, read } from "../expressions/build.js";
import { checkExpression } from "../expressions/check.js";
import { renamed } from "../expressions/convert.js";
import { mergeRequest, type MergedRequest } from "../expressions/merge.js";
import type { Value, Variable } from "../expressions/value.js";
import { everyStep } from "../kinds/every-step.js";
import { isKind, kinds, type KindName } from "../kinds/index.js";
import { checkSettings } from "../settings/check.js";
import type { SettingsSchema } from "../settings/schema.js";
import { constantOf, isWhole, keyOf, valueOf, type Settings } from "../settings/given.js";
import { jsonType, recordOf, stepIdType, stringType } from "../types/type.js";
import type { StepStatement } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { checkName } from "./check-name.js";
import type { OpenCluster } from "./clusters.js";
import { optionsOf } from "./cluster-base.js";
import { commentOf, expressions, type WorkflowContext } from "./context.js";
import type { Step } from "./model.js";
import { atUse } from "./own-place.js";
import { checkRequest } from "./request.js";
import { checkAgainstTimeout, retryPolicies } from "./retry.js";
import { bind, lookUp, reportUnknown, type Scope } from "./scope.js";

/** A step with the cluster it runs on, for the rules that need both once the cluster's width is known. */
export interface PlacedStep {
  readonly step: Step;
  readonly cluster: OpenCluster;
  readonly settings: Settings;
}

const schemas = new Map<KindName, SettingsSchema>();

/** What a step of a kind may say; put together once, as a large file has thousands of steps. */
function schemaOf(kind: KindName): SettingsSchema {
  let schema = schemas.get(kind);
  if (!schema) schemas.set(kind, (schema = { ...kinds[kind].settings, ...everyStep }));
  return schema;
}

/** Checks a step and makes its name known; `null` when too little of it is there. */
export function checkStep(node: StepStatement, scope: Scope, context: WorkflowContext): PlacedStep | null {
  const cluster = clusterFor(node, scope, context);
  const kind = kindOf(node, context);
  const name = node.name?.text ?? "";
  const settings =
    kind &&
    checkSettings(node.settings, schemaOf(kind), `A \`${kind}\` step`, node.name ?? node, expressions(scope, context));
  if (!kind) checkExpression(node.settings, expressions(scope, context));
  const variable: Variable = { name, type: stepType };
  if (node.name) {
    checkName(node.name, context.report);
    bind(scope, { name, declared: node.name, what: "step", value: read(variable), isUsed: true }, context.report);
  }
  if (kind && settings && node.settings) checkExactlyOne(kind, settings, node.name ?? node, context);
  if (!cluster || !kind || !settings || !node.name || !node.settings) return null;
  const merged = stepRequest(name, kind, cluster, settings);
  checkRequest("elasticmapreduce:addStep", merged, node.name, isWhole(settings), context.report);
  checkJobLength(merged.request, node.name, context);
  const timeout = valueOf(settings, "timeout");
  const retry = retryPolicies(settings.given.get("retry"), context.report);
  const attemptSeconds = timeout?.kind === "constant" && typeof timeout.value === "number" ? timeout.value : 0;
  checkAgainstTimeout(retry, attemptSeconds, context.workflow.timeoutSeconds, context.report);
  const step: Step = {
    kind: "step",
    name,
    span: node.name,
    comment: commentOf(node, context),
    variable,
    cluster: cluster.variable,
    stepKind: kind,
    request: merged.request,
    timeout,
    retry,
  };
  return { step, cluster, settings };
}

function checkExactlyOne(kind: KindName, settings: Settings, at: Span, context: WorkflowContext): void {
  const choices = kinds[kind].oneOf ?? [];
  const given = choices.filter((name) => settings.given.has(name));
  if (choices.length === 0 || given.length === 1) return;
  const second = given[1];
  context.report(
    valueCatalog.notExactlyOne(
      second === undefined ? at : keyOf(settings, second),
      `A \`${kind}\` step`,
      choices,
      given.length,
    ),
  );
}

/** What a step's name gives: its id, the state in which it ended, and EMR's own description of it. */
const stepType = recordOf([
  ["id", stepIdType],
  ["state", stringType],
  ["raw", jsonType],
]);

function clusterFor(node: StepStatement, scope: Scope, context: WorkflowContext): OpenCluster | null {
  if (!node.cluster) return null;
  const name = node.cluster.text;
  const meaning = lookUp(scope, name);
  if (!meaning) {
    if (context.declarations.clusters.has(name)) reportClusterElsewhere(name, node.cluster, scope, context);
    else reportUnknown(scope, context.declarations, name, node.cluster, context.report);
    return null;
  }
  if (!meaning.cluster) {
    context.report(catalog.notACluster(node.cluster, name, `a ${meaning.what}`));
    return null;
  }
  const { ended } = meaning.cluster;
  if (ended && ended.how !== "broken") context.report(flowCatalog.useAfterEnd(node.cluster, name, ended.at, ended.how));
  return meaning.cluster;
}

function reportClusterElsewhere(name: string, at: Span, scope: Scope, context: WorkflowContext): void {
  const made = context.declarations.clusters.get(name);
  if (made && made.start < at.start) context.report(flowCatalog.outsideBlock(at, name, made));
  else reportUnknown(scope, context.declarations, name, at, context.report);
}

function kindOf(node: StepStatement, context: WorkflowContext): KindName | null {
  if (!node.stepKind) return null;
  const name = node.stepKind.text;
  if (isKind(name)) return name;
  const near = nearest(name, Object.keys(kinds));
  context.report(catalog.unknownKind(node.stepKind, name, near, Object.keys(kinds), replaceWith(node.stepKind, near)));
  return null;
}

const actionNames = new Map([
  ["continue", "CONTINUE"],
  ["cancel_and_wait", "CANCEL_AND_WAIT"],
  ["terminate_cluster", "TERMINATE_CLUSTER"],
]);

/** The step stands literally in the request: AWS refuses a machine whose `Step` is an expression. */
function stepRequest(name: string, kind: KindName, cluster: OpenCluster, settings: Settings): MergedRequest {
  const action = valueOf(settings, "action_on_failure");
  const role = valueOf(settings, "role");
  const step = mergeRequest(
    [
      { path: ["Name"], value: valueOf(settings, "name") ?? constant(name) },
      { path: ["ActionOnFailure"], value: action ? renamed(action, actionNames) : constant("CONTINUE") },
      { path: ["HadoopJarStep"], value: kinds[kind].job(settings) },
    ],
    valueOf(settings, "api"),
    [],
  );
  const clusterId: Value = { kind: "member", object: read(cluster.variable), key: "id", type: stringType };
  const fields = [
    { path: ["ClusterId"], value: clusterId },
    { path: ["Step"], value: step.request },
    ...(role ? [{ path: ["ExecutionRoleArn"], value: role }] : []),
  ];
  return { request: mergeRequest(fields, null, []).request, conflicts: step.conflicts };
}

/** EMR bounds all strings of a job together. */
function checkJobLength(request: Value, at: Span, context: WorkflowContext): void {
  const job = entriesOf(entriesOf(request)?.get("Step") ?? null)?.get("HadoopJarStep") ?? null;
  const args = itemsOf(entriesOf(job)?.get("Args") ?? null) ?? [];
  const length = args.reduce((sum, value) => sum + (value.kind === "constant" ? String(value.value).length : 0), 0);
  if (length > limits.hadoopJarStep.max) context.report(awsCatalog.tooLong(at, length, limits.hadoopJarStep.max));
}

/** Reports what depends on the cluster's own settings. @param concurrency how many steps the cluster runs at once; `null` if a run decides */
export function checkPlacement(placed: PlacedStep, concurrency: number | null, context: WorkflowContext): void {
  const { cluster, settings } = placed;
  const inside = { ...context, report: atUse(placed.step.span, context.own, context.report) };
  for (const clusterSettings of cluster.isBaseKnown ? optionsOf(cluster.settings) : []) {
    checkApplication(placed, clusterSettings, inside);
    if (settings.given.has("role")) checkRole(cluster.name, clusterSettings, keyOf(settings, "role"), inside);
  }
  const action = constantOf(settings, "action_on_failure");
  if (typeof action === "string" && action !== "continue" && concurrency !== null && concurrency > 1) {
    context.report(awsCatalog.actionWithConcurrency(keyOf(settings, "action_on_failure"), action, concurrency));
  }
}

function checkApplication({ step, cluster }: PlacedStep, settings: Settings, context: WorkflowContext): void {
  const { application } = kinds[step.stepKind];
  const listed = constantOf(settings, "applications");
  const installed = Array.isArray(listed) ? listed.map((name) => String(name).toLowerCase()) : [];
  const isListKnown = Array.isArray(listed) || !settings.given.has("applications");
  if (application === undefined || !isListKnown || installed.includes(application.toLowerCase())) return;
  if (givenByApi(settings, "Applications")) return;
  const at = keyOf(settings, "applications");
  context.report(awsCatalog.applicationMissing(step.span, step.stepKind, application, cluster.name, at));
}

function checkRole(name: string, settings: Settings, at: Span, context: WorkflowContext): void {
  const label = constantOf(settings, "release");
  const release = typeof label === "string" ? parseRelease(label) : null;
  if (release && !supports(release, "execution-role"))
    context.report(awsCatalog.releaseLacks(at, release.label, "execution roles for steps", "6.7.0"));
  if (!settings.given.has("security_configuration") && !givenByApi(settings, "SecurityConfiguration"))
    context.report(awsCatalog.roleWithoutConfiguration(at, name));
}

function givenByApi(settings: Settings, field: string): boolean {
  return entriesOf(valueOf(settings, "api"))?.has(field) ?? false;
}
