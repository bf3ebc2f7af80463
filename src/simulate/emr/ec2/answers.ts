/** EMR's answers and refusals. */
import type { Json, JsonObject } from "../../../machine/asl.js";
import type { Answer, Request } from "../../services/service.js";
import { own } from "../read.js";
import { isAlive, type ClusterRecord, type StepRecord } from "./records.js";

/** The one name under which the integration of EMR reports whatever EMR refuses (seen in public code, in no document). */
const serviceError = "EMR.AmazonElasticMapReduceException";

/** Answers that EMR refuses a call. @param code EMR's own code, which stands in the cause only */
export function refuse(request: Request, answer: Answer, reason: string, code = "ValidationException"): void {
  const isSdk = request.resource.action.startsWith("aws-sdk:");
  const error = isSdk ? request.execution.account.behaviour.sdkErrors : serviceError;
  answer.fail(error, `${reason} (Service: AmazonElasticMapReduce; Status Code: 400; Error Code: ${code})`);
}

/** What DescribeCluster gives. */
export function describedCluster(cluster: ClusterRecord): JsonObject {
  return {
    Cluster: {
      Id: cluster.id,
      Name: cluster.name,
      Status: statusOf(cluster),
      TerminationProtected: cluster.protected,
      AutoTerminate: !cluster.keptAlive,
      StepConcurrencyLevel: cluster.concurrency,
      ...(cluster.release === null ? {} : { ReleaseLabel: cluster.release.label }),
    },
  };
}

/** What ListClusters gives of each. */
export function listedCluster(cluster: ClusterRecord): JsonObject {
  return { Id: cluster.id, Name: cluster.name, Status: statusOf(cluster) };
}

function statusOf({ state, reason }: ClusterRecord): JsonObject {
  return { State: state, StateChangeReason: reason === null ? {} : { Code: reason } };
}

/** What DescribeStep gives. */
export function describedStep(step: StepRecord): JsonObject {
  return { Step: listedStep(step) };
}

/** What ListSteps gives of each. */
export function listedStep({ id, name, actionOnFailure, state, failureReason }: StepRecord): JsonObject {
  const details =
    state === "FAILED" && failureReason !== undefined ? { FailureDetails: { Reason: failureReason } } : {};
  return { Id: id, Name: name, ActionOnFailure: actionOnFailure, Status: { State: state, ...details } };
}

/** Finds the cluster that a request names; answers the refusal when there is none. */
export function clusterOf(request: Request, answer: Answer, field = "ClusterId"): ClusterRecord | undefined {
  const id = own(request.input, field);
  const cluster = request.execution.account.clusters.find((candidate) => candidate.id === id);
  if (!cluster) refuse(request, answer, `Cluster id '${String(id)}' is not valid.`);
  return cluster;
}

/** As `clusterOf`, but EMR must not have accepted to end it. */
export function livingClusterOf(request: Request, answer: Answer, field = "ClusterId"): ClusterRecord | undefined {
  const cluster = clusterOf(request, answer, field);
  if (!cluster || isAlive(cluster)) return cluster;
  const reason = "A job flow that is shutting down, terminated, or finished may not be modified";
  refuse(request, answer, `${reason}: ${cluster.id}.`);
  return undefined;
}

/** Finds a step of a cluster; answers the refusal when there is none. */
export function stepOf(request: Request, answer: Answer, cluster: ClusterRecord, id: Json | undefined) {
  const step = cluster.steps.find((candidate) => candidate.id === id);
  if (!step) refuse(request, answer, "Step id is not valid.");
  return step;
}
