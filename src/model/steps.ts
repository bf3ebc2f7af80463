/** Step statements: the cluster, the kind, its settings, and the request that submits it. */
import { flow as flowCatalog } from "../diagnostics/catalog/flow.js";
import { names as catalog } from "../diagnostics/catalog/names.js";
import { platforms as platformCatalog } from "../diagnostics/catalog/platforms.js";
import { values as valueCatalog } from "../diagnostics/catalog/values.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { entriesOf, read, record } from "../expressions/build.js";
import { checkExpression } from "../expressions/check.js";
import type { Variable } from "../expressions/value.js";
import { everyStep } from "../kinds/every-step.js";
import { isKind, kinds, type KindName } from "../kinds/index.js";
import { platforms, usualPlatform } from "../platforms/index.js";
import type { Platform } from "../platforms/platform.js";
import { checkSettings } from "../settings/check.js";
import type { SettingsSchema } from "../settings/schema.js";
import { constantOf, isWhole, keyOf, valueOf, type Settings } from "../settings/given.js";
import { jsonType, recordOf, stringType, type Type } from "../types/type.js";
import type { Name, StepStatement } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { checkKnownInCleanUp } from "./clean-up-time.js";
import { checkName } from "./check-name.js";
import { chosenRequest, idOf, type OpenCluster } from "./clusters.js";
import { mapChoice, optionsOf } from "./cluster-base.js";
import { commentOf, expressions, type WorkflowContext } from "./context.js";
import type { Step } from "./model.js";
import { atUse } from "./own-place.js";
import { checkRequest } from "./request.js";
import { checkAgainstTimeout, retryPolicies } from "./retry.js";
import { bind, lookUp, reportUnknown, type Scope } from "./scope.js";
import { startedType, type StartedStep } from "./started-steps.js";

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
  const cluster = node.cluster && openClusterNamed(node.cluster, scope, context);
  const kind = kindOf(node, context);
  const name = node.name?.text ?? "";
  const settings =
    kind &&
    checkSettings(node.settings, schemaOf(kind), `A \`${kind}\` step`, node.name ?? node, expressions(scope, context));
  if (!kind) checkExpression(node.settings, expressions(scope, context));
  const variable: Variable = { name, type: typeOf(node, cluster) };
  const started = cluster && settings ? startStep(node, cluster, variable, settings, context) : null;
  if (node.name) {
    checkName(node.name, context.report);
    const meaning = { name, declared: node.name, what: "step", value: read(variable), isUsed: true } as const;
    bind(scope, started ? { ...meaning, started } : meaning, context.report);
  }
  if (kind && settings && node.settings) checkExactlyOne(kind, settings, node.name ?? node, context);
  if (!cluster || !kind || !settings || !node.name || !node.settings) return null;
  if (!checkFits(cluster, kind, settings, node.stepKind ?? node.name, context)) return null;
  const merged = mapChoice(cluster.settings, (each) =>
    cluster.platform.submit({
      name,
      kind: kinds[kind],
      settings,
      cluster: each,
      clusterId: idOf(cluster.variable),
      workflowSeconds: context.workflow.timeoutSeconds,
    }),
  );
  const request = chosenRequest(mapChoice(merged, (each) => each.request));
  const { jobs } = cluster.platform;
  const [{ conflicts } = { conflicts: [] }] = optionsOf(merged);
  const isComplete = isWhole(settings) && cluster.isBaseKnown && optionsOf(cluster.settings).every(isWhole);
  checkRequest(jobs.call, { request, conflicts }, node.name, isComplete, context.report);
  const timeout = valueOf(settings, "timeout");
  checkKnownInCleanUp(timeout, node.name, "The `timeout` of a step", context);
  const retry = retryPolicies(settings.given.get("retry"), context.report);
  const attemptSeconds = timeout?.kind === "constant" && typeof timeout.value === "number" ? timeout.value : 0;
  checkAgainstTimeout(retry, attemptSeconds, context.workflow.timeoutSeconds, context.report);
  const [service = "", action = ""] = jobs.call.split(":");
  const step: Step = {
    kind: "step",
    name,
    span: node.name,
    comment: commentOf(node, context),
    variable,
    cluster: cluster.variable,
    stepKind: kind,
    job: {
      call: { service, action, pattern: node.continues ? "" : ".sync", arguments: request },
      hasToken: jobs.hasToken && !entriesOf(request)?.has("ClientToken"),
      result: node.continues ? record([["id", jobs.started]]) : jobs.result,
    },
    // What a step that goes on may take bounds how long it is awaited.
    timeout: node.continues ? null : timeout,
    continues: node.continues,
    retry,
  };
  return { step, cluster, settings };
}

