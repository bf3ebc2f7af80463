import type { Answer, Request } from "../services/service.js";
import { isAlive, type ClusterRecord } from "./account.js";
import { makeCluster } from "./cluster.js";
import { numberIn, objectIn, own, textIn } from "./read.js";
import { describedCluster, refuse, refusedByFate } from "./shapes.js";

const usualStartUpMs = 300_000;
/** EMR's own when a policy names none. Source: Management Guide, emr-auto-termination-policy, read 2026-11-22. */
const usualIdleSeconds = 3600;

/** A cluster that was asked for stays when nobody waits for it any more: a task that is stopped does not end it. */
export function createCluster(request: Request, answer: Answer): void {
  const { input, resource } = request;
  const name = textIn(input, "Name");
  if (name === undefined) return refuse(answer, "Name is required.");
  // Only a .sync call can fail, or hang, after the cluster was made.
  if (resource.pattern !== "sync" && request.fate.kind !== "works") return void refusedByFate(request, answer);
  const cluster = makeCluster(request.execution.account, {
    name,
    madeBy: request.state,
    concurrency: numberIn(input, "StepConcurrencyLevel") ?? 1,
    idleTimeoutSeconds: idleTimeoutOf(request),
    protected: own(objectIn(input, "Instances"), "TerminationProtected") === true,
    startUp: request.fate.kind === "hangs" ? null : (request.duration ?? usualStartUpMs),
    fails: request.fate.kind === "fails",
  });
  if (resource.pattern === "sync") return answerWhenReady(cluster, request, answer);
  request.execution.clock.after(0, null, () => answer.succeed({ ClusterId: cluster.id }));
}

function answerWhenReady(cluster: ClusterRecord, request: Request, answer: Answer): void {
  cluster.watchers.push(() => {
    if (isAlive(cluster)) answer.succeed({ ClusterId: cluster.id, ...describedCluster(cluster) });
    else answer.fail("States.TaskFailed", causeOf(cluster, request));
  });
}

function causeOf(cluster: ClusterRecord, { fate }: Request): string {
  const told = fate.kind === "fails" ? fate.cause : undefined;
  return told ?? JSON.stringify(describedCluster(cluster));
}

function idleTimeoutOf(request: Request): number | null {
  if (!Object.hasOwn(request.input, "AutoTerminationPolicy")) return null;
  return numberIn(objectIn(request.input, "AutoTerminationPolicy"), "IdleTimeout") ?? usualIdleSeconds;
}
