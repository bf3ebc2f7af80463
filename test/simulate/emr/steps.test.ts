/** How steps wait, run and end. */
import { describe, expect, test } from "vitest";
import type { Json } from "../../../src/machine/asl.js";
import { simulate } from "../../../src/simulate/simulate.js";
import { addStep, createCluster, fail, graph, machine, parallel, wait } from "../../support/machines.js";
import { about, created, inTurn, noticing, stepped, through } from "./calls.js";

const refusal = "EMR.AmazonElasticMapReduceException";
const cancel = about("elasticmapreduce:cancelStep", { StepId: "{% $s.StepId %}" });

describe("a step", () => {
  test("waits behind StepConcurrencyLevel, in the order in which steps came", async () => {
    const run = await noticing(
      inTurn({ a: created({ StepConcurrencyLevel: 2 }), b: stepped("s"), c: stepped("t"), d: stepped("u", ".sync") }),
    );
    expect(run.steps.map((step) => through(step))).toEqual([
      ["PENDING@300", "RUNNING@300", "COMPLETED@900"],
      ["PENDING@300", "RUNNING@300", "COMPLETED@900"],
      ["PENDING@300", "RUNNING@900", "COMPLETED@1500"],
    ]);
  });

  test("is refused when 256 are active already", async () => {
    const items = "{% [1..257] %}";
    const each = {
      Type: "Map",
      Items: items,
      MaxConcurrency: 1,
      ItemProcessor: graph({ b: { ...addStep("s"), Resource: "arn:aws:states:::elasticmapreduce:addStep" } }),
      End: true,
    } as const;
    const run = await noticing(machine({ a: createCluster({ Next: "all" }), all: each }), { throttling: "off" });
    expect(run).toMatchObject({ error: refusal });
    expect(run.cause).toContain("exceeded: 256");
    expect(run.steps).toHaveLength(256);
  });

  test("that fails ends those behind it, or its cluster, by its ActionOnFailure", async () => {
    const outcome = async (action: string) => {
      const first = stepped("s", "", { ActionOnFailure: action });
      const run = await noticing(inTurn({ a: created(), b: first, c: stepped("t"), d: wait(1000) }), {
        stepsFail: ["s"],
      });
      return [run.clusters[0]?.status, ...run.steps.map(({ status }) => status)];
    };
    expect(await outcome("CONTINUE")).toEqual(["alive", "FAILED", "RUNNING"]);
    expect(await outcome("CANCEL_AND_WAIT")).toEqual(["alive", "FAILED", "CANCELLED"]);
    expect(await outcome("TERMINATE_CLUSTER")).toEqual(["terminated", "FAILED", "CANCELLED"]);
  });

  test("must have ActionOnFailure CONTINUE where steps run side by side", async () => {
    const step = stepped("s", "", { ActionOnFailure: "CANCEL_AND_WAIT" });
    const run = await noticing(inTurn({ a: created({ StepConcurrencyLevel: 2 }), b: step }));
    expect(run).toMatchObject({ error: refusal, steps: [] });
  });

  test("is cancelled while it waits, and while it runs from 5.28.0 on", async () => {
    const outcome = async (release: string, isRunning: boolean) => {
      const before = isRunning ? {} : { b: stepped("first") };
      const made = inTurn({ a: created({ ReleaseLabel: release }), ...before, c: stepped("s"), d: cancel });
      const run = await noticing(made);
      return run.error ?? [run.steps.at(-1)?.status, statusOf(run.output)];
    };
    expect(await outcome("emr-5.28.0", true)).toEqual(["CANCELLED", "SUBMITTED"]);
    expect(await outcome("emr-5.27.0", true)).toEqual(["RUNNING", "FAILED"]);
    expect(await outcome("emr-5.27.0", false)).toEqual(["CANCELLED", "SUBMITTED"]);
    expect(await outcome("emr-5.0.0", false)).toBe(refusal);
  });

  test("that runs is not cancelled where the switch says so", async () => {
    const made = inTurn({ a: created(), b: stepped("s"), c: cancel });
    const run = await noticing(made, { behaviour: { cancelOfRunning: "refuses" } });
    expect([run.steps[0]?.status, statusOf(run.output)]).toEqual(["RUNNING", "FAILED"]);
  });

  test("is cancelled when its task is stopped from outside, or goes on where the switch says so", async () => {
    const branches = [graph({ s: addStep("s") }), graph({ pause: wait(60, { Next: "bad" }), bad: fail("Bad") })];
    const caught = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "later" }], Next: "later" };
    const made = machine({ a: createCluster({ Next: "both" }), both: parallel(branches, caught), later: wait(3600) });
    expect((await simulate(made)).steps).toMatchObject([{ status: "CANCELLED", endedAt: 360_000 }]);
    const going = await simulate(made, { behaviour: { stoppedSync: "goes on" } });
    expect(going.steps).toMatchObject([{ status: "COMPLETED" }]);
  });
});

