/** A made-up pipeline of any size for measuring the simulator: a cluster, its steps with decisions between, and its clean-up. */
import type { Machine, State } from "../../src/machine/asl.js";

const emr = "arn:aws:states:::elasticmapreduce:";
const busy = [
  { ErrorEquals: ["EMR.AmazonElasticMapReduceException"], MaxAttempts: 5, JitterStrategy: "FULL" as const },
];

/** @param count how many states it has: six around the cluster, the others inside by turns a step, a Pass and a Choice */
export function pipelineOf(count: number): Machine {
  return {
    QueryLanguage: "JSONata",
    StartAt: "Start run",
    TimeoutSeconds: 999_999,
    States: {
      "Start run": { Type: "Pass", Assign: { input: "{% $states.input %}" }, Output: {}, Next: "Create etl" },
      "Create etl": task(
        "createCluster.sync",
        { Name: "etl", Instances: { KeepJobFlowAliveWhenNoSteps: true } },
        {
          Assign: { etl: { id: "{% $states.result.ClusterId %}" } },
          Next: "Use etl",
        },
      ),
      "Use etl": {
        Type: "Parallel",
        Branches: [{ StartAt: "State 1", States: insideOf(count - 6) }],
        Output: {},
        Catch: [
          {
            ErrorEquals: ["States.ALL"],
            Assign: { failure: "{% $states.errorOutput %}" },
            Next: "Terminate after failure",
          },
        ],
        Next: "Terminate",
      },
      Terminate: task("terminateCluster.sync", { ClusterId: "{% $etl.id %}" }, { End: true }),
      "Terminate after failure": task("terminateCluster.sync", { ClusterId: "{% $etl.id %}" }, { Next: "Failed" }),
      Failed: { Type: "Fail", Error: "{% $failure.Error %}" },
    },
  };
}

function insideOf(count: number): Readonly<Record<string, State>> {
  const names = Array.from({ length: count }, (_, index) => `State ${index + 1}`);
  return Object.fromEntries(
    names.map((name, index): readonly [string, State] => {
      const made = [step, pass, choice][index % 3] ?? pass;
      return [name, made(name, names[index + 1])];
    }),
  );
}

function step(name: string, next: string | undefined): State {
  const Step = { Name: name, HadoopJarStep: { Jar: "command-runner.jar", Args: ["spark-submit", "{% $input.day %}"] } };
  return task("addStep.sync", { ClusterId: "{% $etl.id %}", Step }, { ...goingOn(next), TimeoutSeconds: 3600 });
}

function pass(name: string, next: string | undefined): State {
  return { Type: "Pass", Assign: { [name.replace(" ", "_")]: "{% $input.day & '/x' %}" }, ...goingOn(next) };
}

function choice(_: string, next: string | undefined): State {
  if (next === undefined) return { Type: "Pass", End: true };
  return { Type: "Choice", Choices: [{ Condition: "{% $exists($input.day) %}", Next: next }], Default: next };
}

function goingOn(next: string | undefined) {
  return next === undefined ? { End: true as const } : { Next: next };
}

function task(action: string, given: Extract<State, { Type: "Task" }>["Arguments"] & object, more: object): State {
  return { Type: "Task", Resource: emr + action, Arguments: given, Output: {}, Retry: busy, ...more };
}
