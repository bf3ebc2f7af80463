/** The calls that begin a job, and are answered before it ends unless the state waits for it. */
import { readResource } from "../services/resource.js";

const starts: ReadonlySet<string> = new Set([
  "elasticmapreduce:addStep",
  "aws-sdk:emr:addJobFlowSteps",
  "emr-serverless:startJobRun",
  "aws-sdk:emrserverless:startJobRun",
  "emr-containers:startJobRun",
  "aws-sdk:emrcontainers:startJobRun",
]);

/** Whether a Task begins a job and goes on without it, so that the job may fail though the Task does not. */
export function goesOnWithoutItsJob(resource: string): boolean {
  const { action, pattern } = readResource(resource);
  return pattern === "request" && starts.has(action);
}
