/** Calls that start a job on what EMR's services keep running, and what they run on. */
import { readCall } from "../../../machine/call.js";

/** CloudFormation's name of what a job runs on, by the action that starts it. */
const runsOn: ReadonlyMap<string, string> = new Map([
  ["elasticmapreduce:addStep", "AWS::EMR::Cluster"],
  ["aws-sdk:emr:addJobFlowSteps", "AWS::EMR::Cluster"],
  ["emr-serverless:startJobRun", "AWS::EMRServerless::Application"],
  ["aws-sdk:emrserverless:startJobRun", "AWS::EMRServerless::Application"],
  ["emr-containers:startJobRun", "AWS::EMRContainers::VirtualCluster"],
  ["aws-sdk:emrcontainers:startJobRun", "AWS::EMRContainers::VirtualCluster"],
]);

/** Whether a Task starts a job. */
export function startsJob(resource: string): boolean {
  return runsOn.has(readCall(resource)?.action ?? "");
}

/** Gives what a job runs on that a Task starts and does not wait for; `null` for every other Task. */
export function leavesJobOn(resource: string): string | null {
  const call = readCall(resource);
  return call?.pattern === "request" ? (runsOn.get(call.action) ?? null) : null;
}
