/** EMR's own API, by the SDK integration: the calls that make, change and end what the optimized integration does too. */
import type { JsonObject } from "../../../machine/asl.js";
import type { Answer, Request } from "../../services/service.js";
import { objectsIn, textsIn } from "../read.js";
import { answerNow, refusedByFate } from "../short-answers.js";
import { usualMs } from "../usual-times.js";
import { addSteps } from "./add-step.js";
import { clusterOf, livingClusterOf, stepOf } from "./answers.js";
import { cancelled, cancellingClusterOf } from "./cancel-step.js";
import { begunBy } from "./create-cluster.js";
import { idleTimeoutOf } from "./idle-policy.js";
import { watchIdleness } from "./lifecycle.js";
import type { ClusterRecord, StepRecord } from "./records.js";
import { endedBy, protect } from "./terminate-cluster.js";

/** A cluster that may bring its steps along, and ends after them unless it is to be kept. */
export function runJobFlow(request: Request, answer: Answer): void {
  const cluster = begunBy(request, answer);
  if (!cluster) return;
  const wishes = objectsIn(request.input, "Steps");
  // How long the call's work takes is the cluster's start-up.
  if (wishes.length > 0 && !addSteps({ ...request, duration: usualMs.job }, answer, cluster, wishes)) return;
  answerNow(request, answer, () => ({ JobFlowId: cluster.id }));
}

export function addJobFlowSteps(request: Request, answer: Answer): void {
  const cluster = livingClusterOf(request, answer, "JobFlowId");
  const steps = cluster && addSteps(request, answer, cluster, objectsIn(request.input, "Steps"));
  if (steps) answerNow(request, answer, () => ({ StepIds: steps.map(({ id }) => id) }));
}

export function cancelSteps(request: Request, answer: Answer): void {
  const cluster = cancellingClusterOf(request, answer);
  if (!cluster || refusedByFate(request, answer)) return;
  const steps: StepRecord[] = [];
  for (const id of textsIn(request.input, "StepIds")) {
    const step = stepOf(request, answer, cluster, id);
    if (!step) return;
    steps.push(step);
  }
  const infos = steps.map((step) => cancelled(request.execution.account, step));
  answerNow(request, answer, () => ({ CancelStepsInfoList: infos }));
}

export function terminateJobFlows(request: Request, answer: Answer): void {
  const clusters = namedClusters(request, answer);
  if (!clusters || refusedByFate(request, answer) || !endedBy(request, answer, clusters)) return;
  answerNow(request, answer, () => ({}));
}

export function setProtection(request: Request, answer: Answer): void {
  const clusters = namedClusters(request, answer);
  if (!clusters || refusedByFate(request, answer)) return;
  protect(request, clusters);
  answerNow(request, answer, () => ({}));
}

export function putAutoTerminationPolicy(request: Request, answer: Answer): void {
  setPolicy(request, answer, idleTimeoutOf(request.input));
}

export function removeAutoTerminationPolicy(request: Request, answer: Answer): void {
  setPolicy(request, answer, null);
}

function setPolicy(request: Request, answer: Answer, timeout: number | null): void {
  const cluster = livingClusterOf(request, answer);
  if (!cluster || refusedByFate(request, answer)) return;
  cluster.idleTimeoutMs = timeout;
  watchIdleness(request.execution.account, cluster);
  answerNow(request, answer, () => ({}));
}

function namedClusters(request: Request, answer: Answer): readonly ClusterRecord[] | undefined {
  const clusters: ClusterRecord[] = [];
  for (const id of textsIn(request.input, "JobFlowIds")) {
    const named: JsonObject = { ClusterId: id };
    const cluster = clusterOf({ ...request, input: named }, answer);
    if (!cluster) return undefined;
    clusters.push(cluster);
  }
  return clusters;
}
