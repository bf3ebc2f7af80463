/**
 * A cluster: `Create etl`, then everything until its end in `Use etl`, a Parallel with one branch whose Catch gives the
 * cluster back. A Parallel, because Choice, Pass and Wait cannot catch their own errors. Between Create and Use stands no
 * state. What a run only borrows has neither.
 */
import { code, condition, constant, read, record } from "../../expressions/build.js";
import { isOwned, statementsOf } from "../../model/bodies.js";
import type { ClusterScope } from "../../model/model.js";
import { notTerminated } from "../../model/own-errors.js";
import { stringType } from "../../types/type.js";
import type { Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { emitGiveBack, stillAlive, why } from "./give-back.js";
import {
  aside,
  catchAll,
  checkTimeLeft,
  couldNotBeGivenBack,
  hasReturned,
  leadToFailed,
  member,
  passReturnOn,
  target,
} from "./level.js";
import { chooseIf, decisionOn, emitMaking, unlessMade } from "./making.js";
import { emitBody } from "./statements.js";
import { isTrue } from "./tasks.js";
import { emitReadying, emitUse, type Decisions } from "./using.js";

export function emitCluster(scope: ClusterScope, level: Level, emission: Emission): void {
  if (isOwned(scope)) emitOwned(scope, level, emission);
  else {
    emitMaking(scope, null, level, emission);
    emitReadying(scope, null, level, emission);
    emitBody(scope.body, level, emission);
  }
}

function emitOwned(scope: ClusterScope, level: Level, emission: Emission): void {
  const { cluster, end } = scope;
  const { making, borrowed } = cluster.life;
  const decisions: Decisions = {
    made: making && borrowed ? decisionOn(cluster.name, "made") : null,
    terminate: decidesAtEnd(scope) ? decisionOn(cluster.name, "terminate") : null,
  };
  if (making) checkTimeLeft(level, cluster.name, emission, scope.span);
  emitMaking(scope, decisions.made, level, emission);
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
      code(
        stringType,
      )`'${cluster.life.noun} ' & ${member(read(cluster.variable), "id")} & '${couldNotBeGivenBack}' & ${why}`,
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
      assign: [{ variable: level.failure, value: stillAlive(cluster, level, emission) }],
      next: failed,
    },
    level,
    emission,
  );
  leadToFailed(level, [...level.open, ...passedBy, failed], emission, span);
}
