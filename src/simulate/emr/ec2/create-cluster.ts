import { featureSince, supports, type Feature } from "../../../aws/features.js";
import { parseRelease } from "../../../aws/release-label.js";
import type { JsonObject } from "../../../machine/asl.js";
import { workMs } from "../../services/assumed-time.js";
import type { Answer, Request } from "../../services/service.js";
import { answerWhenNoticed, type Outcome } from "../notice.js";
import { numberIn, textIn } from "../read.js";
import { answerNow, refusedByFate } from "../short-answers.js";
import { usualMs } from "../usual-times.js";
import { describedCluster, refuse } from "./answers.js";
import { beginCluster } from "./begin-cluster.js";
import { endCluster } from "./lifecycle.js";
import { isAlive, type ClusterRecord } from "./records.js";

/** A cluster that was asked for stays when nobody waits for it any more, unless the switch says that a stop ends it. */
export function createCluster(request: Request, answer: Answer): void {
  const cluster = begunBy(request, answer);
  if (!cluster) return;
  const { account } = request.execution;
  if (request.resource.pattern !== "sync") return answerNow(request, answer, () => ({ ClusterId: cluster.id }));
  answer.accept({ ClusterId: cluster.id });
  answerWhenNoticed(request, answer, cluster, () => createdOutcome(cluster, request));
  if (account.behaviour.stoppedCreation === "survives") return;
  answer.whenStopped(() => endCluster(account, cluster, { by: "stop", reason: "USER_REQUEST" }));
}

/** Makes the cluster that a request asks for; answers the refusal when EMR does not take it. */
export function begunBy(request: Request, answer: Answer): ClusterRecord | undefined {
  const { input, fate, resource, execution, state } = request;
  // Only a .sync call can fail, or hang, after the cluster was made.
  if (resource.pattern !== "sync" && refusedByFate(request, answer)) return undefined;
  const tooNew = newerThanRelease(input);
  if (tooNew !== undefined) {
    refuse(request, answer, tooNew);
    return undefined;
  }
  return beginCluster(execution.account, input, {
    madeBy: state,
    startUp: fate.kind === "hangs" ? null : workMs(request, usualMs.startUp),
    failsBy: fate.kind === "fails" ? (fate.reason ?? "INTERNAL_ERROR") : null,
  });
}

function createdOutcome(cluster: ClusterRecord, { fate }: Request): Outcome | null {
  if (cluster.broken || !isAlive(cluster)) {
    const told = fate.kind === "fails" ? fate.cause : undefined;
    return { error: "States.TaskFailed", cause: told ?? JSON.stringify(describedCluster(cluster)) };
  }
  return cluster.state === "WAITING" ? { result: { ClusterId: cluster.id, ...describedCluster(cluster) } } : null;
}

/** Fields that a release must know. */
const needs: readonly (readonly [Feature, string, (request: JsonObject) => boolean])[] = [
  ["step-concurrency", "StepConcurrencyLevel", (request) => (numberIn(request, "StepConcurrencyLevel") ?? 1) > 1],
  ["auto-termination", "AutoTerminationPolicy", (request) => Object.hasOwn(request, "AutoTerminationPolicy")],
];

/** Says what a request asks of a release that does not have it yet. Nothing is known of a cluster without a release. */
function newerThanRelease(request: JsonObject): string | undefined {
  const release = parseRelease(textIn(request, "ReleaseLabel") ?? "");
  if (release === null) return undefined;
  const missing = needs.find(([feature, , isAsked]) => isAsked(request) && !supports(release, feature));
  return missing && `${missing[1]} needs a release from ${featureSince(missing[0])} on, not ${release.label}.`;
}
