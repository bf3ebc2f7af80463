import type { Answer, Request } from "../services/service.js";
import type { ClusterRecord, StepRecord } from "./account.js";
import { objectIn, own, textIn } from "./read.js";
import { clusterOf, describedStep, livingClusterOf, refuse, refusedByFate } from "./shapes.js";
import { endStep, hasEnded } from "./lifecycle.js";
import { queueStep } from "./steps.js";

const usualStepMs = 600_000;

export function addStep(request: Request, answer: Answer): void {
  const { account } = request.execution;
  const cluster = livingClusterOf(account, own(request.input, "ClusterId"), answer);
  if (!cluster) return;
  const wish = objectIn(request.input, "Step");
  const name = textIn(wish, "Name");
  if (name === undefined) return refuse(answer, "Step.Name is required.");
  if (textIn(objectIn(wish, "HadoopJarStep"), "Jar") === undefined)
    return refuse(answer, "Step.HadoopJarStep.Jar is required.");
  const actionOnFailure = textIn(wish, "ActionOnFailure") ?? "CONTINUE";
  if (cluster.concurrency > 1 && actionOnFailure !== "CONTINUE") {
    return refuse(
      answer,
      `ActionOnFailure ${actionOnFailure} does not go with StepConcurrencyLevel ${cluster.concurrency}.`,
    );
  }
  if (request.resource.pattern !== "sync" && request.fate.kind !== "works") return void refusedByFate(request, answer);
  const step = queueStep(account, cluster, {
    name,
    addedBy: request.state,
    actionOnFailure,
    duration: request.fate.kind === "hangs" ? null : (request.duration ?? usualStepMs),
    fails: request.fate.kind === "fails",
  });
  if (request.resource.pattern === "sync") return answerWhenDone(step, request, answer);
  request.execution.clock.after(0, null, () => answer.succeed({ StepId: step.id }));
}

function answerWhenDone(step: StepRecord, request: Request, answer: Answer): void {
  const { execution, fate } = request;
  step.watchers.push(() => {
    if (step.status === "COMPLETED") return answer.succeed(describedStep(step));
    const told = fate.kind === "fails" ? fate.cause : undefined;
    answer.fail("States.TaskFailed", told ?? JSON.stringify(describedStep(step)));
  });
  answer.whenStopped(() => endStep(execution.account, step, "CANCELLED"));
}

/** Cancels a pending step; a running one it leaves alone (developer guide, connect-emr: "cancels a pending step"). */
export function cancelStep(request: Request, answer: Answer): void {
  const { account, clock } = request.execution;
  const cluster = clusterOf(account, own(request.input, "ClusterId"), answer);
  if (!cluster || refusedByFate(request, answer)) return;
  const step = stepOn(cluster, request);
  if (!step) return refuse(answer, "Step id is not valid.");
  const cancelled = step.status === "PENDING" && !hasEnded(step);
  if (cancelled) endStep(account, step, "CANCELLED");
  const info = cancelled
    ? { StepId: step.id, Status: "SUBMITTED" }
    : { StepId: step.id, Status: "FAILED", Reason: `The step is ${step.status}.` };
  clock.after(0, null, () => answer.succeed({ CancelStepsInfo: info }));
}

function stepOn(cluster: ClusterRecord, request: Request): StepRecord | undefined {
  const id = own(request.input, "StepId");
  return cluster.steps.find((candidate) => candidate.id === id);
}
