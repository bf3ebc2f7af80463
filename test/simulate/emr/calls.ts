/** Machines that call EMR in turn, and the times of a run without the delays of looks. */
import type { Json, JsonObject, Machine, State } from "../../../src/machine/asl.js";
import type { Run, SimulateOptions } from "../../../src/simulate/run.js";
import { simulate } from "../../../src/simulate/simulate.js";
import { machine } from "../../support/machines.js";

/** Whatever stands in it, the states go on in the order in which they are given. */
export function inTurn(states: Readonly<Record<string, State>>): Machine {
  const names = Object.keys(states);
  const linked = Object.entries(states).map(([name, state], index): [string, State] => {
    const next = names[index + 1];
    // Only the way on is another.
    const { End: _, ...rest } = state as State & { End?: true };
    return [name, (next === undefined ? { ...rest, End: true } : { ...rest, Next: next }) as State];
  });
  return machine(Object.fromEntries(linked));
}

/** A call whose whole answer is its output, and that keeps it under a name if one is given. */
export function call(resource: string, request: JsonObject, name?: string): State {
  const assign = name === undefined ? {} : { Assign: { [name]: "{% $states.result %}" } };
  return { Type: "Task", Resource: `arn:aws:states:::${resource}`, Arguments: request, ...assign, End: true };
}

/** A cluster without steps yet, as `$etl`. */
export function created(settings: JsonObject = {}, instances: JsonObject = {}, pattern = ".sync"): State {
  return call(
    `elasticmapreduce:createCluster${pattern}`,
    { Name: "etl", Instances: { KeepJobFlowAliveWhenNoSteps: true, ...instances }, ...settings },
    "etl",
  );
}

/** A step on `$etl`, or another cluster. */
export function stepped(name: string, pattern = "", more: JsonObject = {}, id: Json = "{% $etl.ClusterId %}"): State {
  const step = { Name: name, HadoopJarStep: { Jar: "x.jar" }, ...more };
  return call(`elasticmapreduce:addStep${pattern}`, { ClusterId: id, Step: step }, name);
}

/** Another call about `$etl`. */
export function about(action: string, more: JsonObject = {}): State {
  return call(action, { ClusterId: "{% $etl.ClusterId %}", ...more });
}

/** Runs with tasks that notice at once what becomes of their work. */
export function noticing(made: Machine, options: SimulateOptions = {}): Promise<Run> {
  return simulate(made, { ...options, behaviour: { notices: "events", ...options.behaviour } });
}

/** `state@seconds` of everything that something went through. */
export function through(thing: { readonly states: Run["clusters"][number]["states"] } | undefined): readonly string[] {
  return (thing?.states ?? []).map(({ at, state }) => `${state}@${at / 1000}`);
}
