/** A machine that AWS would not create is no run that failed. */
import { describe, expect, it } from "vitest";
import type { Json, Machine } from "../../src/machine/asl.js";
import { addStep, createCluster, fail, graph, machine, parallel, pass, work } from "../support/machines.js";
import { refusals } from "../../src/simulate/refusals.js";
import { simulate } from "../../src/simulate/simulate.js";

function express(call: string, ExecutionType = "EXPRESS"): Machine {
  const Resource = `arn:aws:states:::${call}`;
  const ItemProcessor = {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType },
    ...graph({ step: addStep("s", { Resource }, "j-1") }),
  } as const;
  return machine({ each: { Type: "Map", Items: [1], ItemProcessor, End: true } });
}

const refused: readonly (readonly [string, Machine, string])[] = [
  [
    "a state in JSONPath of a machine in JSONata",
    machine({ a: pass({ QueryLanguage: "JSONPath" }) }),
    "a: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
  ],
  [
    "a job that an Express execution is to wait for",
    express("elasticmapreduce:addStep.sync"),
    "each: step: Express state machine does not support '.sync' service integration",
  ],
  [
    "a token that an Express execution is to wait for",
    express("sqs:sendMessage.waitForTaskToken"),
    "each: step: Express state machine does not support '.waitForTaskToken' service integration",
  ],
  ["a field of JSONPath", machine({ a: pass({ ResultPath: "$.x" }) }), "a: Field 'ResultPath' is of JSONPath"],
  ["a field of JSONata", { ...machine({ a: pass({ Output: 1 }) }), QueryLanguage: "JSONPath" }, "a: Field 'Output' is"],
  [
    "a path that cannot be read",
    { ...machine({ a: pass({ InputPath: "$.a[" }) }), QueryLanguage: "JSONPath" },
    "a: The value for the field 'InputPath' must be a valid JSONPath",
  ],
  [
    "a definition that nobody can look into",
    machine({ a: pass({ Output: JSON.parse("[".repeat(100_000) + "]".repeat(100_000)) as Json }) }),
    "the definition nests deeper than 1000",
  ],
  [
    "Parameters without a required field",
    {
      StartAt: "a",
      States: {
        a: {
          Type: "Task",
          Resource: "arn:aws:states:::elasticmapreduce:addStep",
          Parameters: { "ClusterId.$": "$.id", Step: { "HadoopJarStep.$": "$.job" } },
          End: true,
        },
      },
    },
    "a: Parameters.Step.Name is required but missing",
  ],
  [
    "a wait that ends before it begins",
    { StartAt: "a", States: { a: { Type: "Wait", Seconds: -5, End: true } } },
    "a: Seconds is not a whole number from 0 to 99999999",
  ],
  [
    "a machine that may run for ever",
    { ...machine({ a: pass() }), TimeoutSeconds: 99_999_999_999 },
    "the machine: TimeoutSeconds is not a whole number from 1 to 99999999",
  ],
  [
    "a pause that gets shorter",
    machine({ a: work({ Retry: [{ ErrorEquals: ["X"], BackoffRate: 0.5 }] }) }),
    "a: BackoffRate is not a number, 1 or more",
  ],
  ["a missing target", machine({ a: pass({ Next: "b" }) }), "the machine: no state b"],
  ["an unreachable state", machine({ a: pass(), b: pass() }), "b: is not reachable"],
  ["a name that is there twice", machine({ a: parallel([graph({ a: pass() })]) }), "a: the name is there twice"],
  [
    "a timeout on a Parallel",
    machine({ a: { ...parallel([graph({ b: pass() })]), ...{ TimeoutSeconds: 5 } } }),
    "a: Field 'TimeoutSeconds' is not supported",
  ],
  [
    "States.ALL beside another",
    machine({ a: work({ Catch: [{ ErrorEquals: ["States.ALL", "X"], Next: "b" }] }), b: fail("X") }),
    "a: States.ALL must appear alone and at end of list",
  ],
  ["bad JSONata", machine({ a: pass({ Output: "{% 1 + %}" }) }), "a: INVALID_JSONATA_EXPRESSION: "],
  [
    "a Step that is an expression",
    machine({ a: addStep("s", { Arguments: { ClusterId: "j-1", Step: "{% $x %}" } }) }),
    "a: Arguments.Step.Name is required but missing",
  ],
  [
    "a HadoopJarStep that is an expression",
    machine({ a: addStep("s", { Arguments: { ClusterId: "j-1", Step: { Name: "s", HadoopJarStep: "{% $x %}" } } }) }),
    "a: Arguments.Step.HadoopJarStep.Jar is required but missing",
  ],
  [
    "a cluster that does not stay",
    machine({ a: createCluster({}, { Instances: { KeepJobFlowAliveWhenNoSteps: false } }) }),
    "a: KeepJobFlowAliveWhenNoSteps must be true",
  ],
  [
    "steps in createCluster",
    machine({ a: createCluster({}, { Steps: [] }) }),
    'a: the field "Steps" is not supported by Step Functions',
  ],
  [
    "an unknown action",
    machine({ a: work({ Resource: "arn:aws:states:::elasticmapreduce:runJobFlow" }) }),
    "a: the resource provided arn:aws:states:::elasticmapreduce:runJobFlow is not recognized",
  ],
  [
    "cancelStep.sync",
    machine({
      a: work({
        Resource: "arn:aws:states:::elasticmapreduce:cancelStep.sync",
        Arguments: { ClusterId: "j", StepId: "s" },
      }),
    }),
    "a: elasticmapreduce:cancelStep has no sync pattern",
  ],
];

describe("refusals", () => {
  it.each(refused)("name %s", async (_, bad, reason) => {
    expect(refusals(bad)[0]).toContain(reason);
    await expect(simulate(bad)).rejects.toThrow("AWS refuses this machine");
  });

  it("are none for what AWS takes", () => {
    expect(refusals(machine({ a: createCluster({ Next: "b" }), b: addStep("s") }))).toEqual([]);
  });
});

it("an Express execution may begin what it does not wait for, and a Standard one may wait", () => {
  expect(refusals(express("elasticmapreduce:addStep"))).toEqual([]);
  expect(refusals(express("elasticmapreduce:addStep.sync", "STANDARD"))).toEqual([]);
});
