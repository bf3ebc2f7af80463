/**
 * A cluster: `Create etl`, then everything until its end in `Use etl`, a Parallel with one branch whose Catch gives the
 * cluster back. A Parallel, because Choice, Pass and Wait cannot catch their own errors. Between Create and Use stands no
 * state, and Create has no TimeoutSeconds: a creation that timed out would leave a cluster whose id nobody has.
 */
import { code, condition, constant, read, record } from "../../expressions/build.js";
import type { Value, Variable } from "../../expressions/value.js";
import { statementsOf, type ClusterScope } from "../../model/model.js";
import { booleanType, stringType } from "../../types/type.js";
import type { CatchDraft, Level, Target } from "./draft.js";
import type { Emission } from "./emission.js";
import { emitGiveBack, protection, stillAlive, why } from "./give-back.js";
import {
  append,
  aside,
  catchAll,
  chain,
  checkTimeLeft,
  couldNotBeGivenBack,
  createLevel,
  finish,
  hasReturned,
  leadToFailed,
  member,
  passReturnOn,
  target,
} from "./level.js";
import { notTerminated } from "../../model/own-errors.js";
import { emitBody } from "./statements.js";
import { isTrue, protectionSeconds, resource, serviceRetry, taskTimeout } from "./tasks.js";

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
    terminate: decidesAtEnd(scope) ? decision("terminate") : null,
  };
  checkTimeLeft(level, cluster.name, emission, scope.span);
  emitCreate(scope, decisions, level, emission);
  const failed = target();
  const inside = emitUse(scope, decisions, catchAll(level, failed), level, emission);
  if (end.kind === "terminate" || hasReturned(inside)) emitTerminate(scope, decisions, level, emission);
  passReturnOn(inside, level, emission, end.span);
  aside(level, [failed], () => emitAfterFailure(scope, decisions, level, emission));
}

/** Whether the run decides what becomes of the cluster on success. A run that returns before `keep` has not come to it. */
function decidesAtEnd({ end, body }: ClusterScope): boolean {
  if (end.kind === "terminate") return end.when !== null;
  return end.kind === "keep" && [...statementsOf(body)].some(({ kind }) => kind === "return");
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
    resource: resource(emission, "elasticmapreduce", "createCluster", cluster.waitsUntilReady ? ".sync" : ""),
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
): Level {
  const { cluster, span, end } = scope;
  const { terminate } = decisions;
  const inside = createLevel(cluster.name, level);
  const decide = (name: string, value: boolean): void => {
    if (!terminate) return;
    chain(inside, {
      type: "Pass",
      name: emission.names.state(`${name} ${cluster.name}`, inside),
      origin: end.span,
      assign: [{ variable: terminate, value: constant(value) }],
      next: target(),
    });
  };
  if (cluster.isProtected) emitProtect(scope, decisions, inside, emission);
  const isKept = end.kind === "keep";
  const canReturn = [...statementsOf(scope.body)].some(({ kind }) => kind === "return");
  if (canReturn && terminate) {
    inside.decided.push(terminate);
    decide("Plan to terminate", true);
  }
  const before = scope.body.filter((statement) => !isKept || statement.span.start < end.span.start);
  emitBody(before, inside, emission);
  if (isKept) decide("Keep", false);
  emitBody(scope.body.slice(before.length), inside, emission);
  if (end.kind === "terminate" && end.when && terminate && inside.open.length > 0) {
    // Evaluated where a failure is caught; outside only the boolean is compared.
    const value = condition`${end.when} = true`;
    chain(inside, {
      type: "Pass",
      name: emission.names.state(`Decide whether to terminate ${cluster.name}`, inside),
      origin: end.span,
      assign: [{ variable: terminate, value }],
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
  return inside;
}

/** Stands inside Use, so that a failure gives the cluster back. A borrowed cluster is left as it is. */
function emitProtect({ cluster, span }: ClusterScope, { made }: Decisions, inside: Level, emission: Emission): void {
  const borrowed = unlessMade(made, `Protect ${cluster.name}?`, inside, emission, span);
  chain(inside, {
    type: "Task",
    name: emission.names.state(`Protect ${cluster.name}`, inside),
    origin: span,
    resource: resource(emission, "elasticmapreduce", "setClusterTerminationProtection"),
    arguments: protection(cluster.variable, true),
    timeoutSeconds: taskTimeout(constant(protectionSeconds), emission),
    retry: [serviceRetry],
    catch: [],
    assign: [],
    next: target(),
  });
  inside.open.push(...borrowed);
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
