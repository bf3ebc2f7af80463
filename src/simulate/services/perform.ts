/** Hands a task's request to the double of its service, unless a fault comes between. */
import type { Json } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import { goesOnWithoutItsJob } from "../emr/starts-work.js";
import { emrServices } from "../emr/services.js";
import type { Execution } from "../engine/execution.js";
import { isActivity, type Asked } from "../engine/task-events.js";
import { StateFailure } from "../failure.js";
import type { Fault } from "../run.js";
import type { Gate } from "../time/gate.js";
import type { Region } from "../time/region.js";
import { anyService } from "./any-service.js";
import { readResource } from "./resource.js";
import type { Answer, Fate, Request } from "./service.js";

/** What a state wants to have done. */
interface Wanted extends Asked {
  readonly state: string;
  readonly resource: string;
  readonly execution: Execution;
}

/** How the work began. */
interface Begun {
  /** Whether the task waits for what it begins, a job or somebody with its token. */
  readonly waits: boolean;
  /** What the service answered when it took the work; `null` when it refused. */
  readonly accepted: Json | null;
}

export function perform(wanted: Wanted, answer: Answer): Begun {
  const { state, input, execution } = wanted;
  const resource = readResource(wanted.resource);
  const waits = resource.pattern !== "request";
  const fault = execution.faults.meet(state);
  execution.calls.push({ state, resource: wanted.resource, arguments: input, at: execution.clock.now() });
  const fate = fateBy(fault, wanted.resource);
  if (fate === null) {
    refuse(fault, wanted, answer);
    return { waits, accepted: null };
  }
  if (fate.kind === "hangs") missHeartbeat(wanted, answer);
  const request: Request = {
    state,
    resource,
    input: isObject(input) ? input : {},
    execution,
    fate,
    duration: fault?.after ?? durationOf(state, execution),
    timeout: wanted.timeout,
  };
  let accepted: Json | null = {};
  const service = emrServices.get(resource.action) ?? anyService;
  service(request, {
    ...answer,
    accept: (answered) => void (accepted = answered),
    fail: (error, cause) => {
      // A failure at once is a refusal; what fails later had been taken.
      accepted = null;
      answer.fail(error, cause);
    },
  });
  return { waits, accepted };
}

/** Gives how the work goes, or `null` when it is not even begun. */
function fateBy(fault: Fault | undefined, resource: string): Fate | null {
  if (!fault) return { kind: "works" };
  if (fault.work !== undefined && goesOnWithoutItsJob(resource))
    return { kind: "works", job: fault.work, reason: fault.reason };
  if (fault.error === "States.TaskFailed") return { kind: "fails", cause: fault.cause, reason: fault.reason };
  if (fault.error === "States.Timeout" || fault.error === "States.HeartbeatTimeout") return { kind: "hangs" };
  return null;
}

/** Whoever hangs sends no sign of life either. Only those who have a token can send one. */
function missHeartbeat({ state, resource, heartbeat, execution }: Wanted, answer: Answer): void {
  if (heartbeat === null || !(readResource(resource).pattern === "token" || isActivity(resource))) return;
  const cause = `no heartbeat of ${state} for ${heartbeat} seconds`;
  execution.clock.after(heartbeat * 1000, null, () => answer.fail("States.HeartbeatTimeout", cause));
}

function refuse(fault: Fault | undefined, wanted: Wanted, answer: Answer): void {
  if (!fault) return;
  const fail = (): void => answer.fail(fault.error, fault.cause ?? `injected into ${wanted.state}`);
  // The world's clock: the answer itself is dropped if the attempt is over by then.
  wanted.execution.clock.after(fault.after ?? 0, null, fail);
}

function durationOf(state: string, execution: Execution): number | undefined {
  const durations = execution.options.durations ?? {};
  return Object.hasOwn(durations, state) ? durations[state] : undefined;
}

/** Ties an answer to the attempt that waits for it. */
export function answerOf(gate: Gate<Json>, attempt: Region): Answer {
  return {
    accept: () => undefined,
    succeed: gate.open,
    fail: (error, cause) => gate.fail(new StateFailure(error, cause)),
    whenStopped: (hook) => attempt.onStop(hook),
  };
}
