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
import { usualPlatform } from "../platforms/index.js";
import type { CreateRequest, Platform } from "../platforms/platform.js";
import { kinds } from "../kinds/index.js";
import { constantOf, keyOf, isWhole, valueOf, type Settings } from "../settings/given.js";
import { overlay } from "../settings/overlay.js";
import { requireSettings } from "../settings/require.js";
import { recordOf, stringType } from "../types/type.js";
import type { ClusterStatement } from "../syntax/ast.js";
import type { Span } from "../text/span.js";
import { checkName } from "./check-name.js";
import { baseOf, mapChoice, optionsOf, type Choice, type Decision } from "./cluster-base.js";
import { expressions, type WorkflowContext } from "./context.js";
import type { Cluster, Step } from "./model.js";
import { atUse } from "./own-place.js";
import { checkRequest } from "./request.js";
import { bind, type Scope } from "./scope.js";
import type { StartedStep } from "./started-steps.js";
import { checkBlockOf, type Template } from "./templates.js";

/** A cluster while its block is checked. */
export interface OpenCluster {
  readonly name: string;
  readonly declared: Span;
  readonly variable: Variable;
  readonly platform: Platform;
  /** Whether the run may make what it stands for, and so must say how that ends. */
  readonly mayBeMade: boolean;
  /** It is only borrowed, and its block says nothing of its end: it holds wherever its name is known. */
  isLoose: boolean;
  /** Its own settings over those of its base, for each base that a run may choose. */
  readonly settings: Choice<Settings>;
  /** What a run must work out before the cluster is made. */
  readonly decisions: readonly Decision[];
  /** Whether all that its own settings are laid over is known. */
  readonly isBaseKnown: boolean;
  /** The block around it that outlives a failure; `null` where a failure ends the run. */
  readonly guard: Span | null;
  /** Steps on it that the run does not wait for. */
  readonly started: StartedStep[];
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
  const platform = optionsOf(base)[0]?.platform ?? usualPlatform;
  const isBaseKnown = optionsOf(base).every(({ isWhole }) => isWhole);
  const own = checkBlockOf(isBaseKnown ? platform : null, node.settings, owner, at, {
    ...expressions(scope, context),
    part: partOver(base),
  });
  const report = atUse(at, context.own, context.report);
  const settings = mapChoice(base, (below) => {
    const all = overlay(below.settings, own);
    const isComplete = node.settings !== null && below.isWhole;
    return isComplete ? requireSettings(all, platform.settings, owner, at, report, platform.satisfied(all)) : all;
  });
  const variable: Variable = { name, type: recordOf([["id", platform.idType]]) };
  const cluster: OpenCluster = {
    name,
    declared: node.name ?? node,
    variable,
    platform,
    mayBeMade: optionsOf(settings).some(platform.canMake),
    isLoose: false,
    settings,
    decisions,
    isBaseKnown,
    guard: context.guard,
    started: [],
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

/**
 * Completes a cluster once its block is known, and checks it against AWS's rules.
 *
 * @param width the most steps at once
 * @param steps those that run on it
 */
export function closeCluster(
  open: OpenCluster,
  width: number,
  steps: readonly Step[],
  context: WorkflowContext,
): Cluster {
  const { name, variable, platform } = open;
  let isRight = open.isBaseKnown;
  const report: Report = (finding) => {
    if (finding.severity === "error") isRight = false;
    atUse(open.declared, context.own, context.report)(finding);
  };
  const closing: Closing = { open, width, steps, context: { ...context, report } };
  const settings = mapChoice(open.settings, (each) => withWorkflowTags(platform, each, context));
  const requests = mapChoice(settings, (each) => requestOf(closing, each));
  const made = chosenRequest(mapChoice(requests, (each) => each?.merged.request ?? nothing));
  const request = optionsOf(requests).includes(null) ? null : made;
  const all = optionsOf(settings);
  const [first] = all;
  if (first === undefined) throw new Error("a choice is between nothing");
  checkShapes(open, all, report);
  if (isRight && all.length > 1) checkWrittenOut(open, request, optionsOf(requests), report);
  const keepOnFailure = constantOf(first, "keep_on_failure") === true;
  if (keepOnFailure && context.isRetried) report(flowCatalog.keptInRetry(keyOf(first, "keep_on_failure"), name));
  return {
    name,
    variable,
    platform,
    life: platform.life(first, request, idOf(variable)),
    habits: platform.habits(first, request),
    keepOnFailure,
    startSeconds: Math.max(...optionsOf(requests).map((each) => platform.startSeconds(each?.merged.request ?? null))),
    settings,
  };
}

/** A cluster whose block is known. */
interface Closing {
  readonly open: OpenCluster;
  readonly width: number;
  readonly steps: readonly Step[];
  readonly context: WorkflowContext;
}

const nothing = record([]);

/** The id that a cluster's variable holds. */
export function idOf(cluster: Variable): Value {
  return { kind: "member", object: read(cluster), key: "id", type: stringType };
}

/** Reports what the options of a choice say differently, although it decides which states there are. */
function checkShapes({ declared, platform }: OpenCluster, options: readonly Settings[], report: Report): void {
  for (const name of platform.shapes) {
    const given = options.map((each) => JSON.stringify(constantOf(each, name) ?? null));
    if (new Set(given).size > 1) report(moduleCatalog.choicesDiffer(declared, name));
  }
  for (const name of platform.borrows) {
    const borrowing = options.find((each) => each.given.has(name));
    if (borrowing && !options.every((each) => each.given.get(name)?.key.start === keyOf(borrowing, name).start))
      report(moduleCatalog.choicesDiffer(keyOf(borrowing, name), name));
  }
}

/** Reports objects that AWS wants written out, where the options of a choice give them different fields. */
function checkWrittenOut(
  { declared }: OpenCluster,
  request: Value | null,
  options: readonly (CreateRequest | null)[],
  report: Report,
): void {
  const call = options[0]?.call;
  if (request === null || call === undefined || isBroken(request)) return;
  const payload = toPayload(request, () => "$value");
  const requests = options.flatMap((option) => (option ? [option.merged.request] : []));
  for (const path of unwrittenObjects(call, payload))
    report(moduleCatalog.choiceShapes(declared, differingFields(requests, path)));
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

/** Gives the request for one base, and reports what AWS would refuse of it. */
function requestOf(closing: Closing, settings: Settings): CreateRequest | null {
  const { open, width, steps, context } = closing;
  const use = {
    name: open.name,
    workflow: context.workflow.name,
    widestParallelism: Math.max(1, width),
    kinds: steps.map(({ stepKind }) => kinds[stepKind]),
  };
  const request = open.platform.create(settings, use);
  if (!open.isBaseKnown) return request;
  const isRight = checkRules(closing, settings);
  if (request) checkRequest(request.call, request.merged, open.declared, isRight && isWhole(settings), context.report);
  return request;
}

export function chosenRequest(requests: Choice<Value>): Value {
  if (requests.kind === "one") return requests.of;
  const broken = optionsOf(requests).find(isBroken);
  if (broken) return broken;
  return choose(requests.condition, chosenRequest(requests.then), chosenRequest(requests.else));
}

/** Checks AWS's rules, and tells whether the block keeps them. */
function checkRules({ open, width, steps, context }: Closing, settings: Settings): boolean {
  let isRight = true;
  const report: Report = (finding) => {
    if (finding.severity === "error") isRight = false;
    context.report(finding);
  };
  open.platform.check(settings, {
    name: open.name,
    at: open.declared,
    width,
    steps: steps.map(({ stepKind, span }) => ({ kind: kinds[stepKind], kindName: stepKind, span })),
    text: context.text,
    report,
  });
  return isRight;
}

/** How many steps the cluster runs at once, as far as it is known. */
export function concurrencyOf(cluster: OpenCluster, width: number): number | null {
  let most = 0;
  for (const settings of optionsOf(cluster.settings)) {
    const concurrency = cluster.platform.concurrency(settings, Math.max(1, width));
    if (concurrency === null) return null;
    most = Math.max(most, concurrency);
  }
  return most;
}

/** A cluster has the workflow's tags too; its own win. */
function withWorkflowTags(platform: Platform, settings: Settings, context: WorkflowContext): Settings {
  const { tags } = context.workflow;
  if (!tags || !platform.canMake(settings)) return settings;
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
