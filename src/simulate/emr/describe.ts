/** EMR calls that only read, by the SDK integration. */
import type { Answer, Request } from "../services/service.js";
import { isAlive } from "./account.js";
import { own } from "./read.js";
import { clusterOf, describedCluster, describedStep, refuse, refusedByFate } from "./shapes.js";

export function describeCluster(request: Request, answer: Answer): void {
  const cluster = clusterOf(request.execution.account, own(request.input, "ClusterId"), answer);
  if (!cluster || refusedByFate(request, answer)) return;
  request.execution.clock.after(0, null, () => answer.succeed(describedCluster(cluster)));
}

export function describeStep(request: Request, answer: Answer): void {
  const { account, clock } = request.execution;
  const cluster = clusterOf(account, own(request.input, "ClusterId"), answer);
  if (!cluster || refusedByFate(request, answer)) return;
  const id = own(request.input, "StepId");
  const step = cluster.steps.find((candidate) => candidate.id === id);
  if (!step) return refuse(answer, "Step id is not valid.");
  clock.after(0, null, () => answer.succeed(describedStep(step)));
}

/** Gives the living clusters, whatever states were asked for. */
export function listClusters(request: Request, answer: Answer): void {
  if (refusedByFate(request, answer)) return;
  const { account, clock } = request.execution;
  const clusters = account.clusters
    .filter(isAlive)
    .map(({ id, name, state }) => ({ Id: id, Name: name, Status: { State: state } }));
  clock.after(0, null, () => answer.succeed({ Clusters: clusters }));
}
