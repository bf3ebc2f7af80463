/** Jobs that a Task begins and goes on without: the job fails or hangs by itself, and the machine learns it only by asking. */
import { describe, expect, it } from "vitest";
import { faultsAt } from "../../src/simulate/faults/faults-of.js";
import { tour } from "../../src/simulate/faults/tour.js";
import { judgeOf } from "../../src/simulate/faults/verdict.js";
import type { Fault } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";
import { baseOf } from "../golden/bases.js";
import { samplesOf } from "../golden/inputs.js";
import { intentOfGolden } from "../golden/intents.js";
import { goldenMachines } from "../golden/machines.js";
import { addStep, createCluster, machine, terminate, wait } from "../support/machines.js";

const started = addStep("s", { Resource: "arn:aws:states:::elasticmapreduce:addStep", Next: "pause" });
const going = machine({
  make: createCluster({ Next: "work" }),
  work: started,
  pause: wait(3600, { Next: "end" }),
  end: terminate(),
});

describe("a job that the machine does not wait for", () => {
  it("fails though the call that begins it is taken", async () => {
    const run = await simulate(going, { faults: [{ state: "work", error: "States.TaskFailed", work: "fails" }] });
    expect(run).toMatchObject({ status: "SUCCEEDED", failures: [], steps: [{ addedBy: "work", status: "FAILED" }] });
    expect(run.fired).toHaveLength(1);
  });

  it("goes on until its cluster ends where it hangs", async () => {
    const run = await simulate(going, { faults: [{ state: "work", error: "States.Timeout", work: "hangs" }] });
    expect(run).toMatchObject({ status: "SUCCEEDED", steps: [{ status: "CANCELLED" }] });
  });

  it("is nothing apart where the Task waits for it, or where no job is begun", async () => {
    const fails = { error: "States.TaskFailed", work: "fails" } as const;
    const waiting = machine({ make: createCluster({ Next: "work" }), work: addStep("s") });
    for (const state of ["make", "work"])
      expect(await simulate(waiting, { faults: [{ state, ...fails }] })).toMatchObject({
        status: "FAILED",
        failures: [{ state, error: "States.TaskFailed" }],
      });
  });

  it.each([
    ["elasticmapreduce:addStep", 4],
    ["aws-sdk:emr:addJobFlowSteps", 4],
    ["emr-serverless:startJobRun", 4],
    ["aws-sdk:emrcontainers:startJobRun", 4],
    ["elasticmapreduce:addStep.sync", 0],
    ["sns:publish", 0],
  ])("has faults of its own behind %s: %i", (call, count) => {
    const faults = faultsAt("work", { ...started, Resource: `arn:aws:states:::${call}` });
    expect(faults.filter(({ work }) => work !== undefined)).toHaveLength(count);
  });
});

it("a tour comes to where a machine that asks for its step finds it failed, or too slow", async () => {
  const name = "started-steps/warm_up";
  const golden = goldenMachines.find((each) => each.name === name);
  const [sample] = samplesOf(name);
  if (!golden || !sample) throw new Error(`no machine ${name}`);
  const judge = judgeOf(golden.machine, intentOfGolden(name));
  const isOfJob = ({ work }: Fault): boolean => work !== undefined;
  const reached = new Set<string>();
  for await (const tried of tour(golden.machine, { base: baseOf(sample), beside: [], canHappen: isOfJob })) {
    for (const { state } of tried.run.trace) reached.add(state);
    expect(judge(tried).shortcomings).toEqual([]);
  }
  expect([...reached]).toEqual(expect.arrayContaining(["fill failed", "fill took too long"]));
});
