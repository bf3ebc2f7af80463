/** How long the work of a task takes that nobody told. What nobody said must not make a run fail. */
import type { Request } from "./service.js";

/**
 * Gives the time that was told, or the usual one, in ms; the latter is noted as assumed. A task that waits for its work has
 * it done by half of its own TimeoutSeconds, so that the other half is left for noticing it.
 *
 * @param isAnswer whether the work is to answer, so that also a task waits for it that waits for nothing else
 */
export function workMs(request: Request, usual: number, isAnswer = false): number {
  const { duration, state, execution, resource, timeout } = request;
  if (duration !== undefined) return duration;
  const waits = isAnswer || resource.pattern !== "request";
  const took = waits && timeout !== null ? Math.min(usual, timeout * 500) : usual;
  execution.assumedTimes.push({ state, took });
  return took;
}
