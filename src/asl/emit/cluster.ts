/**
 * A cluster: `Create etl`, then everything until its end in `Use etl`, a Parallel with one branch whose Catch gives the
 * cluster back. A Parallel, because Choice, Pass and Wait cannot catch their own errors. Between Create and Use stands no
 * state, and Create has no TimeoutSeconds: a creation that timed out would leave a cluster whose id nobody has.
 */
import { code, condition, constant, read, record } from "../../expressions/build.js";
import type { Value, Variable } from "../../expressions/value.js";
import { limits } from "../../aws/limits.js";
import type { ClusterScope } from "../../model/model.js";
import { booleanType, stringType } from "../../types/type.js";
import type { CatchDraft, Level, Target } from "./draft.js";
import type { Emission } from "./emission.js";
import {
  append,
  aside,
  catchAll,
  causeOf,
  chain,
  checkTimeLeft,
  couldNotBeGivenBack,
  createLevel,
  errorOutput,
  finish,
  leadToFailed,
  member,
  target,
} from "./level.js";
import { notTerminated } from "../../model/own-errors.js";
import { emitBody } from "./statements.js";
import {
  clusterId,
  giveBackRetry,
  isTrue,
  protectionSeconds,
  resource,
  serviceRetry,
  taskTimeout,
  terminateSeconds,
} from "./tasks.js";

/** What a run decides about one cluster, in variables that only the compiler assigns. */
interface Decisions {
  /** Whether the cluster was made here; absent when it always is. */
  readonly made: Variable | null;
  /** Whether to terminate on success; absent when it always is. */
  readonly terminate: Variable | null;
}

export function emitCluster(scope: ClusterScope, level: Level, emission: Emission): void {
  const { cluster, end } = scope;
  const decision = (word: string): Variable => ({ name: `${cluster.name}_${word}`, type: booleanType, internal: true });
  const decisions: Decisions = {
    made: cluster.reuse ? decision("made") : null,
    terminate: end.kind === "terminate" && end.when ? decision("terminate") : null,
  };
  checkTimeLeft(level, cluster.name, emission, scope.span);
  emitCreate(scope, decisions, level, emission);
  const failed = target();
  emitUse(scope, decisions, catchAll(level, failed), level, emission);
  if (end.kind === "terminate") emitTerminate(scope, decisions, level, emission);
  aside(level, [failed], () => emitAfterFailure(scope, decisions, level, emission));
}

function emitCreate(
  { cluster, span, comment }: ClusterScope,
  { made }: Decisions,
  level: Level,
  emission: Emission,
): void {
  const borrowed = target();
  if (cluster.reuse && made) {
    const [borrow, create] = [target(), target()];
    const isGiven = condition`$type(${cluster.reuse}) = 'string'`;
    append(
      level,
      {
        type: "Choice",
        name: emission.names.state(`Reuse ${cluster.name}?`, level),
        origin: span,
        rules: [{ condition: isGiven, assign: [], next: borrow }],
        default: create,
      },
      [borrow],
    );
    const assign = [
      { variable: cluster.variable, value: record([["id", cluster.reuse]]) },
      { variable: made, value: constant(false) },
    ];
    append(
      level,
      {
        type: "Pass",
        name: emission.names.state(`Borrow ${cluster.name}`, level),
        origin: span,
        assign,
        next: borrowed,
      },
      [create],
    );
  }
  const id: Value = { kind: "states", path: "result.ClusterId", type: stringType };
  chain(level, {
    type: "Task",
    name: emission.names.state(`Create ${cluster.name}`, level),
    origin: span,
    comment,
    resource: resource(cluster.waitsUntilReady ? "createCluster.sync" : "createCluster"),
    arguments: cluster.request,
    // Never a Retry here: a second call would make a second cluster.
    timeoutSeconds: null,
    retry: [],
    catch: [],
    assign: [
      { variable: cluster.variable, value: record([["id", id]]) },
      ...(made ? [{ variable: made, value: constant(true) }] : []),
    ],
    next: target(),
  });
  if (cluster.reuse) level.open.push(borrowed);
}

function emitUse(
  scope: ClusterScope,
  decisions: Decisions,
  failure: CatchDraft,
  level: Level,
  emission: Emission,
): void {
  const { cluster, span, end } = scope;
  const inside = createLevel(cluster.name, level);
  if (cluster.isProtected) emitProtect(scope, decisions, inside, emission);
  emitBody(scope.body, inside, emission);
  if (end.kind === "terminate" && end.when && decisions.terminate) {
    // Evaluated where a failure is caught; outside only the boolean is compared.
    const value = condition`${end.when} = true`;
    chain(inside, {
      type: "Pass",
      name: emission.names.state(`Decide whether to terminate ${cluster.name}`, inside),
      origin: end.span,
      assign: [{ variable: decisions.terminate, value }],
      next: target(),
    });
  }
  finish(inside, emission, end.span);
  chain(level, {
    type: "Parallel",
    name: emission.names.state(`Use ${cluster.name}`, level),
    origin: span,
    branches: [inside],
    isDrained: false,
    retry: [],
    catch: [failure],
    assign: [],
    next: target(),
  });
}

/** Stands inside Use, so that a failure gives the cluster back. A borrowed cluster is left as it is. */
function emitProtect({ cluster, span }: ClusterScope, { made }: Decisions, inside: Level, emission: Emission): void {
  const borrowed = unlessMade(made, `Protect ${cluster.name}?`, inside, emission, span);
  chain(inside, {
    type: "Task",
    name: emission.names.state(`Protect ${cluster.name}`, inside),
    origin: span,
    resource: resource("setClusterTerminationProtection"),
    arguments: protection(cluster.variable, true),
    timeoutSeconds: taskTimeout(constant(protectionSeconds), emission),
    retry: [serviceRetry],
    catch: [],
    assign: [],
    next: target(),
  });
  inside.open.push(...borrowed);
}

