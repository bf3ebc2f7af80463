import { limits } from "../../../aws/limits.js";
import type { JsonObject } from "../../../machine/asl.js";
import type { Account } from "../account.js";
import { workMs } from "../../services/assumed-time.js";
import { fateOfJob, type Answer, type Request } from "../../services/service.js";
import { answerWhenNoticed, type Outcome } from "../notice.js";
import { objectIn, textIn } from "../read.js";
import { enter } from "../states-over-time.js";
import { answerNow, refusedByFate } from "../short-answers.js";
import { usualMs } from "../usual-times.js";
import { describedStep, livingClusterOf, refuse } from "./answers.js";
import { endStep, goOn } from "./lifecycle.js";
import { hasEnded, type ClusterRecord, type StepRecord } from "./records.js";

export function addStep(request: Request, answer: Answer): void {
  const { account } = request.execution;
  const cluster = livingClusterOf(request, answer);
  if (!cluster) return;
  const wish = objectIn(request.input, "Step");
  const [step] = addSteps(request, answer, cluster, [wish]) ?? [];
  if (!step) return;
  if (request.resource.pattern !== "sync") return answerNow(request, answer, () => ({ StepId: step.id }));
  answer.accept({ StepId: step.id });
  answerWhenNoticed(request, answer, step, () => stepOutcome(step, request));
  if (account.behaviour.stoppedSync === "cancelled") answer.whenStopped(() => endStep(account, step, "CANCELLED"));
}

/** Adds steps in one call, all or none; answers the refusal when EMR does not take them. */
export function addSteps(
  request: Request,
  answer: Answer,
  cluster: ClusterRecord,
  wishes: readonly JsonObject[],
): readonly StepRecord[] | undefined {
  const refusal = refusalOf(cluster, wishes);
  if (refusal !== undefined) return void refuse(request, answer, refusal);
  // Only a .sync call can fail, or hang, after the step was added.
  if (request.resource.pattern !== "sync" && refusedByFate(request, answer)) return undefined;
  return wishes.map((wish) => queueStep(request, cluster, wish));
}

function refusalOf(cluster: ClusterRecord, wishes: readonly JsonObject[]): string | undefined {
  const most = limits.activeSteps.max;
  if (cluster.active.length + wishes.length > most)
    return `Maximum number of active steps (State = 'Running', 'Pending' or 'Cancel_Pending') for cluster exceeded: ${most}.`;
  if (cluster.concurrency === 1) return undefined;
  const action = wishes.map(actionOf).find((each) => each !== "CONTINUE");
  return action && `ActionOnFailure ${action} does not go with StepConcurrencyLevel ${cluster.concurrency}.`;
}

function actionOf(wish: JsonObject): string {
  return textIn(wish, "ActionOnFailure") ?? "CONTINUE";
}

/** Queues a step; it starts when the cluster is ready and has a place. */
function queueStep(request: Request, cluster: ClusterRecord, wish: JsonObject): StepRecord {
  const { fate, state, execution } = request;
  const { account } = execution;
  const name = textIn(wish, "Name") ?? "";
  const step: StepRecord = {
    id: `s-SIM${account.steps.length + 1}`,
    name,
    cluster,
    addedBy: state,
    addedAt: account.clock.now(),
    actionOnFailure: actionOf(wish),
    duration: fateOfJob(fate) === "hangs" ? null : workMs(request, usualMs.job),
    fails: fateOfJob(fate) === "fails" || account.failing.has(name),
    failureReason: fate.kind === "hangs" ? undefined : fate.reason,
    watchers: [],
    state: "PENDING",
    states: [],
    startedAt: null,
    endedAt: null,
  };
  enter(account.clock, step, "PENDING");
  account.steps.push(step);
  cluster.steps.push(step);
  cluster.active.push(step);
  goOn(account, cluster);
  return step;
}

function stepOutcome(step: StepRecord, { fate, execution }: Request): Outcome | null {
  if (!hasEnded(step)) return null;
  if (step.state === "COMPLETED") return { result: completed(step, execution.account) };
  const { failedStepError, failedStepCause } = execution.account.behaviour;
  const told = fate.kind === "fails" ? fate.cause : undefined;
  const text = failedStepCause === "text" ? `Step ${step.id} is ${step.state}.` : JSON.stringify(describedStep(step));
  return { error: failedStepError, cause: told ?? text };
}

function completed(step: StepRecord, { behaviour }: Account): JsonObject {
  const described = describedStep(step);
  return behaviour.stepIdOfSync === "given" ? { StepId: step.id, ...described } : described;
}
