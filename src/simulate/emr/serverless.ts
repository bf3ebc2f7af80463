/** The calls of EMR Serverless that the simulator plays. Source of shapes: developer guide, connect-emr-serverless, read 2026-11-24. */
import type { Answer, Request, Service } from "../services/service.js";
import { endHost, makeHost, runningJobs, type HostRecord } from "./hosts.js";
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
  kind: "application",
  refusal: "EMRServerless.ValidationException",
  hostField: "ApplicationId",
  jobField: "JobRunId",
  answerField: "JobRunId",
  states: { RUNNING: "RUNNING", COMPLETED: "SUCCESS", FAILED: "FAILED", CANCELLED: "CANCELLED" },
};

const byName = (service: (request: Request, answer: Answer, spelling: Spelling) => void): Service => {
  return (request, answer) => service(request, answer, spelling);
};

export const serverlessServices: readonly (readonly [string, Service])[] = [
  ["emr-serverless:createApplication", createApplication],
  ["emr-serverless:startApplication", changeState(["CREATED", "STARTED", "STOPPED"], "STARTED")],
  ["emr-serverless:stopApplication", changeState(["STARTED", "STOPPED", "CREATED"], "STOPPED")],
  ["emr-serverless:deleteApplication", changeState(["CREATED", "STOPPED"], "TERMINATED")],
  ["emr-serverless:startJobRun", byName(startJobRun)],
  ["emr-serverless:cancelJobRun", byName(cancelJobRun)],
  ["aws-sdk:emrserverless:getJobRun", byName(describeJobRun)],
  ["aws-sdk:emrserverless:listJobRuns", byName(listJobRuns)],
];

/** An application that was asked for stays when nobody waits for it any more; one that could not be made is gone. */
function createApplication(request: Request, answer: Answer): void {
  const { execution, input, fate, state } = request;
  const { account, clock } = execution;
  const token = textIn(input, "ClientToken");
  const host = makeHost(account, { kind: "application", name: textIn(input, "Name") ?? "", madeBy: state, token });
  if (fate.kind === "hangs") return;
  clock.after(request.duration ?? usualMs, null, () => {
    if (fate.kind === "fails") {
      endHost(account, host);
      answer.fail("States.TaskFailed", fate.cause ?? `${host.id} is TERMINATED`);
      return;
    }
    if (host.state === "CREATING") host.state = "CREATED";
    answer.succeed({ ApplicationId: host.id, Application: { ApplicationId: host.id, State: host.state } });
  });
}

/** An application is neither stopped nor deleted while a job runs on it. */
function changeState(from: readonly HostRecord["state"][], to: HostRecord["state"]): Service {
  return (request, answer) => {
    const { account, clock } = request.execution;
    const host = livingHost(request, answer, spelling);
    if (!host || refusedByFate(request, answer)) return;
    if (!from.includes(host.state)) return refuse(answer, spelling, `${host.id} is ${host.state}.`);
    if (to !== "STARTED" && runningJobs(account, host).length > 0)
      return refuse(answer, spelling, `${host.id} still runs jobs.`);
    if (to === "TERMINATED") endHost(account, host);
    else host.state = to;
    clock.after(request.duration ?? usualMs, null, () => answer.succeed({ ApplicationId: host.id }));
  };
}
