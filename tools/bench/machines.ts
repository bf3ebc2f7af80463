/** Made-up state machines of any size for measuring the audit: the shapes that could make it slow. */
import type { Json, JsonObject } from "../../src/machine/asl.js";

const emr = "arn:aws:states:::elasticmapreduce:";

/** A definition as a file would hold it. */
export type Definition = JsonObject;

/**
 * Choices in a row while a cluster is alive: 2^count ways. Each arm assigns a variable, which the next Choice compares.
 */
export function choicesInARow(count: number): Definition {
  const states: Record<string, Json> = { Create: create("c", "Choice 0") };
  for (let index = 0; index < count; index++) {
    const before = index === 0 ? "true" : `$v${index - 1} = true`;
    addChoice(states, index, [
      { Condition: `{% ${before} and $states.input.f${index} = true %}`, Next: `Yes ${index}` },
    ]);
  }
  return machine({ ...states, [`Choice ${count}`]: terminate("c") });
}

/** Choices in a row that all keep what they assigned: a last state asks for every variable, so none is forgotten. */
export function keptChoices(count: number): Definition {
  const states: Record<string, Json> = { Create: create("c", "Choice 0") };
  for (let index = 0; index < count; index++)
    addChoice(states, index, [{ Condition: `{% $states.input.f${index} = true %}`, Next: `Yes ${index}` }]);
  const asked = Array.from({ length: count }, (_, each) => `{% $exists($v${each}) ? $v${each} : 0 %}`);
  states[`Choice ${count}`] = { Type: "Pass", Output: asked, Next: "Last" };
  return machine({ ...states, Last: terminate("c") });
}

/** Tasks and Choices in a row in JSONPath, where every result stays in the document. */
export function pathChoices(count: number): Definition {
  const states: Record<string, Json> = {
    Create: {
      Type: "Task",
      Resource: `${emr}createCluster.sync`,
      Parameters: { Name: "c" },
      ResultPath: "$.cluster",
      Next: "Task 0",
    },
  };
  for (let index = 0; index < count; index++) {
    states[`Task ${index}`] = {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Parameters: { FunctionName: "look", "Payload.$": "$.cluster.ClusterId" },
      ResultPath: `$.result${index}`,
      Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: `Task ${count}` }],
      Next: `Choice ${index}`,
    };
    states[`Choice ${index}`] = {
      Type: "Choice",
      Choices: [{ Variable: `$.result${index}.ok`, BooleanEquals: true, Next: `Task ${index + 1}` }],
      Default: `Mark ${index}`,
    };
    states[`Mark ${index}`] = {
      Type: "Pass",
      Result: false,
      ResultPath: `$.mark${index}`,
      Next: `Task ${index + 1}`,
    };
  }
  states[`Task ${count}`] = {
    Type: "Task",
    Resource: `${emr}terminateCluster.sync`,
    Parameters: { "ClusterId.$": "$.cluster.ClusterId" },
    End: true,
  };
  return { StartAt: "Create", States: states };
}

/** Choices with long conditions on the run's input. */
export function longConditions(count: number, terms: number): Definition {
  const states: Record<string, Json> = { Create: create("c", "Choice 0") };
  for (let index = 0; index < count; index++) {
    const condition = Array.from({ length: terms }, (_, term) => `$states.input.f${index}.part${term} = ${term}`);
    addChoice(states, index, [{ Condition: `{% ${condition.join(" or ")} %}`, Next: `Yes ${index}` }]);
  }
  return machine({ ...states, [`Choice ${count}`]: terminate("c") });
}

/** Small Tasks in a row on one cluster, each with a Catch that gives it back. */
export function smallStates(count: number): Definition {
  const states: Record<string, Json> = { Create: create("c", "Work 0") };
  for (let index = 0; index < count; index++)
    states[`Work ${index}`] = work(
      "c",
      `job ${index}`,
      index === count - 1 ? "Terminate" : `Work ${index + 1}`,
      "Failed",
    );
  return machine({
    ...states,
    Terminate: terminate("c"),
    Failed: terminate("c", "Fail"),
    Fail: fail,
  });
}

