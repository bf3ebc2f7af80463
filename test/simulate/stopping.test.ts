/** What a failure does to the work beside it. */
import { describe, expect, it } from "vitest";
import {
  addStep,
  createCluster,
  entriesOf,
  fail,
  graph,
  machine,
  parallel,
  pass,
  terminate,
  wait,
  work,
} from "../support/machines.js";
import { simulate } from "../../src/simulate/simulate.js";

describe("a branch that fails", () => {
  it("stops its siblings at once, and their Catch never runs", async () => {
    const busy = graph({
      busy: work({ Catch: [{ ErrorEquals: ["States.ALL"], Next: "clean" }], Next: "clean" }),
      clean: work(),
    });
    const both = parallel([busy, graph({ soon: wait(2, { Next: "no" }), no: fail("First", "cause") })], {
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "end" }],
      Next: "end",
    });
    const run = await simulate(machine({ both, end: wait(120) }), { durations: { busy: 60_000 } });
    expect(entriesOf(run)).toEqual(["0 both", "0 busy", "0 soon", "2000 no", "2000 end"]);
    expect(run).toMatchObject({ status: "SUCCEEDED", output: { Error: "First", Cause: "cause" }, took: 122_000 });
  });

  it("stops what is deep inside its siblings", async () => {
    const deep = graph({
      deep: parallel([graph({ turn: wait(1, { Next: "again" }), again: wait(1, { Next: "turn" }) })]),
    });
    const run = await simulate(
      machine({ both: parallel([deep, graph({ soon: wait(3, { Next: "no" }), no: fail("First") })]) }),
    );
    expect(run).toMatchObject({ status: "FAILED", error: "First", took: 3000 });
    expect(entriesOf(run).at(-1)).toBe("3000 no");
  });

  it("leaks a sibling's cluster even where that sibling catches everything", async () => {
    const owner = graph({
      create: createCluster({ Next: "use" }),
      use: parallel([graph({ step: addStep("step") })], {
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "end it" }],
        Next: "end it",
      }),
      "end it": terminate(),
    });
    const both = machine({ both: parallel([owner, graph({ soon: wait(400, { Next: "no" }), no: fail("First") })]) });
    const run = await simulate(both);
    expect(run.clusters).toMatchObject([{ name: "etl", madeBy: "create", status: "alive" }]);
    expect(run.steps).toMatchObject([{ name: "step", status: "CANCELLED", startedAt: 300_000, endedAt: 400_000 }]);
  });

  it("does the same to the items of a Map", async () => {
    const item = graph({
      first: { Type: "Choice", Choices: [{ Condition: "{% $states.input = 1 %}", Next: "soon" }], Default: "late" },
      soon: wait(1, { Next: "no" }),
      no: fail("First"),
      late: wait(5, { Next: "never" }),
      never: pass(),
    });
    const each = machine({ each: { Type: "Map", Items: [0, 1, 2], ItemProcessor: item, End: true } });
    const run = await simulate(each);
    expect(run).toMatchObject({ status: "FAILED", error: "First", took: 1000 });
    expect(entriesOf(run).some((entry) => entry.endsWith("never"))).toBe(false);
  });

  it("wins when two fail at the same moment, and the later one changes nothing", async () => {
    const branch = (name: string) => graph({ [`${name} waits`]: wait(1, { Next: name }), [name]: fail(name) });
    expect((await simulate(machine({ both: parallel([branch("One"), branch("Two")]) }))).error).toBe("One");
  });
});
