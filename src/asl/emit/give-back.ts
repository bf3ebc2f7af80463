/** How a cluster is given back, and what a failure says of one that could not be. */
import { code, constant, read, record } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import { limits } from "../../aws/limits.js";
import { statementsOf } from "../../model/bodies.js";
import type { Cluster, ClusterScope, Statement } from "../../model/model.js";
import { stringType } from "../../types/type.js";
import type { CatchDraft, Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { causeOf, chain, couldNotBeGivenBack, errorOutput, member, target } from "./level.js";
import { notTerminated } from "../../model/own-errors.js";
import { emitCancelJobs } from "./left-jobs.js";
import { takesTimeout } from "./retried.js";
import { giveBackRetry, patientRetry, resource } from "./tasks.js";

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
export function stillAlive({ variable, life }: Cluster, level: Level, emission: Emission): Value {
  const error = member(read(level.failure), "Error");
  // The first cause is cut before the end, where the cluster stands.
  const cause = code(
    stringType,
  )`$substring($string(${causeOf(read(level.failure))}), 0, ${String(limits.cause.max - longestWhy)})`;
  const id = member(read(variable), "id");
  if (emission.mayBePassedOver) {
    const whole = code(
      stringType,
    )`${error} & ': ' & ${cause} & '; and ${life.noun} ' & ${id} & '${couldNotBeGivenBack}' & ${why}`;
    return record([
      ["Error", constant(notTerminated)],
      ["Cause", whole],
    ]);
  }
  return record([
    ["Error", error],
    ["Cause", code(stringType)`${cause} & '; and ${life.noun} ' & ${id} & '${couldNotBeGivenBack}' & ${why}`],
  ]);
}

/**
 * Writes the calls that give a cluster back. What is only a try does not stop those after it.
 *
 * @param suffix what state names say after the cluster's name
 * @param failure where it leads when the cluster could not be given back
 */
export function emitGiveBack(
  scope: ClusterScope,
  suffix: string,
  failure: CatchDraft,
  level: Level,
  emission: Emission,
): void {
  const { cluster, span, end } = scope;
  const { leftJobs, givingBack } = cluster.life;
  const origin = suffix === "" ? end.span : span;
  if (leftJobs && (suffix !== "" || mayLeaveJobs(scope.body)))
    emitCancelJobs(leftJobs, `${cluster.name}${suffix}`, origin, level, emission);
  for (const { verb, call, seconds, isOnlyATry, isPatient } of givingBack) {
    const anyway = target();
    chain(level, {
      type: "Task",
      name: emission.names.state(`${verb} ${cluster.name}${suffix}`, level),
      origin,
      resource: resource(emission, call.service, call.action, call.pattern),
      arguments: call.arguments,
      timeoutSeconds: constant(seconds),
      retry: [isPatient ? patientRetry(call.service) : giveBackRetry(call.service)],
      catch: [isOnlyATry ? { errors: ["States.ALL"], assign: [], next: anyway } : failure],
      assign: [],
      next: target(),
    });
    if (isOnlyATry) level.open.push(anyway);
  }
}

/** Whether a body can end well although a job of it still runs: one that took too long, and was passed over. */
function mayLeaveJobs(body: readonly Statement[]): boolean {
  return [...statementsOf(body)].some(
    (statement) => statement.kind === "try" || ("retry" in statement && takesTimeout(statement.retry)),
  );
}
