import type { Answer, Request } from "../services/service.js";
import { endCluster } from "./lifecycle.js";
import { own } from "./read.js";
import { clusterOf, describedCluster, livingClusterOf, refuse, refusedByFate } from "./shapes.js";

const usualShutDownMs = 60_000;

/** Ends a cluster; ending one that has ended is no error. One that a fault meets was not ended. */
export function terminateCluster(request: Request, answer: Answer): void {
  const { account, clock } = request.execution;
  const cluster = clusterOf(account, own(request.input, "ClusterId"), answer);
  if (!cluster || refusedByFate(request, answer)) return;
  if (cluster.protected && cluster.endedAt === null) {
    return refuse(
      answer,
      `Could not shut down one or more job flows since they are termination protected: ${cluster.id}.`,
    );
  }
  const pause = cluster.endedAt === null ? (request.duration ?? usualShutDownMs) : 0;
  endCluster(account, cluster);
  if (request.resource.pattern === "sync") clock.after(pause, null, () => answer.succeed(describedCluster(cluster)));
  else clock.after(0, null, () => answer.succeed({}));
}

export function setTerminationProtection(request: Request, answer: Answer): void {
  const { account, clock } = request.execution;
  const cluster = livingClusterOf(account, own(request.input, "ClusterId"), answer);
  if (!cluster || refusedByFate(request, answer)) return;
  const wanted = own(request.input, "TerminationProtected");
  if (typeof wanted !== "boolean") return refuse(answer, "TerminationProtected is required.");
  cluster.protected = wanted;
  clock.after(0, null, () => answer.succeed({}));
}
