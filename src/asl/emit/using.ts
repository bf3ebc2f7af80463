/** From the making of a cluster to its end: one branch of a Parallel, whose Catch gives the cluster back. */
import { condition, constant } from "../../expressions/build.js";
import type { Variable } from "../../expressions/value.js";
import { statementsOf } from "../../model/bodies.js";
import type { ClusterScope } from "../../model/model.js";
import type { CatchDraft, Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { chain, createLevel, finish, target } from "./level.js";
import { unlessMade } from "./making.js";
import { emitBody } from "./statements.js";
import { resource, serviceRetry, taskTimeout } from "./tasks.js";

/** What a run decides about one cluster, in variables that only the compiler assigns. */
export interface Decisions {
  /** Whether the cluster was made here; absent when it always is. */
  readonly made: Variable | null;
  /** Whether to terminate on success; absent when it always is. */
  readonly terminate: Variable | null;
}

/** Writes the scope. Gives the level inside of it. */
export function emitUse(
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
  emitReadying(scope, decisions.made, inside, emission);
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

/** What is done before the first statement. It stands inside the scope, so that a failure of it gives the cluster back. */
export function emitReadying(
  { cluster, span }: ClusterScope,
  made: Variable | null,
  level: Level,
  emission: Emission,
): void {
  for (const { verb, call, seconds, onlyIfMade } of cluster.life.readying) {
    const passing = onlyIfMade ? unlessMade(made, `${verb} ${cluster.name}?`, level, emission, span) : [];
    chain(level, {
      type: "Task",
      name: emission.names.state(`${verb} ${cluster.name}`, level),
      origin: span,
      resource: resource(emission, call.service, call.action, call.pattern),
      arguments: call.arguments,
      timeoutSeconds: taskTimeout(constant(seconds), emission),
      retry: [serviceRetry(call.service)],
      catch: [],
      assign: [],
      next: target(),
    });
    level.open.push(...passing);
  }
}
