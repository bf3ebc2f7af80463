/** Every golden machine by itself: what the audit says of it, what a run gives, and what happens when time runs out. */
import { describe, expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import { checkArguments } from "../../src/aws/arguments.js";
import type { Machine, TaskState } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { faultsOf } from "../../src/simulate/faults/faults-of.js";
import type { Fault, Run, SimulateOptions } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";
import { requestOf } from "./request-of.js";
import { samplesOf, type Sample } from "./inputs.js";
import { goldenMachines } from "./machines.js";
import { brokenPromises } from "./promises.js";

/** What an audit must find where the file says that a cluster may stay: the state that made it, and how the run ends. */
const kept: ReadonlyMap<string, readonly string[]> = new Map([
  // The audit cannot know that a step's result has the field that the output reads.
  ["computed-values/backfill", ["Create etl: succeeded", "Create etl: failed"]],
  // Nor that the names of the output exist on every way on which it is given.
  ["branches/daily_report", ["Create etl: succeeded", "Create etl: failed"]],
  ["branches/two_stages", ["Create first: succeeded"]],
  ["kept-clusters/debug_ingest", ["Create debug: failed"]],
  ["serverless-application/claims_report", ["Create tables: failed"]],
  ["virtual-cluster/fraud_scores", ["Create scoring: failed"]],
  ["kept-clusters/morning_cluster", ["Create analysts: succeeded"]],
  ["from-the-wild/garystafford-analyze/analyze", ["Create demo: succeeded"]],
  ["from-the-wild/garystafford-process/process", ["Create demo: succeeded"]],
]);

/** Jobs whose failure the file catches, to go on without them. */
const passedOver: ReadonlyMap<string, readonly string[]> = new Map([["failures/careful_load", ["stats and samples"]]]);

describe.each(goldenMachines)("$name", ({ name, machine }) => {
  test("leaves nothing by the audit but what the file keeps, and hides no failure", () => {
    const { leaks, undecided, hiddenFailures } = audit(machine);
    expect(leaks.map(({ resource, end }) => `${resource.madeBy}: ${end}`)).toEqual(kept.get(name) ?? []);
    expect(undecided).toEqual([]);
    expect(hiddenFailures.map(({ caughtAt }) => caughtAt)).toEqual(passedOver.get(name) ?? []);
  });

  for (const sample of samplesOf(name)) {
    const options = optionsOf(sample);

    test(`${sample.about}: gives its output, or fails as it says`, async () => {
      const run = await simulate(machine, options);
      expect(run.status, `${run.error}: ${run.cause}`).toBe("output" in sample ? "SUCCEEDED" : "FAILED");
      if ("output" in sample) expect(run.output).toEqual(sample.output);
      expect(brokenPromises(machine, sample, run)).toEqual([]);
    });

    test(`${sample.about}: asks EMR for what EMR takes`, async () => {
      const { calls } = await simulate(machine, options);
      for (const call of calls) {
        const request = requestOf(call.resource);
        if (request === null) continue;
        expect(checkArguments(request, call.arguments), `${call.state}: ${JSON.stringify(call.arguments)}`).toEqual([]);
      }
    });

    test(`${sample.about}: fails in time to clean up, whichever step takes too long`, async () => {
      for (const step of stepsOf(machine)) {
        const durations = { ...sample.durations, [step]: 100 * 24 * 3_600_000 };
        const run = await expectInTime(machine, sample, { ...options, durations });
        // A step of `on failure` is not reached when nothing else fails.
        if (!run.trace.some(({ state }) => state === step)) continue;
        if (sample.handles?.(step, "States.Timeout") || sample.goesOn?.includes(step)) continue;
        expect(run.status, step).toBe("FAILED");
        expect(
          ["States.Timeout", "WorkflowTimeout", "States.ExceedToleratedFailureThreshold", "StepTimeout", "StepFailed"],
          step,
        ).toContain(run.error);
      }
    });

    test(`${sample.about}: fails in time though all that can hang does, and clusters start as late as they may`, async () => {
      const hanging = faultsOf(machine).filter(
        ({ error, attempt }) => error === "States.Timeout" && attempt === "always",
      );
      await expectInTime(machine, sample, { ...options, faults: hanging });
      const late = Object.fromEntries(creations(machine).map((state) => [state, 3_600_000]));
      for (const fault of hanging) {
        await expectInTime(machine, sample, {
          ...options,
          faults: [fault],
          durations: { ...options.durations, ...late },
        });
      }
    });
  }
});

function optionsOf({ input, durations, existing, readItems, results }: Sample): SimulateOptions {
  return {
    input,
    ...(durations ? { durations } : {}),
    ...(existing ? { existing } : {}),
    ...(readItems ? { readItems } : {}),
    ...(results ? { results } : {}),
  };
}

/** The run ends before the machine's own time does, which nothing could catch; and it keeps the promise. */
async function expectInTime(machine: Machine, sample: Sample, options: SimulateOptions): Promise<Run> {
  const run = await simulate(machine, options);
  const what = JSON.stringify({
    faults: (options.faults ?? []).map((fault: Fault) => fault.state),
    durations: options.durations,
  });
  expect(run.status, what).not.toBe("TIMED_OUT");
  expect(run.took, what).toBeLessThan((machine.TimeoutSeconds ?? Infinity) * 1000);
  expect(brokenPromises(machine, sample, run), what).toEqual([]);
  return run;
}

const jobs: ReadonlySet<string | null> = new Set([
  "elasticmapreduce:addStep",
  "emr-serverless:startJobRun",
  "emr-containers:startJobRun",
]);

const makers: ReadonlySet<string | null> = new Set([
  "elasticmapreduce:createCluster",
  "emr-serverless:createApplication",
  "emr-containers:createVirtualCluster",
]);

function stepsOf(machine: Machine): readonly string[] {
  return tasksOf(machine)
    .filter(({ state }) => jobs.has(requestOf(state.Resource)))
    .map(({ name }) => name);
}

function creations(machine: Machine): readonly string[] {
  return tasksOf(machine)
    .filter(({ state }) => makers.has(requestOf(state.Resource)))
    .map(({ name }) => name);
}

function tasksOf(machine: Machine): readonly { readonly name: string; readonly state: TaskState }[] {
  return [...statesOf(machine)].flatMap(({ name, state }) => (state.Type === "Task" ? [{ name, state }] : []));
}
