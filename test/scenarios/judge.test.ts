/** What a run did otherwise than a scenario expects, for each thing that can be expected. */
import { describe, expect, test } from "vitest";
import type { Machine } from "../../src/machine/asl.js";
import { checkScenario } from "../../src/scenarios/check.js";
import { judge } from "../../src/scenarios/judge.js";
import { namesIn } from "../../src/scenarios/names.js";
import { askedBy } from "../../src/scenarios/options.js";
import { readScenarios } from "../../src/scenarios/read.js";
import { simulate } from "../../src/simulate/simulate.js";

const task = (next: string) => ({
  Type: "Task" as const,
  Resource: "arn:aws:states:::lambda:invoke",
  Arguments: { FunctionName: "f", Payload: { args: ["--date", "2026-11-22", "--full"] } },
  Retry: [{ ErrorEquals: ["Busy"], MaxAttempts: 2, JitterStrategy: "NONE" as const }],
  Next: next,
});

const machine: Machine = {
  QueryLanguage: "JSONata",
  StartAt: "Create etl",
  States: {
    "Create etl": {
      Type: "Task",
      Resource: "arn:aws:states:::elasticmapreduce:createCluster.sync",
      Arguments: {
        Name: "etl",
        Instances: {
          KeepJobFlowAliveWhenNoSteps: true,
          InstanceGroups: [{ InstanceRole: "MASTER", InstanceType: "m6g.xlarge", InstanceCount: 1 }],
        },
        ServiceRole: "service",
        JobFlowRole: "jobs",
        AutoTerminationPolicy: { IdleTimeout: 3600 },
      },
      Next: "load",
    },
    load: task("check"),
    check: {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.Payload.rows = 0 %}", Next: "None" }],
      Default: "Done",
    },
    None: { Type: "Fail", Error: "NoRows", Cause: "nothing was loaded from s3" },
    Done: { Type: "Succeed", Output: { rows: "{% $states.input.Payload.rows %}", parts: [{ name: "a", size: 1 }] } },
  },
};

/** Gives what is wrong with the scenario, or what its run did otherwise. */
async function wrong(given: string, expected: string): Promise<readonly string[]> {
  const text = `scenarios:\n  - name: one\n    given: ${given}\n    expect: ${expected}\n`;
  const found: string[] = [];
  const report = (finding: { readonly message: string }): void => void found.push(finding.message);
  const { scenarios } = await readScenarios({ path: "m.test.yaml", text }, report);
  const [scenario] = scenarios;
  if (!scenario) return found;
  const names = namesIn(machine, "m", report);
  checkScenario(scenario, machine, names, report);
  const { options, wanted } = askedBy(scenario, scenario.input, names);
  if (found.length > 0) return found;
  const { differences, unmet } = judge(await simulate(machine, options), scenario.expected, wanted, names);
  return [
    ...differences.map(({ what, expected: one, actual }) => `${what}: ${one}, not ${actual}`),
    ...unmet.map(({ what }) => `never: ${what}`),
  ];
}

const rows = "{ load: { answers: { Payload: { rows: 7 } } } }";

describe("a scenario that is right passes", () => {
  test.each([
    [rows, "{ outcome: SUCCEEDED, alive: [etl] }"],
    [rows, "{ output: { rows: 7 }, alive: [etl] }"],
    [rows, "{ output: { parts: [{ name: a }] }, alive: [etl] }"],
    [rows, "{ order: [etl, load, Done], not_reached: None, alive: [etl] }"],
    [rows, '{ receives: { load: ["--date", "2026-11-22"] }, alive: [etl] }'],
    [rows, "{ receives: { load: { FunctionName: f } }, calls: { load: 1 }, within: 10m, alive: [etl] }"],
    ["{ load: { fails: { times: 2, error: Busy } } }", "{ retries: { load: 2 }, calls: { load: 3 }, alive: [etl] }"],
    ["{ load: { answers: { Payload: { rows: 0 } } } }", '{ error: "No*", cause: nothing was, alive: [etl] }'],
    [
      "{ etl: { takes: 30m }, load: { answers: { Payload: { rows: 7 } } } }",
      "{ outcome: SUCCEEDED, within: 1h, alive: [etl] }",
    ],
  ])("%s %s", async (given, expected) => {
    expect(await wrong(given, expected)).toEqual([]);
  });
});

describe("what differs is told", () => {
  test.each([
    [rows, "{ outcome: FAILED, alive: [etl] }", "the outcome: FAILED, not SUCCEEDED"],
    [
      rows,
      "{ output: { rows: 8 }, alive: [etl] }",
      'the output: `{"rows":8}`, not `{"rows":7,"parts":[{"name":"a","size":1}]}`',
    ],
    [
      rows,
      "{ output: { parts: [] }, alive: [etl] }",
      'the output: `{"parts":[]}`, not `{"rows":7,"parts":[{"name":"a","size":1}]}`',
    ],
    [rows, "{ order: [load, etl], alive: [etl] }", "the order: `etl` after `load`, not reached before, and not after"],
    [rows, "{ order: [None], alive: [etl] }", "the order: `None`, not never reached"],
    [rows, "{ not_reached: load, alive: [etl] }", "`load`: not to be reached, not reached"],
    [rows, "{ retries: { load: 1 }, alive: [etl] }", "the retries of `load`: 1, not 0"],
    [rows, "{ calls: { load: 0 }, alive: [etl] }", "the calls of `load`: 0, not 1"],
    [rows, "{ within: 1m, alive: [etl] }", "the time: at most 1m, not 5m01s"],
    [
      rows,
      "{ outcome: SUCCEEDED }",
      "j-SIM1 of `Create etl`: gone at the end, not alive until its idle timeout ends it, 1h5m after the start",
    ],
    [rows, "{ outcome: SUCCEEDED, alive: [etl, load] }", "`load`: alive at the end, not gone, or never made"],
    [
      "{ load: { fails: { error: Odd, cause: why } } }",
      "{ error: Busy, alive: [etl] }",
      "the error: `Busy`, not `Odd`",
    ],
    [
      "{ load: { fails: { error: Odd, cause: why } } }",
      "{ cause: how, alive: [etl] }",
      "the cause: one with `how` in it, not `why`",
    ],
    [
      "{ load: { fails: { times: 2, error: Odd } } }",
      "{ outcome: FAILED, alive: [etl] }",
      "never: each failure of `load`",
    ],
    [
      "{ None: { takes: 1m }, load: { answers: { Payload: { rows: 7 } } } }",
      "{ outcome: SUCCEEDED, alive: [etl] }",
      "never: what is given of `None`",
    ],
    [
      "{ load: { hangs: { } } }",
      "{ outcome: FAILED }",
      "`scenarios[].given.load.hangs` must be a whole number from 1 to 99999999, or `always`.",
    ],
  ])("%s %s", async (given, expected, difference) => {
    expect(await wrong(given, expected)).toEqual([difference]);
  });

  test("what a name receives, with what it did receive", async () => {
    const [difference] = await wrong(rows, "{ receives: { load: [--full, --date] }, alive: [etl] }");
    expect(difference).toContain('what `load` receives: `["--full","--date"]`, not `{"FunctionName":"f"');
  });
});
