/** Whole machines under every fault: what the simulator is for. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Json, Machine } from "../../src/machine/asl.js";
import { addStep, createCluster, graph, machine, parallel, terminate, wait } from "../support/machines.js";
import { faultsOf } from "../../src/simulate/faults/faults-of.js";
import { tour } from "../../src/simulate/faults/tour.js";
import type { Fault, Run } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";

const throttled = [
  { ErrorEquals: ["EMR.AmazonElasticMapReduceException"], IntervalSeconds: 5, MaxAttempts: 5, JitterStrategy: "FULL" },
] as const;
const notGivenBack =
  "{% $merge([$failure, {'Cause': $failure.Cause & '; and cluster ' & $etl.id & ' could not be given back'}]) %}";

/** A cluster with two steps side by side, in the shape in which nothing leaks. */
const guarded: Machine = machine(
  {
    "Create etl": createCluster({ Next: "Use etl" }),
    "Use etl": parallel(
      [
        graph({
          ingest: addStep("ingest", { Retry: throttled, TimeoutSeconds: 3600, Next: "pause" }),
          pause: wait("{% $floor(1.5) %}", { Next: "both" }),
          both: parallel(
            ["sales", "returns"].map((name) =>
              graph({ [name]: addStep(name, { Retry: throttled, TimeoutSeconds: 3600 }) }),
            ),
          ),
        }),
      ],
      {
        Output: {},
        Catch: [
          {
            ErrorEquals: ["States.ALL"],
            Assign: { failure: "{% $states.errorOutput %}" },
            Next: "Terminate etl after failure",
          },
        ],
        Next: "Terminate etl",
      },
    ),
    "Terminate etl": terminate({
      Retry: throttled,
      TimeoutSeconds: 900,
      Catch: [
        {
          ErrorEquals: ["States.ALL"],
          Assign: { failure: { Error: "ClusterNotTerminated", Cause: "{% $etl.id %}" } },
          Next: "Failed",
        },
      ],
    }),
    "Terminate etl after failure": terminate({
      Retry: throttled,
      TimeoutSeconds: 900,
      Catch: [{ ErrorEquals: ["States.ALL"], Assign: { failure: notGivenBack }, Next: "Failed" }],
      Next: "Failed",
    }),
    Failed: { Type: "Fail", Error: "{% $failure.Error %}", Cause: "{% $failure.Cause %}" },
  },
  { TimeoutSeconds: 86_400 },
);

const isAlive = (run: Run): boolean => run.clusters.some((cluster) => cluster.status === "alive");
const isOfTerminate = (fault: Fault): boolean => fault.state.startsWith("Terminate etl");

