/** Express executions: what a distributed Map may start in place of Standard ones. */
import { limits } from "../../aws/limits.js";
import type { Json, MapState, StateGraph } from "../../machine/asl.js";
import type { Place } from "../engine/execution.js";
import { runGraph } from "../engine/graph.js";
import { StateFailure } from "../failure.js";
import { createGate } from "../time/gate.js";

const { max: seconds } = limits.expressExecution;

export function isExpress(state: MapState): boolean {
  return state.ItemProcessor?.ProcessorConfig?.ExecutionType === "EXPRESS";
}

/** Runs a graph, but ends it by States.Timeout after the most that an Express execution takes, wherever it is then. */
export function runExpress(graph: StateGraph, input: Json, place: Place): Promise<Json> {
  const { clock } = place.execution;
  const gate = createGate<Json>(place.region);
  const region = place.region.inner();
  clock.after(seconds * 1000, region, () => {
    region.stop();
    gate.fail(new StateFailure("States.Timeout", `an Express execution ends after ${seconds} seconds`));
  });
  const failed = (thrown: unknown): void => {
    if (!(thrown instanceof StateFailure)) return clock.crash(thrown);
    region.close();
    gate.fail(thrown);
  };
  runGraph(graph, input, { ...place, region }).then((output) => {
    region.close();
    gate.open(output);
  }, failed);
  return gate.passed;
}
