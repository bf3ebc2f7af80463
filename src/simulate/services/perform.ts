/** Hands a task's request to the double of its service, unless a fault comes between. */
import type { Json } from "../../machine/asl.js";
import { emrServices } from "../emr/services.js";
import type { Execution } from "../engine/execution.js";
import { isObject } from "../../machine/json.js";
import { StateFailure } from "../failure.js";
import type { Gate } from "../time/gate.js";
import type { Region } from "../time/region.js";
import type { Fault } from "../run.js";
import { anyService } from "./any-service.js";
import { readResource } from "./resource.js";
import type { Answer, Fate, Request } from "./service.js";

interface Asked {
  readonly state: string;
  readonly resource: string;
  readonly input: Json;
  readonly execution: Execution;
}

export function perform(asked: Asked, answer: Answer): void {
  const { state, resource, input, execution } = asked;
  const fault = execution.faults.meet(state);
  execution.calls.push({ state, resource, arguments: input, at: execution.clock.now() });
  const fate = fateBy(fault);
  if (fate === null) return refuse(fault, asked, answer);
  const request: Request = {
    state,
    resource: readResource(resource),
    input: isObject(input) ? input : {},
    execution,
    fate,
    duration: fault?.after ?? durationOf(state, execution),
  };
  (emrServices.get(request.resource.action) ?? anyService)(request, answer);
}

/** Gives how the work goes, or `null` when it is not even begun. */
function fateBy(fault: Fault | undefined): Fate | null {
  if (!fault) return { kind: "works" };
  if (fault.error === "States.TaskFailed") return { kind: "fails", cause: fault.cause };
  if (fault.error === "States.Timeout") return { kind: "hangs" };
  return null;
}

function refuse(fault: Fault | undefined, asked: Asked, answer: Answer): void {
  if (!fault) return;
  const fail = (): void => answer.fail(fault.error, fault.cause ?? `injected into ${asked.state}`);
  // The world's clock: the answer itself is dropped if the attempt is over by then.
  asked.execution.clock.after(fault.after ?? 0, null, fail);
}

function durationOf(state: string, execution: Execution): number | undefined {
  const durations = execution.options.durations ?? {};
  return Object.hasOwn(durations, state) ? durations[state] : undefined;
}

/** Ties an answer to the attempt that waits for it. */
export function answerOf(gate: Gate<Json>, attempt: Region): Answer {
  return {
    succeed: gate.open,
    fail: (error, cause) => gate.fail(new StateFailure(error, cause)),
    whenStopped: (hook) => attempt.onStop(hook),
  };
}
