/** Answers that need no look at what a service has. */
import type { Json } from "../../machine/asl.js";
import type { Answer, Request } from "../services/service.js";

/** Answers the refusal of a call that a fault makes fail; says whether it did. */
export function refusedByFate({ fate, state }: Request, answer: Answer): boolean {
  if (fate.kind === "fails") answer.fail("States.TaskFailed", fate.cause ?? `injected into ${state}`);
  return fate.kind !== "works";
}

/** Answers a call that is done when it is answered. */
export function answerNow(request: Request, answer: Answer, result: () => Json): void {
  request.execution.clock.after(0, null, () => answer.succeed(result()));
}
