import { workMs } from "../../services/assumed-time.js";
import type { Answer, Request } from "../../services/service.js";
import { answerWhenNoticed } from "../notice.js";
import { booleanIn } from "../read.js";
import { answerNow, refusedByFate } from "../short-answers.js";
import { usualMs } from "../usual-times.js";
import { clusterOf, describedCluster, livingClusterOf, refuse } from "./answers.js";
import { endCluster, watchIdleness } from "./lifecycle.js";
import { isAlive, type ClusterRecord } from "./records.js";

/** Ends a cluster; ending one that has ended is no error. One that a fault meets was not ended. */
export function terminateCluster(request: Request, answer: Answer): void {
  const cluster = clusterOf(request, answer);
  if (!cluster || refusedByFate(request, answer)) return;
  if (!endedBy(request, answer, [cluster])) return;
  if (request.resource.pattern !== "sync") return answerNow(request, answer, () => ({}));
  answer.accept({});
  answerWhenNoticed(request, answer, cluster, () => (isGone(cluster) ? { result: describedCluster(cluster) } : null));
}

/** Has clusters end; answers the refusal, and ends none, when one of them is protected. */
export function endedBy(request: Request, answer: Answer, clusters: readonly ClusterRecord[]): boolean {
  const { account } = request.execution;
  const locked = clusters.filter((cluster) => cluster.protected && isAlive(cluster)).map(({ id }) => id);
  if (locked.length > 0) {
    const reason = "Could not shut down one or more job flows since they are termination protected";
    refuse(request, answer, `${reason}: ${locked.join(", ")}.`);
    return false;
  }
  for (const cluster of clusters) {
    cluster.givenBackAt ??= account.clock.now();
    if (!isAlive(cluster)) continue;
    endCluster(account, cluster, { by: "call", reason: "USER_REQUEST", shutDown: workMs(request, usualMs.shutDown) });
  }
  return true;
}

function isGone({ state }: ClusterRecord): boolean {
  return state === "TERMINATED" || state === "TERMINATED_WITH_ERRORS";
}

export function setTerminationProtection(request: Request, answer: Answer): void {
  const cluster = livingClusterOf(request, answer);
  if (!cluster || refusedByFate(request, answer)) return;
  protect(request, [cluster]);
  answerNow(request, answer, () => ({}));
}

/** Sets protection as a request says. A cluster that has been idle for long enough ends when it is taken off. */
export function protect({ input, execution }: Request, clusters: readonly ClusterRecord[]): void {
  for (const cluster of clusters) {
    cluster.protected = booleanIn(input, "TerminationProtected") ?? false;
    if (!cluster.protected) watchIdleness(execution.account, cluster);
  }
}
