import type { Json, TaskState } from "../../machine/asl.js";
import type { Leave, Visit } from "../engine/execution.js";
import { leave } from "../engine/leave.js";
import { withinLimit } from "../engine/limits.js";
import { taskEvents, type Asked, type TaskEvents } from "../engine/task-events.js";
import { errorOutputOf, failureOf, StateFailure } from "../failure.js";
import { answerOf, perform } from "../services/perform.js";
import { createGate } from "../time/gate.js";
import { recovering } from "./recover.js";

export function task(state: TaskState, visit: Visit): Promise<Leave> {
  return recovering(state, visit, async (attempt) => {
    const { history, identity } = attempt.place.execution;
    const asked = await askedBy(state, attempt);
    const events = taskEvents(state.Resource, identity.region);
    history.record(attempt, ...events.scheduled(asked));
    const result = withinLimit(await work(state, attempt, asked, events), `the result of ${attempt.name}`);
    history.record(attempt, ...events.succeeded(result));
    return leave(state, attempt, { result }, result);
  });
}

async function askedBy(state: TaskState, visit: Visit): Promise<Asked> {
  const { language } = visit;
  const input = withinLimit(await language.argumentsOf(state, visit), `the arguments of ${visit.name}`);
  const timeout = await language.limitOf(state, "TimeoutSeconds", visit);
  return { input, timeout, heartbeat: await language.limitOf(state, "HeartbeatSeconds", visit) };
}

/**
 * Has the work done and waits for it, for as long as the state says. A task that runs out of time leaves its work alone:
 * AWS documents a cancel only for tasks that are stopped from outside.
 */
async function work(state: TaskState, visit: Visit, asked: Asked, events: TaskEvents): Promise<Json> {
  const { execution, region } = visit.place;
  const { history, clock } = execution;
  const attempt = region.inner();
  const gate = createGate<Json>(attempt);
  if (asked.timeout !== null)
    clock.after(asked.timeout * 1000, attempt, () =>
      gate.fail(new StateFailure("States.Timeout", `${visit.name} ran for ${asked.timeout} seconds`)),
    );
  history.record(visit, ...events.started());
  const begun = perform({ ...asked, state: visit.name, resource: state.Resource, execution }, answerOf(gate, attempt));
  if (begun.waits && begun.accepted !== null) history.record(visit, ...events.submitted(begun.accepted));
  try {
    return await gate.passed;
  } catch (thrown) {
    const { Error: error, Cause: cause } = errorOutputOf(failureOf(thrown));
    const why = cause === undefined ? { error } : { error, cause };
    const refused = begun.waits && begun.accepted === null;
    history.record(visit, ...(late.has(error) ? events.timedOut(why) : events.failed(why, refused)));
    throw thrown;
  } finally {
    attempt.close();
  }
}

/** The errors of a task that took too long, or whose worker was silent for too long. */
const late: ReadonlySet<string> = new Set(["States.Timeout", "States.HeartbeatTimeout"]);
