/** Which calls give back what a run made, and which only go before that. Source: API references of EMR, EMR Serverless and EMR on EKS, read 2026-11-24. */
import type { State, TaskState } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import { statesOf } from "../../machine/walk.js";
import { readResource } from "../services/resource.js";
import type { Cluster, Run } from "../run.js";

const ends: ReadonlySet<string> = new Set([
  "elasticmapreduce:terminateCluster",
  "aws-sdk:emr:terminateJobFlows",
  "emr-serverless:deleteApplication",
  "aws-sdk:emrserverless:deleteApplication",
  "emr-containers:deleteVirtualCluster",
  "aws-sdk:emrcontainers:deleteVirtualCluster",
]);

/** What has to be so before: no protection, no application that runs, no job on it. */
const prepares: ReadonlySet<string> = new Set([
  "elasticmapreduce:setClusterTerminationProtection",
  "aws-sdk:emr:setTerminationProtection",
  "emr-serverless:stopApplication",
  "aws-sdk:emrserverless:stopApplication",
  "emr-serverless:cancelJobRun",
  "aws-sdk:emrserverless:cancelJobRun",
  "aws-sdk:emrserverless:listJobRuns",
  "emr-containers:cancelJobRun",
  "aws-sdk:emrcontainers:cancelJobRun",
  "aws-sdk:emrcontainers:listJobRuns",
]);

/** Whether a state's call ends a cluster or what stands for one. */
export function isGivingBack(state: State): boolean {
  return state.Type === "Task" && ends.has(readResource(state.Resource).action);
}

/** Whether a state only goes before giving back: a call of that kind, or a Map of such calls. */
export function isPreparing(state: State): boolean {
  if (state.Type === "Task") return prepares.has(readResource(state.Resource).action) && !takesProtection(state);
  if (state.Type !== "Map" || !state.ItemProcessor) return false;
  const tasks = [...statesOf(state.ItemProcessor)].filter((inner) => inner.state.Type === "Task");
  return tasks.length > 0 && tasks.every((inner) => isPreparing(inner.state));
}

/** Protection that is put on is part of the work. */
function takesProtection({ Arguments, Parameters }: TaskState): boolean {
  return [Arguments, Parameters].some((given) => isObject(given) && given["TerminationProtected"] === true);
}

/** Whether a run asked for the end of a cluster. One that is alive all the same was refused. */
export function wasAskedToEnd({ id }: Cluster, { calls }: Run): boolean {
  return calls.some(
    ({ resource, arguments: given }) =>
      ends.has(readResource(resource).action) && JSON.stringify(given).includes(JSON.stringify(id)),
  );
}