describe("addStep.sync", () => {
  test("gives the described step, with StepId at the top where the switch says so", async () => {
    const made = inTurn({ a: created(), b: stepped("s", ".sync") });
    const usual = (await noticing(made)).output;
    expect(usual).toMatchObject({ Step: { Id: "s-SIM1", Status: { State: "COMPLETED" } } });
    expect(usual).not.toHaveProperty("StepId");
    const given = await noticing(made, { behaviour: { stepIdOfSync: "given" } });
    expect(given.output).toMatchObject({ StepId: "s-SIM1", Step: { Id: "s-SIM1" } });
  });

  test("fails by States.TaskFailed and the described step, or as the switches say", async () => {
    const made = inTurn({ a: created(), b: stepped("s", ".sync") });
    const faults = [{ state: "b", error: "States.TaskFailed", reason: "Main class not found" }];
    const usual = await noticing(made, { faults });
    expect(usual.error).toBe("States.TaskFailed");
    expect(JSON.parse(usual.cause ?? "")).toMatchObject({
      Step: { Status: { State: "FAILED", FailureDetails: { Reason: "Main class not found" } } },
    });
    const behaviour = { failedStepError: "EMR.StepFailed", failedStepCause: "text" } as const;
    const other = await noticing(made, { faults, behaviour });
    expect([other.error, other.cause]).toEqual(["EMR.StepFailed", "Step s-SIM1 is FAILED."]);
  });
});

describe("a task that waits", () => {
  test("looks every minute for ten minutes, then every five; or is told at once where the switch says so", async () => {
    const made = inTurn({ a: stepped("s", ".sync", {}, "j-OLD") });
    const took = async (duration: number, notices: "polling" | "events") => {
      const existing = [{ id: "j-OLD", name: "old" }];
      return (await simulate(made, { existing, durations: { a: duration }, behaviour: { notices } })).took / 1000;
    };
    expect(await took(0, "polling")).toBe(60);
    expect(await took(61_000, "polling")).toBe(120);
    expect(await took(600_000, "polling")).toBe(600);
    expect(await took(601_000, "polling")).toBe(900);
    expect(await took(901_000, "polling")).toBe(1200);
    expect(await took(901_000, "events")).toBe(901);
  });
});

describe("calls of EMR", () => {
  const side = (count: number) =>
    machine({
      a: createCluster({ Next: "all" }),
      all: parallel(
        Array.from({ length: count }, (_, index) =>
          graph({ [`s${index}`]: { ...addStep(`s${index}`), Resource: "arn:aws:states:::elasticmapreduce:addStep" } }),
        ),
      ),
    });

  test("above an account's rate are refused, ten at once and one each two seconds", async () => {
    expect((await noticing(side(10))).status).toBe("SUCCEEDED");
    const eleven = await noticing(side(11));
    expect(eleven).toMatchObject({ error: refusal });
    expect(eleven.cause).toContain("ThrottlingException");
    const [first] = eleven.steps;
    expect(eleven.steps).toHaveLength(10);
    expect(first?.addedAt).toBe(eleven.took);
    expect((await noticing(side(11), { throttling: "off" })).status).toBe("SUCCEEDED");
  });

  test("of others in the account count too", async () => {
    const busy = { throttling: { otherCalls: { AddJobFlowSteps: 0.5 } } };
    expect((await noticing(side(1), busy)).cause).toContain("ThrottlingException");
  });

  test("that AWS's model refuses fail as the service says", async () => {
    const wrong = created({ StepConcurrencyLevel: 1000 });
    const run = await noticing(inTurn({ a: wrong }));
    expect(run).toMatchObject({ error: refusal, clusters: [] });
    expect(run.cause).toContain("Value at 'StepConcurrencyLevel' failed to satisfy constraint: must be at most 256");
  });
});

/** The status of the cancel that an answer tells of. */
function statusOf(output: Json | undefined): Json | undefined {
  // The answer of cancelStep has this shape.
  return (output as { readonly CancelStepsInfo?: { readonly Status?: Json } } | undefined)?.CancelStepsInfo?.Status;
}