function protection(cluster: Variable, isProtected: boolean): Value {
  return record([
    ["ClusterId", member(read(cluster), "id")],
    ["TerminationProtected", constant(isProtected)],
  ]);
}

/** A Choice that passes by what follows when the cluster is borrowed; gives the transitions that pass by. */
function unlessMade(
  made: Variable | null,
  name: string,
  level: Level,
  emission: Emission,
  origin: ClusterScope["span"],
): readonly Target[] {
  return made ? chooseIf(isTrue(made), name, level, emission, origin) : [];
}

function chooseIf(
  test: Value,
  name: string,
  level: Level,
  emission: Emission,
  origin: ClusterScope["span"],
): readonly Target[] {
  const [yes, no] = [target(), target()];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(name, level),
      origin,
      rules: [{ condition: test, assign: [], next: yes }],
      default: no,
    },
    [yes],
  );
  return [no];
}

function emitTerminate(scope: ClusterScope, { made, terminate }: Decisions, level: Level, emission: Emission): void {
  const { cluster, end } = scope;
  const tests = [made, terminate].filter((variable) => variable !== null).map(isTrue);
  const [first, second] = tests;
  const test = first && second ? condition`${first} and ${second}` : first;
  const passedBy = test ? chooseIf(test, `Terminate ${cluster.name}?`, level, emission, end.span) : [];
  const failed = target();
  // The run did its work, and a cluster is left: it fails by a name that no retry and no catch takes.
  const failure = record([
    ["Error", constant(notTerminated)],
    [
      "Cause",
      code(stringType)`'cluster ' & ${member(read(cluster.variable), "id")} & '${couldNotBeGivenBack}' & ${why}`,
    ],
  ]);
  emitGiveBack(
    scope,
    "",
    { errors: ["States.ALL"], assign: [{ variable: level.failure, value: failure }], next: failed },
    level,
    emission,
  );
  level.open.push(...passedBy);
  leadToFailed(level, [failed], emission, end.span);
}

function emitAfterFailure(scope: ClusterScope, { made }: Decisions, level: Level, emission: Emission): void {
  const { cluster, span } = scope;
  if (cluster.keepOnFailure) {
    leadToFailed(level, level.open, emission, span);
    return;
  }
  const passedBy = unlessMade(made, `Terminate ${cluster.name} after failure?`, level, emission, span);
  const failed = target();
  emitGiveBack(
    scope,
    " after failure",
    {
      errors: ["States.ALL"],
      assign: [{ variable: level.failure, value: stillAlive(cluster.variable, level, emission) }],
      next: failed,
    },
    level,
    emission,
  );
  leadToFailed(level, [...level.open, ...passedBy, failed], emission, span);
}

/** Room in a cause for what could not be given back and why. */
const longestWhy = 2000;

/** Why a call failed: the error, and the beginning of what the service said. `$string` makes it safe for any cause. */
const why = code(
  stringType,
)`${member(errorOutput, "Error")} & ' ' & $substring($string(${causeOf(errorOutput)}), 0, 1000)`;

/**
 * The first error stays the run's error, and its cause says which cluster is left and why. Where a retry around this could
 * make a success of that error, the error's name says it instead, and the first error goes into the cause.
 */
function stillAlive(cluster: Variable, level: Level, emission: Emission): Value {
  const error = member(read(level.failure), "Error");
  // The first cause is cut before the end, where the cluster stands.
  const cause = code(
    stringType,
  )`$substring($string(${causeOf(read(level.failure))}), 0, ${String(limits.cause.max - longestWhy)})`;
  const id = member(read(cluster), "id");
  if (emission.isRetried) {
    const whole = code(
      stringType,
    )`${error} & ': ' & ${cause} & '; and cluster ' & ${id} & '${couldNotBeGivenBack}' & ${why}`;
    return record([
      ["Error", constant(notTerminated)],
      ["Cause", whole],
    ]);
  }
  return record([
    ["Error", error],
    ["Cause", code(stringType)`${cause} & '; and cluster ' & ${id} & '${couldNotBeGivenBack}' & ${why}`],
  ]);
}

/**
 * Whether terminateCluster.sync takes a cluster that ended with errors for a success is not documented. If it does not, the
 * cause says that the cluster could not be given back although it is gone: a false alarm, never a silent leak.
 *
 * Takes protection off where there may be one, then terminates. Protection that cannot be taken off does not stop the try.
 */
function emitGiveBack(
  { cluster, span, end }: ClusterScope,
  suffix: string,
  failure: CatchDraft,
  level: Level,
  emission: Emission,
): void {
  const origin = suffix === "" ? end.span : span;
  if (cluster.isProtected) {
    const anyway = target();
    chain(level, {
      type: "Task",
      name: emission.names.state(`Take protection off ${cluster.name}${suffix}`, level),
      origin,
      resource: resource("setClusterTerminationProtection"),
      arguments: protection(cluster.variable, false),
      timeoutSeconds: constant(protectionSeconds),
      retry: [giveBackRetry],
      catch: [{ errors: ["States.ALL"], assign: [], next: anyway }],
      assign: [],
      next: target(),
    });
    level.open.push(anyway);
  }
  chain(level, {
    type: "Task",
    name: emission.names.state(`Terminate ${cluster.name}${suffix}`, level),
    origin,
    resource: resource("terminateCluster.sync"),
    arguments: clusterId(cluster.variable),
    timeoutSeconds: constant(terminateSeconds),
    retry: [giveBackRetry],
    catch: [failure],
    assign: [],
    next: target(),
  });
}
