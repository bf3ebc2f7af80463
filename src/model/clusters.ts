/** Cluster statements, up to the lifetime: which settings, which request, and whether AWS would take it. */
import { entriesOf, read, record } from "../expressions/build.js";
import { unwrittenObjects } from "../aws/literal-fields.js";
import type { FieldPath } from "../aws/request-schemas.js";
import { choose } from "../expressions/choose.js";
import { toPayload } from "../expressions/payload.js";
import { isBroken, type Value, type Variable } from "../expressions/value.js";
import { flow as flowCatalog } from "../diagnostics/catalog/flow.js";
import { modules as moduleCatalog } from "../diagnostics/catalog/modules.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { checkEc2 } from "../platforms/ec2/rules.js";
import { createRequest, startSeconds, stepConcurrency } from "../platforms/ec2/request.js";
import { ec2Settings } from "../platforms/ec2/settings.js";
import { checkSettings } from "../settings/check.js";
import { constantOf, keyOf, isWhole, valueOf, type Settings } from "../settings/given.js";
import { overlay } from "../settings/overlay.js";
import { requireSettings } from "../settings/require.js";
import { clusterIdType, recordOf } from "../types/type.js";
import type { ClusterStatement } from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import { checkName } from "./check-name.js";
import { baseOf, mapChoice, optionsOf, type Choice, type Decision } from "./cluster-base.js";
import { expressions, type WorkflowContext } from "./context.js";
import type { Cluster } from "./model.js";
import { atUse } from "./own-place.js";
import { checkRequest } from "./request.js";
import { bind, type Scope } from "./scope.js";
import type { Template } from "./templates.js";

/** A cluster while its block is checked. */
export interface OpenCluster {
  readonly name: string;
  readonly declared: Span;
  readonly variable: Variable;
  /** Its own settings over those of its base, for each base that a run may choose. */
  readonly settings: Choice<Settings>;
  /** What a run must work out before the cluster is made. */
  readonly decisions: readonly Decision[];
  /** Whether all that its own settings are laid over is known. */
  readonly isBaseKnown: boolean;
  /** Set once the block has ended it; `broken` when that was reported. */
  ended: { readonly at: Span; readonly how: "terminated" | "kept" | "broken" } | null;
}

/** Checks a cluster's settings and makes its name known. */
export function openCluster(node: ClusterStatement, scope: Scope, context: WorkflowContext): OpenCluster {
  const name = node.name?.text ?? "";
  const at = node.name ?? node;
  const owner = `Cluster \`${name}\``;
  const decisions: Decision[] = [];
  const base = baseOf(node, scope, context, decisions);
  const own = checkSettings(node.settings, ec2Settings, owner, at, {
    ...expressions(scope, context),
    part: partOver(base),
  });
  const report = atUse(at, context.own, context.report);
  const settings = mapChoice(base, (below) => {
    const all = overlay(below.settings, own);
    const isComplete = node.settings !== null && below.isWhole;
    return isComplete ? requireSettings(all, ec2Settings, owner, at, report, satisfiedByApi(all)) : all;
  });
  const variable: Variable = { name, type: recordOf([["id", clusterIdType]]) };
  const cluster: OpenCluster = {
    name,
    declared: node.name ?? node,
    variable,
    settings,
    decisions,
    isBaseKnown: optionsOf(base).every(({ isWhole }) => isWhole),
    ended: null,
  };
  if (node.name) {
    checkName(node.name, context.report);
    bind(
      scope,
      { name, declared: node.name, what: "cluster", value: read(variable), cluster, isUsed: true },
      context.report,
    );
  }
  return cluster;
}

function partOver(base: Choice<Template>): "lowest" | "upper" {
  return optionsOf(base).some(({ settings }) => settings.given.size > 0) ? "upper" : "lowest";
}

/** Completes a cluster once its block is known, and checks it against AWS's rules. @param width the most steps at once */
export function closeCluster(open: OpenCluster, width: number, context: WorkflowContext): Cluster {
  let isRight = open.isBaseKnown;
  const report: Report = (finding) => {
    if (finding.severity === "error") isRight = false;
    atUse(open.declared, context.own, context.report)(finding);
  };
  const inside = { ...context, report };
  const settings = mapChoice(open.settings, (each) => withWorkflowTags(each, context));
  const requests = mapChoice(settings, (each) => requestOf(open, each, width, inside));
  const request = chosenRequest(requests);
  const all = optionsOf(settings);
  const [first] = all;
  if (first === undefined) throw new Error("a choice is between nothing");
  checkShapes(open, all, report);
  if (isRight && all.length > 1) checkWrittenOut(open, request, optionsOf(requests), report);
  const keepOnFailure = constantOf(first, "keep_on_failure") === true;
  if (keepOnFailure && context.isRetried) report(flowCatalog.keptInRetry(keyOf(first, "keep_on_failure"), open.name));
  return {
    name: open.name,
    variable: open.variable,
    request,
    reuse: valueOf(first, "reuse"),
    isProtected: constantOf(first, "protect") === true,
    keepOnFailure,
    waitsUntilReady: constantOf(first, "wait_until_ready") !== false,
    startSeconds: Math.max(...optionsOf(requests).map(startSeconds)),
    settings,
  };
}

