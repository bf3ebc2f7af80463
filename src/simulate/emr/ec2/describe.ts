/** EMR calls that only read, by the SDK integration. */
import type { JsonObject } from "../../../machine/asl.js";
import type { Answer, Request } from "../../services/service.js";
import { own, textsIn } from "../read.js";
import { answerNow, refusedByFate } from "../short-answers.js";
import { clusterOf, describedCluster, describedStep, listedCluster, listedStep, stepOf } from "./answers.js";

export function describeCluster(request: Request, answer: Answer): void {
  const cluster = clusterOf(request, answer);
  if (!cluster || refusedByFate(request, answer)) return;
  answerNow(request, answer, () => describedCluster(cluster));
}

export function describeStep(request: Request, answer: Answer): void {
  const cluster = clusterOf(request, answer);
  if (!cluster || refusedByFate(request, answer)) return;
  const step = stepOf(request, answer, cluster, own(request.input, "StepId"));
  if (step) answerNow(request, answer, () => describedStep(step));
}

/** Gives the clusters, newest first, in the states that were asked for; all of them on one page. */
export function listClusters(request: Request, answer: Answer): void {
  if (refusedByFate(request, answer)) return;
  const { account } = request.execution;
  const isAsked = filterOf(request.input, "ClusterStates");
  answerNow(request, answer, () => ({
    Clusters: account.clusters
      .filter(({ state }) => isAsked(state))
      .map(listedCluster)
      .reverse(),
  }));
}

/** Gives the steps of a cluster, newest first, by state or id as asked; all of them on one page. */
export function listSteps(request: Request, answer: Answer): void {
  const cluster = clusterOf(request, answer);
  if (!cluster || refusedByFate(request, answer)) return;
  const isAsked = filterOf(request.input, "StepStates");
  const isNamed = filterOf(request.input, "StepIds");
  answerNow(request, answer, () => ({
    Steps: cluster.steps
      .filter(({ state, id }) => isAsked(state) && isNamed(id))
      .map(listedStep)
      .reverse(),
  }));
}

/** An empty list, or none, asks for everything. */
function filterOf(input: JsonObject, field: string): (value: string) => boolean {
  const wanted = textsIn(input, field);
  return (value) => wanted.length === 0 || wanted.includes(value);
}
