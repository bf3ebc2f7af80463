/** Services without a double of their own: they take a second, and give what the simulator was told, else what is assumed of them. */
import type { Json } from "../../machine/asl.js";
import { assumedAnswer } from "./assumed-answer.js";
import { workMs } from "./assumed-time.js";
import type { Request, Service } from "./service.js";

const usualMs = 1000;

export const anyService: Service = (request, answer) => {
  const { execution, fate, state } = request;
  if (fate.kind === "hangs") return;
  execution.clock.after(workMs(request, usualMs, true), null, () => {
    if (fate.kind === "fails") answer.fail("States.TaskFailed", fate.cause ?? `injected into ${state}`);
    else answer.succeed(answerOf(request));
  });
};

/** Gives what the simulator was told of a state; `undefined` when nobody said anything. */
export function toldResult({ state, execution }: Request): Json | undefined {
  const { results = {} } = execution.options;
  return Object.hasOwn(results, state) ? results[state] : undefined;
}

function answerOf(request: Request): Json {
  const told = toldResult(request);
  return told === undefined ? madeUp(request) : told;
}

/** Makes an answer up, and notes it. */
function madeUp({ state, resource, execution }: Request): Json {
  const { result, why } = assumedAnswer(resource);
  execution.assumed.push({ state, resource: resource.name, result, why });
  return result;
}
