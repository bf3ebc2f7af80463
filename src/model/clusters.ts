/** Cluster statements, up to the lifetime: which settings, which request, and whether AWS would take it. */
import { entriesOf, read, record } from "../expressions/build.js";
import type { Variable } from "../expressions/value.js";
import { flow as flowCatalog } from "../diagnostics/catalog/flow.js";
import { names as nameCatalog } from "../diagnostics/catalog/names.js";
import type { Report } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { checkEc2 } from "../platforms/ec2/rules.js";
import { createRequest, startSeconds, stepConcurrency } from "../platforms/ec2/request.js";
import { ec2Settings } from "../platforms/ec2/settings.js";
import { checkSettings } from "../settings/check.js";
import { constantOf, keyOf, isWhole, valueOf, type Settings } from "../settings/given.js";
import { clusterIdType, recordOf } from "../types/type.js";
import type { ClusterStatement } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { checkName } from "./check-name.js";
import { expressions, type WorkflowContext } from "./context.js";
import type { Cluster } from "./model.js";
import { checkRequest } from "./request.js";
import { bind, type Scope } from "./scope.js";

/** Where a cluster can be made. */
const platformNames: readonly string[] = ["ec2"];

/** A cluster while its block is checked. */
export interface OpenCluster {
  readonly name: string;
  readonly declared: Span;
  readonly variable: Variable;
  readonly settings: Settings;
  /** Set once the block has ended it; `broken` when that was reported. */
  ended: { readonly at: Span; readonly how: "terminated" | "kept" | "broken" } | null;
}

/** Checks a cluster's settings and makes its name known. */
export function openCluster(node: ClusterStatement, scope: Scope, context: WorkflowContext): OpenCluster {
  const name = node.name?.text ?? "";
  if (node.platform && !platformNames.includes(node.platform.text)) {
    const near = nearest(node.platform.text, platformNames);
    context.report(
      nameCatalog.unknownPlatform(
        node.platform,
        node.platform.text,
        near,
        platformNames,
        replaceWith(node.platform, near),
      ),
    );
  }
  const settings = checkSettings(
    node.settings,
    ec2Settings,
    `Cluster \`${name}\``,
    node.name ?? node,
    expressions(scope, context),
    satisfiedByApi(node),
  );
  const variable: Variable = { name, type: recordOf([["id", clusterIdType]]) };
  const cluster: OpenCluster = { name, declared: node.name ?? node, variable, settings, ended: null };
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

/** Completes a cluster once its block is known, and checks it against AWS's rules. @param width the most steps at once */
export function closeCluster(open: OpenCluster, width: number, context: WorkflowContext): Cluster {
  const settings = withWorkflowTags(open.settings, context);
  const use = { name: open.name, workflow: context.workflow.name, widestParallelism: Math.max(1, width) };
  const merged = createRequest(settings, use);
  const keepOnFailure = constantOf(settings, "keep_on_failure") === true;
  if (keepOnFailure && context.isRetried)
    context.report(flowCatalog.keptInRetry(keyOf(settings, "keep_on_failure"), open.name));
  const isRight = checkRules(open, settings, width, context);
  checkRequest("createCluster", merged, open.declared, isRight && isWhole(open.settings), context.report);
  return {
    name: open.name,
    variable: open.variable,
    request: merged.request,
    reuse: valueOf(settings, "reuse"),
    isProtected: constantOf(settings, "protect") === true,
    keepOnFailure,
    waitsUntilReady: constantOf(settings, "wait_until_ready") !== false,
    startSeconds: startSeconds(merged.request),
  };
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
  return stepConcurrency(cluster.settings, Math.max(1, width));
}

/** Settings that need not be given because `api` gives their field. */
function satisfiedByApi(node: ClusterStatement): ReadonlySet<string> {
  const api = node.settings?.entries.find((entry) => entry.key?.text === "api")?.value;
  if (api?.kind !== "record") return new Set();
  const fields = new Set(api.entries.map((entry) => entry.key?.text));
  const named = Object.entries(ec2Settings)
    .filter(([, { field }]) => field !== undefined && fields.has(field.split(".")[0]))
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
