/** EMR's answers and refusals. */
import type { Json, JsonObject } from "../../machine/asl.js";
import type { Answer, Request } from "../services/service.js";
import { isAlive, type Account, type ClusterRecord, type StepRecord } from "./account.js";

/** The one name under which Step Functions reports whatever EMR refuses. */
const serviceError = "EMR.AmazonElasticMapReduceException";

export function refuse(answer: Answer, reason: string): void {
  answer.fail(serviceError, `${reason} (Service: AmazonElasticMapReduce; Status Code: 400)`);
}

/** Answers the refusal of a call that a fault makes fail; says whether it did. */
export function refusedByFate(request: Request, answer: Answer): boolean {
  const { fate } = request;
  if (fate.kind === "fails") answer.fail("States.TaskFailed", fate.cause ?? `injected into ${request.state}`);
  return fate.kind !== "works";
}

export function describedCluster(cluster: ClusterRecord): JsonObject {
  return {
    Cluster: {
      Id: cluster.id,
      Name: cluster.name,
      Status: { State: cluster.state },
      TerminationProtected: cluster.protected,
    },
  };
}

export function describedStep(step: StepRecord): JsonObject {
  return {
    Step: { Id: step.id, Name: step.name, ActionOnFailure: step.actionOnFailure, Status: { State: step.status } },
  };
}

/** Finds the cluster that a request names; answers the refusal when there is none. */
export function clusterOf(account: Account, id: Json | undefined, answer: Answer): ClusterRecord | undefined {
  const cluster = account.clusters.find((candidate) => candidate.id === id);
  if (!cluster) refuse(answer, `Cluster id '${String(id)}' is not valid.`);
  return cluster;
}

/** As `clusterOf`, but the cluster must not have ended. */
export function livingClusterOf(account: Account, id: Json | undefined, answer: Answer): ClusterRecord | undefined {
  const cluster = clusterOf(account, id, answer);
  if (!cluster || isAlive(cluster)) return cluster;
  refuse(answer, `A job flow that is shutting down, terminated, or finished may not be modified: ${cluster.id}.`);
  return undefined;
}