/** Reports what the options of a choice say differently, although it decides which states there are. */
function checkShapes({ declared }: OpenCluster, options: readonly Settings[], report: Report): void {
  for (const name of shapingSettings) {
    const given = options.map((each) => JSON.stringify(constantOf(each, name) ?? null));
    if (new Set(given).size > 1) report(moduleCatalog.choicesDiffer(declared, name));
  }
  const reuse = options.find((each) => each.given.has("reuse"));
  if (reuse && !options.every((each) => each.given.get("reuse")?.key.start === keyOf(reuse, "reuse").start))
    report(moduleCatalog.choicesDiffer(keyOf(reuse, "reuse"), "reuse"));
}

/** Reports objects that AWS wants written out, where the options of a choice give them different fields. */
function checkWrittenOut({ declared }: OpenCluster, request: Value, options: readonly Value[], report: Report): void {
  if (isBroken(request)) return;
  const payload = toPayload(request, () => "$value");
  for (const path of unwrittenObjects("elasticmapreduce:createCluster", payload))
    report(moduleCatalog.choiceShapes(declared, differingFields(options, path)));
}

/** The fields of an object that some options give and others do not. */
function differingFields(options: readonly Value[], path: FieldPath): readonly string[] {
  const names = options.map((option) => {
    let value: Value | null = option;
    for (const part of path) value = entriesOf(value)?.get(String(part)) ?? null;
    return [...(entriesOf(value)?.keys() ?? [])];
  });
  return [...new Set(names.flat())].filter((name) => !names.every((each) => each.includes(name)));
}

/** Settings that decide which states there are, so that no run can choose them. */
const shapingSettings = ["protect", "keep_on_failure", "wait_until_ready"] as const;

/** Gives the request for one base, and reports what AWS would refuse of it. */
function requestOf(open: OpenCluster, settings: Settings, width: number, context: WorkflowContext): Value {
  const use = { name: open.name, workflow: context.workflow.name, widestParallelism: Math.max(1, width) };
  const merged = createRequest(settings, use);
  if (!open.isBaseKnown) return merged.request;
  const isRight = checkRules(open, settings, width, context);
  checkRequest("elasticmapreduce:createCluster", merged, open.declared, isRight && isWhole(settings), context.report);
  return merged.request;
}

function chosenRequest(requests: Choice<Value>): Value {
  if (requests.kind === "one") return requests.of;
  const broken = optionsOf(requests).find(isBroken);
  if (broken) return broken;
  return choose(requests.condition, chosenRequest(requests.then), chosenRequest(requests.else));
}

/** Checks AWS's rules, and tells whether the block keeps them. */
function checkRules(open: OpenCluster, settings: Settings, width: number, context: WorkflowContext): boolean {
  let isRight = true;
  const report: Report = (finding) => {
    if (finding.severity === "error") isRight = false;
    context.report(finding);
  };
  checkEc2(settings, { name: open.name, at: open.declared, width, text: context.text, report });
  return isRight;
}

/** How many steps the cluster runs at once, as far as it is known. */
export function concurrencyOf(cluster: OpenCluster, width: number): number | null {
  let most = 0;
  for (const settings of optionsOf(cluster.settings)) {
    const concurrency = stepConcurrency(settings, Math.max(1, width));
    if (concurrency === null) return null;
    most = Math.max(most, concurrency);
  }
  return most;
}

/** Settings that need not be given because `api` gives their field. */
function satisfiedByApi(settings: Settings): ReadonlySet<string> {
  const fields = entriesOf(valueOf(settings, "api"));
  if (!fields) return new Set();
  const named = Object.entries(ec2Settings)
    .filter(([, { field }]) => field !== undefined && fields.has(field.split(".")[0] ?? field))
    .map(([name]) => name);
  return new Set(fields.has("Instances") ? [...named, "primary"] : named);
}

/** A cluster has the workflow's tags too; its own win. */
function withWorkflowTags(settings: Settings, context: WorkflowContext): Settings {
  const { tags } = context.workflow;
  if (!tags) return settings;
  const own = valueOf(settings, "tags");
  const merged = record([...(entriesOf(tags) ?? []), ...(entriesOf(own) ?? [])]);
  return {
    ...settings,
    given: new Map([
      ...settings.given,
      ["tags", { kind: "value", key: settings.given.get("tags")?.key ?? tags.span ?? settings, value: merged }],
    ]),
  };
}