/** Clusters one after another, all alive until the end, with so many steps on each. */
export function clustersAtOnce(clusters: number, steps: number): Definition {
  const states: Record<string, Json> = {};
  for (let cluster = 0; cluster < clusters; cluster++) {
    states[`Create ${cluster}`] = create(`c${cluster}`, `Work ${cluster} 0`);
    for (let step = 0; step < steps; step++) {
      const next = step < steps - 1 ? `Work ${cluster} ${step + 1}` : `Create ${cluster + 1}`;
      states[`Work ${cluster} ${step}`] = work(`c${cluster}`, `job ${step}`, next);
    }
  }
  for (let cluster = 0; cluster < clusters; cluster++) {
    const name = cluster === 0 ? `Create ${clusters}` : `Terminate ${cluster}`;
    states[name] = terminate(`c${cluster}`, cluster === clusters - 1 ? null : `Terminate ${cluster + 1}`);
  }
  return machine(states);
}

/** Parallels in Parallels: at each level so many branches, all but one of which have a cluster with steps. */
export function deepNest(levels: number, branches: number, steps: number): Definition {
  return machine({ "Level 0": nest("", 0, levels, branches, steps) });
}

function nest(place: string, level: number, levels: number, branches: number, steps: number): JsonObject {
  const inner = Array.from({ length: branches }, (_, branch): JsonObject => {
    const name = `${place}${branch}`;
    if (branch > 0 || level === levels - 1) return { StartAt: `Create ${name}`, States: clusterStates(name, steps) };
    const deeper = `Level ${level + 1}`;
    return { StartAt: deeper, States: { [deeper]: nest(name, level + 1, levels, branches, steps) } };
  });
  return { Type: "Parallel", Branches: inner, Output: {}, End: true };
}

function clusterStates(name: string, steps: number): JsonObject {
  const states: Record<string, Json> = { [`Create ${name}`]: create(`c${name}`, `Work ${name} 0`) };
  for (let step = 0; step < steps; step++)
    states[`Work ${name} ${step}`] = work(
      `c${name}`,
      `job ${step}`,
      step === steps - 1 ? `Terminate ${name}` : `Work ${name} ${step + 1}`,
      `Terminate ${name}`,
    );
  return { ...states, [`Terminate ${name}`]: terminate(`c${name}`) };
}

function addChoice(states: Record<string, Json>, index: number, rules: readonly JsonObject[]): void {
  const next = `Choice ${index + 1}`;
  states[`Choice ${index}`] = { Type: "Choice", Choices: rules, Default: `No ${index}` };
  states[`Yes ${index}`] = { Type: "Pass", Assign: { [`v${index}`]: true }, Next: next };
  states[`No ${index}`] = { Type: "Pass", Assign: { [`v${index}`]: false }, Next: next };
}

function machine(states: JsonObject): Definition {
  return { QueryLanguage: "JSONata", StartAt: Object.keys(states)[0] ?? "", States: states };
}

function create(variable: string, next: string): JsonObject {
  return {
    Type: "Task",
    Resource: `${emr}createCluster.sync`,
    Arguments: {
      Name: variable,
      ServiceRole: "service",
      JobFlowRole: "job",
      Instances: { KeepJobFlowAliveWhenNoSteps: true },
      AutoTerminationPolicy: { IdleTimeout: 3600 },
    },
    Assign: { [variable]: "{% $states.result.ClusterId %}" },
    Output: "{% $states.input %}",
    Next: next,
  };
}

function work(variable: string, name: string, next: string, caught?: string): JsonObject {
  return {
    Type: "Task",
    Resource: `${emr}addStep.sync`,
    Arguments: {
      ClusterId: `{% $${variable} %}`,
      Step: {
        Name: name,
        HadoopJarStep: {
          Jar: "command-runner.jar",
          Args: ["spark-submit", "s3://acme/jobs/job.py", "--date", "{% $states.input.date %}"],
        },
      },
    },
    Output: "{% $states.input %}",
    TimeoutSeconds: 3600,
    ...(caught === undefined ? {} : { Catch: [{ ErrorEquals: ["States.ALL"], Output: {}, Next: caught }] }),
    Next: next,
  };
}

/** @param next `null` ends the graph */
function terminate(variable: string, next: string | null = null): JsonObject {
  return {
    Type: "Task",
    Resource: `${emr}terminateCluster.sync`,
    Arguments: { ClusterId: `{% $${variable} %}` },
    Output: {},
    ...(next === null ? { End: true } : { Next: next }),
  };
}

const fail: Json = { Type: "Fail", Error: "Broken", Cause: "A step has failed" };
