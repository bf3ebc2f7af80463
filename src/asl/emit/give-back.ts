/** How a cluster is given back, and what a failure says of one that could not be. */
import { code, constant, read, record } from "../../expressions/build.js";
import type { Value, Variable } from "../../expressions/value.js";
import { limits } from "../../aws/limits.js";
import type { ClusterScope } from "../../model/model.js";
import { stringType } from "../../types/type.js";
import type { CatchDraft, Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { causeOf, chain, couldNotBeGivenBack, errorOutput, member, target } from "./level.js";
import { notTerminated } from "../../model/own-errors.js";
import { clusterId, giveBackRetry, protectionSeconds, resource, terminateSeconds } from "./tasks.js";

/** Room in a cause for what could not be given back and why. */
const longestWhy = 2000;

/** Why a call failed: the error, and the beginning of what the service said. `$string` makes it safe for any cause. */
export const why = code(
  stringType,
)`${member(errorOutput, "Error")} & ' ' & $substring($string(${causeOf(errorOutput)}), 0, 1000)`;

/**
 * The first error stays the run's error, and its cause says which cluster is left and why. Where a retry around this could
 * make a success of that error, the error's name says it instead, and the first error goes into the cause.
 */
export function stillAlive(cluster: Variable, level: Level, emission: Emission): Value {
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
export function emitGiveBack(
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
      resource: resource(emission, "elasticmapreduce", "setClusterTerminationProtection"),
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
    resource: resource(emission, "elasticmapreduce", "terminateCluster", ".sync"),
    arguments: clusterId(cluster.variable),
    timeoutSeconds: constant(terminateSeconds),
    retry: [giveBackRetry],
    catch: [failure],
    assign: [],
    next: target(),
  });
}

/** Arguments that set termination protection, or take it off. */
export function protection(cluster: Variable, isProtected: boolean): Value {
  return record([
    ["ClusterId", member(read(cluster), "id")],
    ["TerminationProtected", constant(isProtected)],
  ]);
}
