import { supports } from "../../../aws/features.js";
import type { Json, JsonObject } from "../../../machine/asl.js";
import type { Account } from "../account.js";
import type { Answer, Request } from "../../services/service.js";
import { own } from "../read.js";
import { answerNow, refusedByFate } from "../short-answers.js";
import { clusterOf, refuse, stepOf } from "./answers.js";
import { endStep } from "./lifecycle.js";
import type { ClusterRecord, StepRecord } from "./records.js";

/** EMR takes the call in any case, and says of each step whether it cancels it. */
export function cancelStep(request: Request, answer: Answer): void {
  const cluster = cancellingClusterOf(request, answer);
  if (!cluster || refusedByFate(request, answer)) return;
  const step = stepOf(request, answer, cluster, own(request.input, "StepId"));
  if (!step) return;
  const info = cancelled(request.execution.account, step);
  answerNow(request, answer, () => ({ CancelStepsInfo: info }));
}

/** Finds the cluster of a request to cancel; answers the refusal of one whose release cannot. */
export function cancellingClusterOf(request: Request, answer: Answer): ClusterRecord | undefined {
  const cluster = clusterOf(request, answer);
  if (!cluster || cluster.release === null || supports(cluster.release, "cancel-pending-step")) return cluster;
  refuse(request, answer, `Steps cannot be cancelled on ${cluster.release.label}.`);
  return undefined;
}

/** Cancels a step if EMR can, by SIGTERM if it runs, and gives what EMR says of it. */
export function cancelled(account: Account, step: StepRecord): JsonObject {
  const id: Json = step.id;
  if (!canCancel(account, step)) return { StepId: id, Status: "FAILED", Reason: `The step is ${step.state}.` };
  endStep(account, step, "CANCELLED");
  return { StepId: id, Status: "SUBMITTED" };
}

function canCancel({ behaviour }: Account, { state, cluster }: StepRecord): boolean {
  if (state === "PENDING") return true;
  if (state !== "RUNNING" || behaviour.cancelOfRunning === "refuses") return false;
  return cluster.release === null || supports(cluster.release, "cancel-running-step");
}
