/** Steps that the run does not wait for: `and continue`, then `await` or `cancel`. And `resize`, EMR's other verb for what runs. */
import { refusalNames } from "../aws/error-names.js";
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import { names as nameCatalog } from "../diagnostics/catalog/names.js";
import { platforms as platformCatalog } from "../diagnostics/catalog/platforms.js";
import { values as valueCatalog } from "../diagnostics/catalog/values.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { read } from "../expressions/build.js";
import type { Value, Variable } from "../expressions/value.js";
import { platforms } from "../platforms/index.js";
import { checkSettings } from "../settings/check.js";
import { isWhole } from "../settings/given.js";
import type { AwaitStatement, CancelStatement, Name, ResizeStatement } from "../syntax/ast.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import { idOf, type OpenCluster } from "./clusters.js";
import { optionsOf } from "./cluster-base.js";
import { commentOf, expressions, type WorkflowContext } from "./context.js";
import type { Reading } from "./lifetimes.js";
import type { Statement } from "./model.js";
import { wordAt } from "./places.js";
import { checkRequest } from "./request.js";
import { lookUp, reportUnknown, type Scope } from "./scope.js";
import { openClusterNamed, typeOfStep } from "./steps.js";

/** A step that runs on while the run goes on. */
export interface StartedStep {
  readonly name: string;
  readonly declared: Span;
  readonly cluster: OpenCluster;
  readonly variable: Variable;
  /** How long it may take, in seconds; `null` where only the run's time bounds it. */
  readonly timeoutSeconds: number | null;
  /** Set once the file says what becomes of it. */
  ended: Span | null;
  /** The first `return` that a run can come to before that. */
  leftBy: Span | null;
  /** Set once the turn of a loop that started it is over, as the next turn starts it anew. */
  isOfTurn: boolean;
}

/** Looks are this far apart at least, in seconds, as those of Step Functions itself are. */
const leastPauseSeconds = 60;
/** So many looks leave room in the history of a run, even if the service refuses each of them as often as it is asked again. */
const mostLooks = 500;
/** The same for all `await`s of a workflow together, beside which less else fits. */
const mostLooksOfAll = 600;

export function checkAwait(node: AwaitStatement, reading: Reading): Statement | null {
  const { context, scope } = reading;
  const span = wordAt(node, "await");
  const step = node.step && startedStep(node.step, reading);
  if (!step || !node.step) return null;
  step.ended ??= span;
  const { jobs } = step.cluster.platform;
  const bound = step.timeoutSeconds ?? context.workflow.timeoutSeconds;
  if (context.within?.isCleanUp && step.timeoutSeconds === null)
    context.report(catalog.unboundedCleanUp(span, "The `timeout` of a step that is awaited in clean-up"));
  else if (bound === null) context.report(catalog.unboundedAwait(span, step.name, step.declared));
  const everySeconds = Math.max(leastPauseSeconds, Math.ceil((bound ?? 0) / looksOfEach(context)));
  const looks = (seconds: number | null): number | null =>
    seconds === null ? null : Math.ceil(seconds / everySeconds) + 1;
  const variable: Variable = { name: step.name, type: typeOfStep(step.cluster.platform) };
  const meaning = scope.names.get(step.name);
  // From here on the name tells how the step ended.
  if (meaning) scope.names.set(step.name, { ...meaning, value: read(variable) });
  return {
    kind: "await",
    step: step.name,
    cluster: step.cluster.variable,
    span,
    comment: commentOf(node, context),
    describe: jobs.describe(idOf(step.cluster.variable), idOf(step.variable)),
    variable,
    result: jobs.described,
    ended: jobs.ended,
    everySeconds,
    looks: looks(step.timeoutSeconds),
    mostLooks: looks(bound),
  };
}

function looksOfEach({ workflow }: WorkflowContext): number {
  return Math.max(1, Math.min(mostLooks, Math.floor(mostLooksOfAll / Math.max(1, workflow.awaits))));
}

