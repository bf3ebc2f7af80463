/** When a cluster's own AutoTerminationPolicy would end it. Only told, never done: the promise must hold without it. */
import type { ClusterRecord } from "./account.js";

/** Gives the moment in ms, or `null` if it never comes: no policy, or a step that hangs or waits. */
export function idleEndOf(cluster: ClusterRecord): number | null {
  if (cluster.idleTimeoutSeconds === null || cluster.readyAt === null) return null;
  let busyUntil = cluster.readyAt;
  for (const step of cluster.steps) {
    const end = step.endedAt ?? plannedEnd(step.startedAt, step.duration);
    if (end === null) return null;
    busyUntil = Math.max(busyUntil, end);
  }
  return busyUntil + cluster.idleTimeoutSeconds * 1000;
}

function plannedEnd(startedAt: number | null, duration: number | null): number | null {
  return startedAt === null || duration === null ? null : startedAt + duration;
}
