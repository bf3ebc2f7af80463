import type { Json, TaskState } from "../../machine/asl.js";
import { viewOf, type Leave, type Visit } from "../engine/execution.js";
import { evaluate } from "../jsonata/evaluate.js";
import { StateFailure } from "../failure.js";
import { createGate } from "../time/gate.js";
import { leave } from "../engine/leave.js";
import { withinLimit } from "../engine/limits.js";
import { wholeSeconds } from "../engine/seconds.js";
import { answerOf, perform } from "../services/perform.js";
import { recovering } from "./recover.js";

export function task(state: TaskState, visit: Visit): Promise<Leave> {
  return recovering(state, visit, async (attempt) => {
    const { history } = attempt.place.execution;
    const view = viewOf(attempt, null);
    const input = await evaluate(state.Arguments ?? attempt.input, view, `${attempt.name}: Arguments`);
    withinLimit(input, `the arguments of ${attempt.name}`);
    const timeout = state.TimeoutSeconds;
    const seconds =
      timeout === undefined ? null : await wholeSeconds(timeout, view, `${attempt.name}: TimeoutSeconds`, 1);
    history.record(attempt.name, "TaskScheduled");
    const result = withinLimit(await work(state, attempt, input, seconds), `the result of ${attempt.name}`);
    history.record(attempt.name, "TaskSucceeded");
    return leave(state, attempt, { result }, result);
  });
}

/**
 * Has the work done and waits for it, at most `seconds`. A task that runs out of time leaves its work alone: AWS
 * documents a cancel only for tasks that are stopped from outside.
 */
async function work(state: TaskState, visit: Visit, input: Json, seconds: number | null): Promise<Json> {
  const { execution, region } = visit.place;
  const attempt = region.inner();
  const gate = createGate<Json>(attempt);
  const timedOut = new StateFailure("States.Timeout", `${visit.name} ran for ${seconds} seconds`);
  if (seconds !== null) execution.clock.after(seconds * 1000, attempt, () => gate.fail(timedOut));
  execution.history.record(visit.name, "TaskStarted");
  perform({ state: visit.name, resource: state.Resource, input, execution }, answerOf(gate, attempt));
  try {
    return await gate.passed;
  } catch (thrown) {
    execution.history.record(visit.name, thrown === timedOut ? "TaskTimedOut" : "TaskFailed");
    throw thrown;
  } finally {
    attempt.close();
  }
}
