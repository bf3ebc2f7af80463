/** How much of a machine its runs have shown. */
import { describe, expect, it } from "vitest";
import { addHits, coverableOf, coverageOf, hitsOf, noHits } from "../../src/simulate/coverage.js";
import { simulate } from "../../src/simulate/simulate.js";
import type { Machine } from "../../src/machine/asl.js";
import { addStep, createCluster, graph, machine, parallel, terminate } from "../support/machines.js";

const throttled = "EMR.AmazonElasticMapReduceException";

const guarded: Machine = machine({
  "Create etl": createCluster({ Next: "Use etl" }),
  "Use etl": parallel(
    [graph({ ingest: addStep("ingest", { Retry: [{ ErrorEquals: [throttled], IntervalSeconds: 1 }] }) })],
    {
      Output: {},
      Catch: [
        { ErrorEquals: ["OutOfCoffee"], Next: "Terminate etl" },
        { ErrorEquals: ["States.TaskFailed"], Next: "Terminate etl after failure" },
        { ErrorEquals: [throttled], Next: "Terminate etl" },
        { ErrorEquals: ["States.ALL"], Next: "Terminate etl after failure" },
      ],
      Next: "Terminate etl",
    },
  ),
  "Terminate etl": terminate(),
  "Terminate etl after failure": terminate({ Next: "Failed" }),
  Failed: { Type: "Fail", Error: "Failed" },
});

const edgesOf = (edges: readonly { readonly state: string; readonly kind: string }[]): readonly string[] =>
  edges.map(({ state, kind }) => `${kind} of ${state}`);

describe("the failure edges of a machine", () => {
  it("are its retriers, its catchers, and the ways out of its graphs; those that nothing can take say why", () => {
    const { edges } = coverableOf(guarded);
    expect(edges.map(({ state, kind, next, never }) => [state, kind, next, never])).toEqual([
      ["Create etl", "uncaught", null, null],
      ["Use etl", "Catch", "Terminate etl", "nothing fails so in it"],
      ["Use etl", "Catch", "Terminate etl after failure", null],
      ["Use etl", "Catch", "Terminate etl", "what stands before it takes all of its errors"],
      ["Use etl", "Catch", "Terminate etl after failure", null],
      ["Use etl", "uncaught", null, "its Catch takes States.ALL"],
      ["ingest", "Retry", null, null],
      ["ingest", "uncaught", null, null],
      ["Terminate etl", "uncaught", null, null],
      ["Terminate etl after failure", "uncaught", null, null],
      ["Failed", "uncaught", null, null],
    ]);
    expect(edges.map(({ pointer }) => pointer)).toContain("/States/Use etl/Branches/0/States/ingest/Retry/0");
  });

  it("are none where a Parallel lets no failure go, and where nothing can run out of time", () => {
    const { edges } = coverableOf(
      machine({
        Wait: parallel([graph({ pause: { Type: "Wait", Seconds: 1, End: true } })], {
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "step" }],
          Next: "step",
        }),
        step: addStep("step", {
          Retry: [{ ErrorEquals: ["States.TaskFailed"], MaxAttempts: 0 }],
          Catch: [{ ErrorEquals: ["States.Timeout"], Next: "end" }],
          Next: "end",
        }),
        end: { Type: "Succeed" },
      }),
    );
    expect(edges.map(({ state, kind, never }) => [state, kind, never])).toEqual([
      ["Wait", "Catch", "nothing in it lets a failure go"],
      ["Wait", "uncaught", "nothing in it lets a failure go"],
      ["step", "Retry", "its MaxAttempts is 0"],
      ["step", "Catch", "nothing fails so in it"],
      ["step", "uncaught", null],
    ]);
  });
});

describe("what runs show", () => {
  it("is added up over runs, and what is missing is named", async () => {
    const well = hitsOf(guarded, await simulate(guarded));
    const retried = hitsOf(guarded, await simulate(guarded, { faults: [{ state: "ingest", error: throttled }] }));
    const broken = hitsOf(
      guarded,
      await simulate(guarded, { faults: [{ state: "ingest", error: "States.TaskFailed", attempt: "always" }] }),
    );
    const coverable = coverableOf(guarded);
    expect(coverageOf(coverable, noHits)).toMatchObject({
      states: { covered: 0, total: 6 },
      edges: { covered: 0, total: 8 },
    });
    expect(coverageOf(coverable, addHits(well, retried))).toMatchObject({
      states: { covered: 4, total: 6 },
      edges: { covered: 1, total: 8 },
    });
    const all = coverageOf(coverable, addHits(well, retried, broken));
    expect(all.states.missing).toEqual([]);
    expect(edgesOf(all.edges.missing)).toEqual([
      "uncaught of Create etl",
      "Catch of Use etl",
      "uncaught of Terminate etl",
      "uncaught of Terminate etl after failure",
    ]);
    expect(addHits(addHits(well, retried), broken)).toEqual(addHits(well, retried, broken));
  });

  it("counts a way that no failure takes when a limit of AWS ended the state", async () => {
    const run = await simulate(guarded, { faults: [{ state: "ingest", error: "States.Runtime" }] });
    const { edges, never } = coverageOf(coverableOf(guarded), hitsOf(guarded, run));
    expect(run).toMatchObject({ status: "FAILED", error: "States.Runtime" });
    expect(edges).toMatchObject({ covered: 2, total: 9 });
    expect(edgesOf(never)).toEqual(["Catch of Use etl", "Catch of Use etl"]);
  });
});