describe("a guarded machine", () => {
  it("runs its steps and gives its cluster back", async () => {
    const run = await simulate(guarded);
    expect(run).toMatchObject({ status: "SUCCEEDED", output: {}, took: 300_000 + 600_000 + 1000 + 600_000 + 60_000 });
    expect(run.steps.map(({ name, status, startedAt }) => [name, status, startedAt])).toEqual([
      ["ingest", "COMPLETED", 300_000],
      ["sales", "COMPLETED", 901_000],
      ["returns", "COMPLETED", 901_000],
    ]);
    expect(run.clusters).toMatchObject([{ madeBy: "Create etl", status: "terminated", endedAt: 1_501_000 }]);
  });

  it("keeps no cluster and hides no failure under each single fault", async () => {
    let met = 0;
    for await (const { trial, run } of tour(guarded, { beside: [] })) {
      const [fault] = trial.faults;
      if (trial.kind !== "single" || !fault) continue;
      const text = JSON.stringify(fault);
      met++;
      const retried =
        fault.error === "EMR.AmazonElasticMapReduceException" && fault.attempt === 1 && fault.state !== "Create etl";
      if (retried) expect(run, text).toMatchObject({ status: "SUCCEEDED" });
      else
        expect(run, text).toMatchObject({
          status: "FAILED",
          error: isOfTerminate(fault) ? "ClusterNotTerminated" : fault.error,
        });
      expect(isAlive(run), text).toBe(isOfTerminate(fault) && !retried);
    }
    // Four tasks with a timeout, Create without one, the expression of the Wait; each once and lasting.
    expect(met).toBe(2 * (4 * 3 + 2 + 1));
  });

  it("keeps the first error of two, and says when a cluster could not be given back", async () => {
    let notGivenBackAfterFailure = 0;
    for await (const { trial, run } of tour(guarded, { beside: ["pair"], mostPairs: Infinity })) {
      const { kind, faults } = trial;
      const [first, second] = faults;
      if (kind !== "pair" || !first || !second) continue;
      const text = JSON.stringify(faults);
      expect(run.fired, text).toEqual([first, second]);
      // A passing throttle of one step is retried away, so both faults of a pair can be of the success path.
      expect(run.status, text).toBe("FAILED");
      if (!isAlive(run)) continue;
      expect(faults.some(isOfTerminate), text).toBe(true);
      if (second.state !== "Terminate etl after failure") continue;
      notGivenBackAfterFailure++;
      expect(run.error, text).toBe(first.error);
      expect(run.cause, text).toMatch(/could not be given back$/);
    }
    expect(notGivenBackAfterFailure).toBeGreaterThan(50);
  });

  it("is not helped by anything when the run is stopped from outside: only the idle timeout is left", async () => {
    const stopped = await simulate(guarded, { abortAt: { state: "ingest", after: 60_000 } });
    expect(stopped).toMatchObject({
      status: "ABORTED",
      clusters: [{ status: "alive" }],
      steps: [{ status: "CANCELLED" }],
    });
  });
});

describe("the simulator sees a leak", () => {
  it("when nothing catches the failure of a step", async () => {
    const naive = machine({ a: createCluster({ Next: "b" }), b: addStep("s", { Next: "c" }), c: terminate() });
    const leaks: string[] = [];
    for await (const { trial, run } of tour(naive, { beside: [] }))
      for (const { state, error, attempt } of trial.faults)
        if (isAlive(run)) leaks.push(`${state} ${error} ${attempt}`);
    expect(leaks).toEqual(
      ["b", "c"].flatMap((state) =>
        ["States.TaskFailed", "EMR.AmazonElasticMapReduceException", "States.Timeout"].flatMap((error) => [
          `${state} ${error} 1`,
          `${state} ${error} always`,
        ]),
      ),
    );
  });

  it("makes the same run of the same machine each time", async () => {
    const faults = faultsOf(guarded).slice(0, 1);
    expect(await simulate(guarded, { faults, seed: 3 })).toEqual(await simulate(guarded, { faults, seed: 3 }));
  });
});

/** A machine made by hand outside of this repository; the test is skipped where it is not there. */
const prototype = new URL("../../../shared/design/prototype.asl.json", import.meta.url);

describe.skipIf(!existsSync(prototype))("the hand-made prototype", () => {
  const read = (): Machine => JSON.parse(readFileSync(prototype, "utf8")) as Machine; // a file of known content
  const input: Json = { date: "2026-11-22", full: true };

  it("ends with States.Runtime where it assigns ingest a second time, in the scope around", async () => {
    const run = await simulate(read(), { input });
    expect(run).toMatchObject({ status: "FAILED", error: "States.Runtime" });
    expect(run.cause).toContain("variable ingest");
  });

  it("gives its cluster back on every path that does not get there", async () => {
    for await (const { trial, run } of tour(read(), { base: { input }, beside: [] })) {
      // A failure of the clean-up itself leaves it, and the run says so.
      if (trial.kind === "follows") continue;
      expect(isAlive(run), JSON.stringify(trial)).toBe(run.error === "States.Runtime");
    }
    expect((await simulate(read(), { input: { date: "yesterday" } })).error).toBe("InvalidInput");
  });
});
