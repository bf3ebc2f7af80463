/** The calls of EMR on EKS that the simulator plays. Source of shapes: developer guide, connect-emr-eks, read 2026-11-24. */
import type { Answer, Request, Service } from "../services/service.js";
import { endHost, makeHost, runningJobs } from "./hosts.js";
import {
  cancelJobRun,
  describeJobRun,
  listJobRuns,
  livingHost,
  refuse,
  refusedByFate,
  startJobRun,
  type Spelling,
} from "./job-runs.js";
import { textIn } from "./read.js";

const usualMs = 60_000;

const spelling: Spelling = {
  kind: "virtual cluster",
  refusal: "EMRContainers.ValidationException",
  hostField: "VirtualClusterId",
  jobField: "Id",
  answerField: "Id",
  states: { RUNNING: "RUNNING", COMPLETED: "COMPLETED", FAILED: "FAILED", CANCELLED: "CANCELLED" },
};

const byName = (service: (request: Request, answer: Answer, spelling: Spelling) => void): Service => {
  return (request, answer) => service(request, answer, spelling);
};

export const containersServices: readonly (readonly [string, Service])[] = [
  ["emr-containers:createVirtualCluster", createVirtualCluster],
  ["emr-containers:deleteVirtualCluster", deleteVirtualCluster],
  ["emr-containers:startJobRun", byName(startJobRun)],
  ["aws-sdk:emrcontainers:cancelJobRun", byName(cancelJobRun)],
  ["aws-sdk:emrcontainers:describeJobRun", byName(describeJobRun)],
  ["aws-sdk:emrcontainers:listJobRuns", byName(listJobRuns)],
];

/** It is there with the answer. */
function createVirtualCluster(request: Request, answer: Answer): void {
  if (refusedByFate(request, answer)) return;
  const { execution, input, state } = request;
  const token = textIn(input, "ClientToken");
  const wish = { kind: "virtual cluster" as const, name: textIn(input, "Name") ?? "", madeBy: state, token };
  const host = makeHost(execution.account, wish);
  host.state = "CREATED";
  execution.clock.after(0, null, () => answer.succeed({ Id: host.id }));
}

/** A virtual cluster is not deleted while a job runs on it. */
function deleteVirtualCluster(request: Request, answer: Answer): void {
  const { account, clock } = request.execution;
  const host = livingHost(request, answer, spelling, "Id");
  if (!host || refusedByFate(request, answer)) return;
  if (runningJobs(account, host).length > 0) return refuse(answer, spelling, `${host.id} still runs jobs.`);
  endHost(account, host);
  const pause = request.resource.pattern === "sync" ? (request.duration ?? usualMs) : 0;
  clock.after(pause, null, () => answer.succeed({ Id: host.id }));
}