export function checkCancel(node: CancelStatement, reading: Reading): Statement | null {
  const span = wordAt(node, "cancel");
  const step = node.step && startedStep(node.step, reading);
  if (!step) return null;
  step.ended ??= span;
  const { jobs } = step.cluster.platform;
  const call = jobs.cancel(idOf(step.cluster.variable), idOf(step.variable));
  return {
    kind: "call",
    name: `Cancel ${step.name}`,
    span,
    comment: commentOf(node, reading.context),
    call,
    // The run made both ids, so that a refusal can only mean that the job has ended.
    passedOver: refusalNames(call.service),
  };
}

/** The step of a name, if it was started in this block and nothing became of it yet. */
function startedStep(name: Name, { scope, context }: Reading): StartedStep | null {
  const meaning = lookUp(scope, name.text);
  if (!meaning) {
    reportUnknown(scope, context.declarations, name.text, name, context.report);
    return null;
  }
  const { started } = meaning;
  if (!started) {
    context.report(catalog.notStarted(name, name.text, meaning.declared));
    return null;
  }
  if (scope.names.get(name.text) !== meaning || (started.isOfTurn && !started.ended))
    context.report(catalog.startedElsewhere(name, name.text, started.declared));
  else if (started.ended) context.report(catalog.endedBefore(name, name.text, started.ended));
  return started;
}

export function checkResize(node: ResizeStatement, { scope, context }: Reading): Statement | null {
  const span = wordAt(node, "resize");
  const cluster = node.cluster && openClusterNamed(node.cluster, scope, context);
  if (!cluster || !node.nodes || !node.cluster) return null;
  const { resizing } = cluster.platform;
  if (!resizing) {
    const others = Object.values(platforms).flatMap((each) => (each.resizing ? [each.name] : []));
    context.report(platformCatalog.notResizable(node.cluster, cluster.platform.name, others));
    return null;
  }
  const nodes = node.nodes.text;
  if (!resizing.nodes.includes(nodes)) {
    const near = nearest(nodes, resizing.nodes);
    context.report(nameCatalog.unknownNodes(node.nodes, nodes, resizing.nodes, near, replaceWith(node.nodes, near)));
    return null;
  }
  const settings = checkSettings(node.settings, resizing.settings, "`resize`", span, expressions(scope, context));
  const [first] = optionsOf(cluster.settings);
  if (!first || !node.settings) return null;
  if (settings.given.size === 0)
    context.report(valueCatalog.notExactlyOne(span, "`resize`", Object.keys(resizing.settings), 0));
  const { call, merged } = resizing.request(settings, nodes, first, idOf(cluster.variable));
  checkRequest(call, merged, span, isWhole(settings), context.report);
  const [service = "", action = ""] = call.split(":");
  return {
    kind: "call",
    name: `Resize ${nodes} of ${cluster.name}`,
    span,
    comment: commentOf(node, context),
    call: { service, action, pattern: "", arguments: merged.request },
    passedOver: [],
  };
}

/** At the end of a turn: what becomes of its steps can no longer be said, as the last turn's alone could be meant. */
export function leaveTurn(scope: Scope): void {
  for (const { started } of scope.names.values()) if (started) started.isOfTurn = true;
}

/** Notes which steps may still run where a `return` leaves them. Whether that matters, the end of their cluster shows. */
export function noteReturn(at: Span, scope: Scope): void {
  for (let from: Scope | null = scope; from; from = from.parent)
    for (const { started } of from.names.values()) if (started && !started.ended) started.leftBy ??= at;
}

/**
 * Reports steps that may still run when the run leaves their cluster: at its end, or by a `return` before. Where the run
 * gives the cluster back, they would be cut off; where it lives on, their failure would be nobody's.
 *
 * @param end where the run gives the cluster back, if it does
 */
export function checkAllEnded(
  cluster: OpenCluster,
  end: Span | null,
  livesOn: boolean,
  { report }: WorkflowContext,
): void {
  for (const { name, declared, ended, leftBy } of cluster.started) {
    const at = leftBy ?? (ended ? null : end);
    if (at && !livesOn) report(catalog.notAwaited(declared, name, cluster.name, at));
    else if (!ended) report(catalog.unwatched(declared, name, cluster.name));
  }
}

/** The id by which a job is known, of a step that was started. */
export function startedType(platform: OpenCluster["platform"]): Value["type"] {
  return { kind: "record", fields: new Map([["id", platform.jobs.idType]]) };
}
