/** Auto-termination policies: what a request says, and when one would end a cluster that is left alone. */
import { limits } from "../../../aws/limits.js";
import type { JsonObject } from "../../../machine/asl.js";
import type { Account } from "../account.js";
import { numberIn, objectIn } from "../read.js";
import { staysIdle } from "./lifecycle.js";
import { isAlive, isReady, type ClusterRecord, type StepRecord } from "./records.js";

/** Gives the timeout of a request's AutoTerminationPolicy in ms; `null` when it has none. */
export function idleTimeoutOf(request: JsonObject): number | null {
  if (!Object.hasOwn(request, "AutoTerminationPolicy")) return null;
  return (numberIn(objectIn(request, "AutoTerminationPolicy"), "IdleTimeout") ?? limits.idleTimeout.default) * 1000;
}

/** Gives when the policy would end a cluster to which nobody does anything more, in ms since the start; `null`: never. */
export function idleEndOf(account: Account, cluster: ClusterRecord): number | null {
  if (!isAlive(cluster) || cluster.idleTimeoutMs === null || staysIdle(account, cluster)) return null;
  const end = busyUntil(account, cluster) + cluster.idleTimeoutMs;
  return Number.isFinite(end) ? end : null;
}

/** Plays its steps to their ends, as they would go on; infinite when it never becomes ready, or a step hangs. */
function busyUntil(account: Account, cluster: ClusterRecord): number {
  const ready = isReady(cluster) ? account.clock.now() : (cluster.readyBy ?? Infinity);
  if (cluster.idleSince !== null) return cluster.idleSince;
  const running = cluster.active.filter((step) => step.startedAt !== null);
  const places = running.map((step) => endOf(step, step.startedAt ?? ready));
  while (places.length < cluster.concurrency) places.push(ready);
  for (const step of cluster.active) {
    if (step.startedAt !== null) continue;
    const first = places.indexOf(Math.min(...places));
    places[first] = endOf(step, places[first] ?? ready);
  }
  return Math.max(...places);
}

function endOf({ duration }: StepRecord, start: number): number {
  return duration === null ? Infinity : start + duration;
}
