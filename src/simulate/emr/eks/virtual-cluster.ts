/** Virtual clusters of EMR on EKS, and the words that their service uses. Source of shapes: developer guide, connect-emr-eks, read 2026-11-24. */
import { exceptionPrefix } from "../../../aws/sdk-services.js";
import type { JsonObject } from "../../../machine/asl.js";
import { workMs } from "../../services/assumed-time.js";
import type { Answer, Request } from "../../services/service.js";
import { livingHost, refuse } from "../jobs/calls.js";
import type { Dialect } from "../jobs/dialect.js";
import { endHost, makeHost } from "../jobs/hosts.js";
import type { HostRecord } from "../jobs/records.js";
import { answerWhenNoticed } from "../notice.js";
import { textIn } from "../read.js";
import { usualMs } from "../usual-times.js";
import { answerNow, refusedByFate } from "../short-answers.js";

/** What EMR on EKS says of a job that failed by itself (botocore, FailureReason). */
const usualFailureReason = "USER_ERROR";

export const eks: Dialect = {
  kind: "virtual cluster",
  hostField: "VirtualClusterId",
  jobField: "Id",
  before: ["PENDING", "SUBMITTED"],
  success: "COMPLETED",
  cancelling: "CANCEL_PENDING",
  errors: ({ resource, execution }) =>
    (resource.action.startsWith("aws-sdk:") ? exceptionPrefix("emrcontainers") : undefined) ??
    execution.account.behaviour.containersErrors,
  isReady: (_, host) => host.state === "RUNNING",
  becameIdle: () => undefined,
  told: ({ host, outcome, failureReason }) => ({
    VirtualClusterId: host.id,
    ...(outcome === "FAILED" ? { FailureReason: failureReason ?? usualFailureReason } : {}),
  }),
  longest: () => null,
};

/** It is there with the answer. */
export function createVirtualCluster(request: Request, answer: Answer): void {
  if (refusedByFate(request, answer)) return;
  const { execution, input, state } = request;
  const token = textIn(input, "ClientToken");
  const wish = { kind: "virtual cluster" as const, name: textIn(input, "Name") ?? "", madeBy: state, token };
  const host = makeHost(execution.account, wish, "RUNNING");
  answerNow(request, answer, () => ({ Id: host.id }));
}

/** A virtual cluster is not deleted while a job runs on it. */
export function deleteVirtualCluster(request: Request, answer: Answer): void {
  const host = livingHost(eks, request, answer, "Id");
  if (!host || refusedByFate(request, answer)) return;
  if (host.active.length > 0) return refuse(eks, request, answer, `${host.id} still runs jobs.`);
  endHost(request.execution.account, host, "call", workMs(request, usualMs.hostChange));
  if (request.resource.pattern !== "sync") return answerNow(request, answer, () => ({ Id: host.id }));
  answer.accept({ Id: host.id });
  answerWhenNoticed(request, answer, host, () => (host.state === "TERMINATED" ? { result: { Id: host.id } } : null));
}

export function describeVirtualCluster(request: Request, answer: Answer): void {
  const host = livingHost(eks, request, answer, "Id");
  if (!host || refusedByFate(request, answer)) return;
  answerNow(request, answer, () => describedVirtualCluster(host));
}

function describedVirtualCluster({ id, name, state }: HostRecord): JsonObject {
  return { VirtualCluster: { Id: id, Name: name, State: state } };
}
