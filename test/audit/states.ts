/** States to build small machines from, in JSONata; each a state that is written once and read often. */
import type { Catcher, Json, JsonObject, Machine, State, StateGraph, TaskState } from "../../src/machine/asl.js";

type More = Partial<Omit<TaskState, "Type" | "Resource">>;

const emr = "arn:aws:states:::elasticmapreduce:";
const idleEnd = { AutoTerminationPolicy: { IdleTimeout: 3600 } };

/** A machine whose first state is the first written. */
export function machine(states: Record<string, State>): Machine {
  return { QueryLanguage: "JSONata", ...graph(states) };
}

export function graph(states: Record<string, State>): StateGraph {
  const [first = ""] = Object.keys(states);
  return { StartAt: first, States: states };
}

/** Creates a cluster and assigns its id to `$c`; an unused one ends by itself. */
export function create(more: More = {}, fields: JsonObject = idleEnd): TaskState {
  return {
    Type: "Task",
    Resource: `${emr}createCluster.sync`,
    Arguments: { Name: "c", Instances: { KeepJobFlowAliveWhenNoSteps: true }, ...fields },
    Assign: { c: "{% $states.result.ClusterId %}" },
    Output: {},
    ...onward(more),
  };
}

export function work(more: More = {}): TaskState {
  return {
    Type: "Task",
    Resource: `${emr}addStep.sync`,
    Arguments: { ClusterId: "{% $c %}" },
    Output: {},
    ...onward(more),
  };
}

export function terminate(more: More = {}, clusterId: Json = "{% $c %}"): TaskState {
  return {
    Type: "Task",
    Resource: `${emr}terminateCluster.sync`,
    Arguments: { ClusterId: clusterId },
    Output: {},
    ...onward(more),
  };
}

export function protect(on: boolean, more: More = {}): TaskState {
  return {
    Type: "Task",
    Resource: `${emr}setClusterTerminationProtection`,
    Arguments: { ClusterId: "{% $c %}", TerminationProtected: on },
    Output: {},
    ...onward(more),
  };
}

export const end = { Type: "Pass", End: true } as const;
export const fail = { Type: "Fail", Error: "Broken" } as const;

/** Catches everything and keeps the error in `$failure`. */
export function caught(next: string, errors: readonly string[] = ["States.ALL"]): readonly Catcher[] {
  return [{ ErrorEquals: errors, Assign: { failure: "{% $states.errorOutput %}" }, Output: {}, Next: next }];
}

/** What leads nowhere else ends. */
function onward(more: More): More {
  return more.Next === undefined ? { End: true, ...more } : more;
}
