/** Services without a double of their own: they take a second and give what the simulator was told, else `{}`. */
import type { Json } from "../../machine/asl.js";
import type { Service } from "./service.js";

const usualMs = 1000;

export const anyService: Service = (request, answer) => {
  const { execution, fate, state } = request;
  if (fate.kind === "hangs") return;
  execution.clock.after(request.duration ?? usualMs, null, () => {
    if (fate.kind === "fails") answer.fail("States.TaskFailed", fate.cause ?? `injected into ${state}`);
    else answer.succeed(resultOf(state, execution.options.results ?? {}));
  });
};

function resultOf(state: string, results: Readonly<Record<string, Json>>): Json {
  return (Object.hasOwn(results, state) ? results[state] : undefined) ?? {};
}
