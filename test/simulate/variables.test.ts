/** Who sees which variable, and which assignments end a run. */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/machine/asl.js";
import { graph, machine, parallel, pass, work } from "../support/machines.js";
import { namesOfManyScopes } from "../support/names-of-scopes.js";
import { simulate } from "../../src/simulate/simulate.js";

const nothingHelps = {
  Retry: [{ ErrorEquals: ["States.ALL"] }],
  Catch: [{ ErrorEquals: ["States.ALL"], Next: "end" }],
};

describe("variables", () => {
  it("are seen from the next state on; Assign and Output of one state see the old values", async () => {
    const states = {
      first: pass({ Assign: { a: 1, b: 2 }, Next: "swap" }),
      swap: pass({ Assign: { a: "{% $b %}", b: "{% $a %}" }, Output: ["{% $a %}", "{% $b %}"], Next: "end" }),
      end: pass({ Output: { before: "{% $states.input %}", after: ["{% $a %}", "{% $b %}"] } }),
    };
    expect((await simulate(machine(states))).output).toEqual({ before: [1, 2], after: [2, 1] });
  });

  it("of an outer scope are read inside; those of a branch are gone when it ends", async () => {
    const branch = graph({
      in: pass({ Assign: { inner: "{% $outer & '!' %}" }, Next: "out" }),
      out: pass({ Output: "{% $inner %}" }),
    });
    const states = {
      first: pass({ Assign: { outer: "x" }, Next: "use" }),
      use: parallel([branch], { Next: "end" }),
      end: pass({ Output: ["{% $states.input[0] %}", "{% $exists($inner) %}"] }),
    };
    expect((await simulate(machine(states))).output).toEqual(["x!", false]);
  });

  it("start anew when a branch is retried", async () => {
    const states = {
      seen: { Type: "Choice", Choices: [{ Condition: "{% $exists($x) %}", Next: "old" }], Default: "new" },
      old: pass({ Output: "old" }),
      new: pass({ Assign: { x: 1 }, Next: "flaky" }),
      flaky: work({ Next: "seen again" }),
      "seen again": pass({ Output: "{% $x %}" }),
    } as const;
    const retried = machine({ use: parallel([graph(states)], { Retry: [{ ErrorEquals: ["States.ALL"] }] }) });
    const run = await simulate(retried, { faults: [{ state: "flaky", error: "States.TaskFailed" }] });
    expect(run).toMatchObject({ status: "SUCCEEDED", output: [1] });
  });

  it("named as an outer one may not be assigned inside, and nothing catches it", async () => {
    const branch = graph({ clash: pass({ Assign: { x: 2 } }) });
    const run = await simulate(
      machine({
        a: pass({ Assign: { x: 1 }, Next: "use" }),
        use: parallel([branch], { ...nothingHelps, Next: "end" }),
        end: pass(),
      }),
    );
    expect(run).toMatchObject({ status: "FAILED", error: "States.Runtime" });
    expect(run.cause).toBe('variable x is assigned in the graph "" and in the graph "/States/use/Branches/0"');
  });

  it("named as an inner one may not be assigned outside later", async () => {
    const branch = graph({ fine: pass({ Assign: { x: 2 } }) });
    const run = await simulate(
      machine({ use: parallel([branch], { Assign: { x: 1 }, ...nothingHelps, Next: "end" }), end: pass() }),
    );
    expect(run).toMatchObject({ status: "FAILED", error: "States.Runtime" });
  });

  it("of a Catch belong to the scope around the state", async () => {
    const branch = graph({ clash: pass({ Output: "{% $nothing %}" }) });
    const caught = parallel([branch], {
      Catch: [{ ErrorEquals: ["States.ALL"], Assign: { why: "{% $states.errorOutput.Error %}" }, Next: "end" }],
      Next: "end",
    });
    expect((await simulate(machine({ use: caught, end: pass({ Output: "{% $why %}" }) }))).output).toBe(
      "States.QueryEvaluationError",
    );
  });

  it("of branches side by side have names of their own, unless a simulation says that they may share them", async () => {
    const branch = (name: string, assigned: JsonObject) => graph({ [name]: pass({ Assign: assigned, Output: name }) });
    const both = machine({ both: parallel([branch("one", { x: 1 }), branch("two", { x: 2 })]) });
    expect((await simulate(both)).error).toBe("States.Runtime");
    expect((await simulate(both, { siblingNames: "apart" })).output).toEqual(["one", "two"]);
  });

  it("of the items of a Map share their names, each with its own value", async () => {
    const item = graph({
      in: pass({ Assign: { v: "{% $states.input * 2 %}" }, Next: "out" }),
      out: pass({ Output: "{% $v %}" }),
    });
    const run = await simulate(machine({ each: { Type: "Map", Items: [1, 2], ItemProcessor: item, End: true } }));
    expect(run.output).toEqual([2, 4]);
  });
});

describe("names of many scopes", () => {
  it("are found on paths that no run takes: in choice rules, catchers and items", () => {
    const inner = graph({
      in: { Type: "Choice", Choices: [{ Condition: false, Assign: { x: 1, own: 1 }, Next: "done" }], Default: "done" },
      done: pass(),
    });
    const states = {
      each: {
        Type: "Map",
        Items: [],
        ItemProcessor: inner,
        Catch: [{ ErrorEquals: ["States.ALL"], Assign: { x: 2 }, Next: "end" }],
        Next: "end",
      },
      end: pass({ Assign: { other: 1 } }),
    } as const;
    expect([...namesOfManyScopes(machine(states))]).toEqual([["x", ["", "/States/each/ItemProcessor"]]]);
  });
});
