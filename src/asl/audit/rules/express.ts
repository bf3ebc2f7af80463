/** Calls that wait in an Express execution, which cannot wait: in an Express machine, or in an Express Map's children. */
import type { MapState, StateGraph } from "../../../machine/asl.js";
import { readCall } from "../../../machine/call.js";
import { statesOf } from "../../../machine/walk.js";
import { found, pointerTo, type AuditFinding } from "../finding.js";
import type { Rule } from "./rule.js";

/** Source: Step Functions developer guide, connect-to-resource and state-map-distributed; read 2026-11-24. */
export const express: Rule = ({ machine, type }) => {
  if (type === "EXPRESS") return waiting(machine, "", "this machine is of the type EXPRESS");
  return [...statesOf(machine)].flatMap(({ name, state, path }) =>
    state.Type === "Map" && isExpress(state) && state.ItemProcessor
      ? waiting(state.ItemProcessor, `${pointerTo(path, name)}/ItemProcessor`, "its Map runs EXPRESS executions")
      : [],
  );
};

function isExpress({ ItemProcessor: processor }: MapState): boolean {
  return processor?.ProcessorConfig?.Mode === "DISTRIBUTED" && processor.ProcessorConfig.ExecutionType === "EXPRESS";
}

function waiting(graph: StateGraph, path: string, why: string): readonly AuditFinding[] {
  return [...statesOf(graph, path)].flatMap(({ name, state, path: around }) => {
    const place = { pointer: pointerTo(around, name), state: name };
    if (state.Type === "Map" && state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED")
      return [
        found("waitsInExpress", { ...place, pointer: `${place.pointer}/ItemProcessor` }, name, "DISTRIBUTED", why),
      ];
    const pattern = state.Type === "Task" ? readCall(state.Resource)?.pattern : undefined;
    if (pattern === undefined || pattern === "request") return [];
    const suffix = pattern === "sync" ? ".sync" : ".waitForTaskToken";
    return [found("waitsInExpress", { ...place, pointer: `${place.pointer}/Resource` }, name, suffix, why)];
  });
}
