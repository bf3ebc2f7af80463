/** What Step Functions refuses in the Arguments of EMR's tasks: required objects must stand there literally. */
import type { Json, State } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import { dynamicEnding } from "../json-path/template.js";
import { readResource } from "../services/resource.js";

/** Required members by action, as paths. Source: developer guide, connect-emr and its siblings, and refusals recorded by others. */
const required: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ["elasticmapreduce:createCluster", [["Name"], ["Instances"], ["Instances", "KeepJobFlowAliveWhenNoSteps"]]],
  [
    "elasticmapreduce:addStep",
    [["ClusterId"], ["Step", "Name"], ["Step", "HadoopJarStep"], ["Step", "HadoopJarStep", "Jar"]],
  ],
  ["elasticmapreduce:cancelStep", [["ClusterId"], ["StepId"]]],
  ["elasticmapreduce:terminateCluster", [["ClusterId"]]],
  ["elasticmapreduce:setClusterTerminationProtection", [["ClusterId"], ["TerminationProtected"]]],
  ["emr-serverless:createApplication", [["ReleaseLabel"], ["Type"]]],
  ["emr-serverless:startApplication", [["ApplicationId"]]],
  ["emr-serverless:stopApplication", [["ApplicationId"]]],
  ["emr-serverless:deleteApplication", [["ApplicationId"]]],
  ["emr-serverless:startJobRun", [["ApplicationId"], ["ExecutionRoleArn"]]],
  ["emr-serverless:cancelJobRun", [["ApplicationId"], ["JobRunId"]]],
  ["emr-containers:createVirtualCluster", [["Name"], ["ContainerProvider", "Type"], ["ContainerProvider", "Id"]]],
  ["emr-containers:deleteVirtualCluster", [["Id"]]],
  ["emr-containers:startJobRun", [["VirtualClusterId"]]],
]);

/** Which of EMR's actions have `.sync`. */
const waiting: ReadonlySet<string> = new Set([
  ...["createCluster", "addStep", "terminateCluster"].map((name) => `elasticmapreduce:${name}`),
  ...[
    "createApplication",
    "startApplication",
    "stopApplication",
    "deleteApplication",
    "startJobRun",
    "cancelJobRun",
  ].map((name) => `emr-serverless:${name}`),
  ...["deleteVirtualCluster", "startJobRun"].map((name) => `emr-containers:${name}`),
]);

export function* emrRefusals(state: State): Generator<string> {
  if (state.Type !== "Task") return;
  const { action, pattern } = readResource(state.Resource);
  const paths = required.get(action);
  if (!paths) {
    if (action.startsWith("elasticmapreduce:modify")) return;
    if (/^(elasticmapreduce|emr-serverless|emr-containers):/.test(action))
      yield `the resource provided ${state.Resource} is not recognized`;
    return;
  }
  const [field, given] =
    state.Parameters === undefined
      ? (["Arguments", state.Arguments] as const)
      : (["Parameters", withoutEndings(state.Parameters)] as const);
  if (pattern === "token" || (pattern === "sync" && !waiting.has(action))) yield `${action} has no ${pattern} pattern`;
  for (const path of paths) if (!standsIn(given, path)) yield `${field}.${path.join(".")} is required but missing`;
  if (action === "elasticmapreduce:createCluster") yield* creationRefusals(given);
}

function* creationRefusals(input: Json | undefined): Generator<string> {
  if (standsIn(input, ["Steps"])) yield 'the field "Steps" is not supported by Step Functions';
  const keep = at(input, ["Instances", "KeepJobFlowAliveWhenNoSteps"]);
  if (keep !== true && keep !== known) yield "KeepJobFlowAliveWhenNoSteps must be true";
}

/** What stands for a value that only a run knows. */
const known = "known when it runs";

/** Parameters of JSONPath as Arguments: `ClusterId.$` is a ClusterId. */
function withoutEndings(template: Json): Json {
  if (!isObject(template)) return template;
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) =>
      name.endsWith(dynamicEnding) ? [name.slice(0, -dynamicEnding.length), known] : [name, withoutEndings(value)],
    ),
  );
}

function standsIn(value: Json | undefined, path: readonly string[]): boolean {
  return at(value, path) !== undefined;
}

function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  const [field, ...rest] = path;
  if (field === undefined || value === known) return value;
  return isObject(value) && Object.hasOwn(value, field) ? at(value[field], rest) : undefined;
}
