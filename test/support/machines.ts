/** Short ways to write the machines of the simulator's own tests. */
import type { Json, JsonObject, Machine, ParallelState, State, StateGraph, TaskState } from "../../src/machine/asl.js";
import type { Run } from "../../src/simulate/run.js";

/** A machine that starts at its first state. */
export function machine(states: Readonly<Record<string, State>>, more: Partial<Machine> = {}): Machine {
  return { QueryLanguage: "JSONata", ...graph(states), ...more };
}

export function graph(states: Readonly<Record<string, State>>): StateGraph {
  return { StartAt: Object.keys(states)[0] ?? "", States: states };
}

type More<S extends State> = Partial<Omit<S, "Type">>;

/** A task of a service that has no double: one second, gives `{}`. It ends its graph unless it has a Next. */
export function work(more: More<TaskState> = {}): TaskState {
  return { Type: "Task", Resource: "arn:aws:states:::sns:publish", Arguments: {}, ...goingOn(more), ...more };
}

export function pass(more: More<Extract<State, { Type: "Pass" }>> = {}): State {
  return { Type: "Pass", ...goingOn(more), ...more };
}

export function wait(seconds: number | string, more: More<Extract<State, { Type: "Wait" }>> = {}): State {
  return { Type: "Wait", Seconds: seconds, ...goingOn(more), ...more };
}

export function fail(error: string, cause?: string): State {
  return { Type: "Fail", Error: error, ...(cause === undefined ? {} : { Cause: cause }) };
}

export function parallel(branches: readonly StateGraph[], more: More<ParallelState> = {}): ParallelState {
  return { Type: "Parallel", Branches: branches, ...goingOn(more), ...more };
}

function goingOn(more: { readonly Next?: string }): { readonly End?: true } {
  return more.Next === undefined ? { End: true } : {};
}

export function createCluster(more: More<TaskState> = {}, settings: JsonObject = {}): TaskState {
  return work({
    Resource: "arn:aws:states:::elasticmapreduce:createCluster.sync",
    Arguments: { Name: "etl", Instances: { KeepJobFlowAliveWhenNoSteps: true }, StepConcurrencyLevel: 2, ...settings },
    Assign: { etl: { id: "{% $states.result.ClusterId %}" } },
    Output: {},
    ...more,
  });
}

export function addStep(name: string, more: More<TaskState> = {}, id: Json = "{% $etl.id %}"): TaskState {
  return work({
    Resource: "arn:aws:states:::elasticmapreduce:addStep.sync",
    Arguments: { ClusterId: id, Step: { Name: name, HadoopJarStep: { Jar: "command-runner.jar", Args: ["true"] } } },
    Output: {},
    ...more,
  });
}

export function terminate(more: More<TaskState> = {}, id: Json = "{% $etl.id %}"): TaskState {
  return work({
    Resource: "arn:aws:states:::elasticmapreduce:terminateCluster.sync",
    Arguments: { ClusterId: id },
    Output: {},
    ...more,
  });
}

/** What happened, one line an event: `time state event`. */
export function eventsOf(run: Run): readonly string[] {
  return run.trace.map(({ at, state, event }) => `${at} ${state} ${event}`);
}

/** Which states were entered when: `time state`. */
export function entriesOf(run: Run): readonly string[] {
  return run.trace.filter(({ event }) => event.endsWith("StateEntered")).map(({ at, state }) => `${at} ${state}`);
}
