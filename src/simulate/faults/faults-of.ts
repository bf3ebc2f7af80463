/** Every fault that a state could meet by itself. */
import { passingErrorNames } from "../../aws/error-names.js";
import type { Machine, State, TaskState } from "../../machine/asl.js";
import { statesOf } from "../../machine/walk.js";
import { goesOnWithoutItsJob } from "../emr/starts-work.js";
import { readResource } from "../services/resource.js";
import type { Fault } from "../run.js";

/** Gives the faults of all states of a machine, in the order of its states. */
export function faultsOf(machine: Machine): readonly Fault[] {
  return [...statesOf(machine)].flatMap(({ name, state }) => faultsAt(name, state));
}

/**
 * Gives a state's faults, each once and for good: of a Task that its work fails, that its service refuses it, that it never
 * ends, and where it goes on without its job, that only the job does; of another state that an expression fails.
 */
export function faultsAt(name: string, state: State): readonly Fault[] {
  const kinds = [...errorsOf(state).map((error) => ({ error })), ...faultsOfJob(state)];
  return kinds.flatMap((kind) => [
    { state: name, ...kind, attempt: 1 },
    { state: name, ...kind, attempt: "always" as const },
  ]);
}

/** The call is taken, and the job that it began fails or never ends. A Task that waits for its job fails by that itself. */
function faultsOfJob(state: State): readonly Pick<Fault, "error" | "work">[] {
  if (state.Type !== "Task" || !goesOnWithoutItsJob(state.Resource)) return [];
  return [
    { error: "States.TaskFailed", work: "fails" },
    { error: "States.Timeout", work: "hangs" },
  ];
}

function errorsOf(state: State): readonly string[] {
  if (state.Type === "Task") {
    const hangs = canHang(state) ? ["States.Timeout"] : [];
    return ["States.TaskFailed", serviceErrorOf(state.Resource), ...hangs];
  }
  // A Fail that cannot say its error has no other state to go to: that is for those who write the expression.
  if (state.Type === "Fail") return [];
  return failingExpressions.filter(({ fails }) => fails(state)).map(({ error }) => error);
}

/** How the fields of a state that are worked out fail, in either language. */
const failingExpressions: readonly { readonly error: string; readonly fails: (state: State) => boolean }[] = [
  { error: "States.QueryEvaluationError", fails: (state) => evaluatedIn(state).includes('"{%') },
  { error: "States.ParameterPathFailure", fails: (state) => evaluatedIn(state).includes('.$":"') },
];

/** EMR ends a cluster that does not come up, so a creation that nothing bounds comes to an end all the same. */
function canHang({ Resource, TimeoutSeconds, TimeoutSecondsPath }: TaskState): boolean {
  return TimeoutSeconds !== undefined || TimeoutSecondsPath !== undefined || !makes.has(readResource(Resource).action);
}

const makes: ReadonlySet<string> = new Set([
  "elasticmapreduce:createCluster",
  "emr-serverless:createApplication",
  "emr-containers:createVirtualCluster",
]);

/** Fields whose expressions fail where the state itself stands; those of a Catch belong to an earlier failure. */
const evaluated: ReadonlySet<string> = new Set([
  "Arguments",
  "Assign",
  "Choices",
  "Items",
  "ItemSelector",
  "MaxConcurrency",
  "Output",
  "Parameters",
  "ResultSelector",
  "Seconds",
  "Timestamp",
]);

function evaluatedIn(state: State): string {
  return JSON.stringify(
    Object.entries(state).flatMap(([field, value]) => (evaluated.has(field) ? [{ [field]: value }] : [])),
  );
}

/** How Step Functions reports what a service itself refuses; where its names are not known, that the role may not ask it. */
function serviceErrorOf(resource: string): string {
  const service = readResource(resource).action.split(":").slice(0, -1).join(":");
  return passingErrorNames(service)[0] ?? "States.Permissions";
}