function typeOf({ continues }: StepStatement, cluster: OpenCluster | null): Type {
  if (cluster && continues) return startedType(cluster.platform);
  return (cluster && typesOfSteps.get(cluster.platform)) ?? usualType;
}

/** Notes a step that the run does not wait for, and reports what has no effect then. */
function startStep(
  { name, continues }: StepStatement,
  cluster: OpenCluster,
  variable: Variable,
  settings: Settings,
  { report, guard }: WorkflowContext,
): StartedStep | null {
  if (!continues || !name) return null;
  const timeout = valueOf(settings, "timeout");
  const seconds = constantOf(settings, "timeout");
  if (timeout && typeof seconds !== "number")
    report(valueCatalog.notConstant(timeout.span ?? name, "The `timeout` of a step that continues"));
  if (settings.given.has("retry")) report(flowCatalog.retryOfStarted(keyOf(settings, "retry"), name.text));
  // What is given back by a failure in the block takes its steps along; what lives on keeps them.
  if (guard && guard !== (cluster.isLoose ? null : cluster.guard))
    report(flowCatalog.leftByFailure(name, name.text, guard));
  const step: StartedStep = {
    name: name.text,
    declared: name,
    cluster,
    variable,
    timeoutSeconds: typeof seconds === "number" ? seconds : null,
    ended: null,
    leftBy: null,
    isOfTurn: false,
  };
  cluster.started.push(step);
  return step;
}

/** Reports a kind, or a setting of a step, that the platform has not; tells whether the kind runs there. */
function checkFits(
  { platform, isBaseKnown, declared }: OpenCluster,
  kind: KindName,
  settings: Settings,
  at: Span,
  { report }: WorkflowContext,
): boolean {
  const form = platform.formOf(kinds[kind]);
  if (!isBaseKnown) return form !== null;
  if (!form) {
    const others = Object.values(platforms).filter(({ formOf }) => formOf(kinds[kind]) !== null);
    report(platformCatalog.kindElsewhere(at, kind, platform.name, namesOf(others), declared));
    return false;
  }
  for (const name of lackedBy(platform, kind)) {
    if (!settings.given.has(name)) continue;
    const others = Object.values(platforms).filter(
      (each) => each.formOf(kinds[kind]) !== null && !lackedBy(each, kind).includes(name),
    );
    report(platformCatalog.settingElsewhere(keyOf(settings, name), name, platform.name, namesOf(others)));
  }
  return true;
}

function lackedBy(platform: Platform, kind: KindName): readonly string[] {
  return [...(platform.formOf(kinds[kind])?.lacks ?? []), ...platform.stepLacks];
}

function namesOf(among: readonly Platform[]): readonly string[] {
  return among.map(({ name }) => name);
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

const usualType = typeOfStep(usualPlatform);
const typesOfSteps = new Map(Object.values(platforms).map((platform) => [platform, typeOfStep(platform)]));

/** What a step's name gives: its id, the state in which it ended, and the service's own description of it. */
export function typeOfStep({ jobs }: Platform): Type {
  return recordOf([
    ["id", jobs.idType],
    ["state", stringType],
    ["raw", jsonType],
  ]);
}

/** The cluster of a name, if it is alive here; else it is reported. */
export function openClusterNamed(node: Name, scope: Scope, context: WorkflowContext): OpenCluster | null {
  const name = node.text;
  const meaning = lookUp(scope, name);
  if (!meaning) {
    if (context.declarations.clusters.has(name)) reportClusterElsewhere(name, node, scope, context);
    else reportUnknown(scope, context.declarations, name, node, context.report);
    return null;
  }
  if (!meaning.cluster) {
    context.report(catalog.notACluster(node, name, `a ${meaning.what}`));
    return null;
  }
  const { ended } = meaning.cluster;
  if (ended && ended.how !== "broken") context.report(flowCatalog.useAfterEnd(node, name, ended.at, ended.how));
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

/** Reports what depends on the cluster's own settings. @param concurrency how many steps the cluster runs at once; `null` if a run decides */
export function checkPlacement(placed: PlacedStep, concurrency: number | null, context: WorkflowContext): void {
  const { step, cluster, settings } = placed;
  const report = atUse(step.span, context.own, context.report);
  for (const clusterSettings of cluster.isBaseKnown ? optionsOf(cluster.settings) : []) {
    const placement = {
      kind: kinds[step.stepKind],
      kindName: step.stepKind,
      span: step.span,
      settings,
      request: step.job.call.arguments,
      cluster: clusterSettings,
      clusterName: cluster.name,
      concurrency,
    };
    cluster.platform.checkStep(placement, report);
  }
}
