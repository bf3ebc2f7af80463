/** The simulator against hand-computed traces: what each kind of state does when nothing goes wrong. */
import { describe, expect, it } from "vitest";
import { entriesOf, eventsOf, fail, graph, machine, parallel, pass, wait, work } from "../support/machines.js";
import { simulate } from "../../src/simulate/simulate.js";

describe("one state after the other", () => {
  it("takes the time of its waits and tasks, and nothing else", async () => {
    const run = await simulate(machine({ a: pass({ Next: "b" }), b: wait(5, { Next: "c" }), c: work() }), {
      durations: { c: 2500 },
    });
    expect(eventsOf(run)).toEqual([
      "0  ExecutionStarted",
      "0 a PassStateEntered",
      "0 a PassStateExited",
      "0 b WaitStateEntered",
      "5000 b WaitStateExited",
      "5000 c TaskStateEntered",
      "5000 c TaskScheduled",
      "5000 c TaskStarted",
      "7500 c TaskSucceeded",
      "7500 c TaskStateExited",
      "7500  ExecutionSucceeded",
    ]);
    expect(run).toMatchObject({ status: "SUCCEEDED", output: {}, took: 7500 });
  });

  it("hands a state's output to the next one, by default its result or its input", async () => {
    const states = {
      first: pass({ Output: { n: "{% $states.input.n + 1 %}" }, Next: "second" }),
      second: work({ Arguments: "{% $states.input %}", Next: "third" }),
      third: pass(),
    };
    const run = await simulate(machine(states), { input: { n: 1 }, results: { second: { told: true } } });
    expect(run.calls).toEqual([
      { state: "second", resource: "arn:aws:states:::sns:publish", arguments: { n: 2 }, at: 0 },
    ]);
    expect(run.output).toEqual({ told: true });
  });

  it("waits until a timestamp, and not at all when it has passed", async () => {
    const startedAt = Date.UTC(2026, 0, 1);
    const states = {
      later: { Type: "Wait", Timestamp: "2026-01-01T00:01:30Z", Next: "earlier" },
      earlier: { Type: "Wait", Timestamp: "{% '2025-01-01T00:00:00Z' %}", End: true },
    } as const;
    expect(entriesOf(await simulate(machine(states), { startedAt }))).toEqual(["0 later", "90000 earlier"]);
  });

  it("ends FAILED at a Fail, with its evaluated error and cause", async () => {
    const run = await simulate(
      machine({ no: fail("{% $states.input.e %}", "{% 'because of ' & $states.input.e %}") }),
      {
        input: { e: "Bad" },
      },
    );
    expect(run).toMatchObject({ status: "FAILED", error: "Bad", cause: "because of Bad" });
  });

  it("ends SUCCEEDED at a Succeed in the middle", async () => {
    expect(await simulate(machine({ yes: { Type: "Succeed", Output: [1] } }))).toMatchObject({
      status: "SUCCEEDED",
      output: [1],
    });
  });
});

describe("choices", () => {
  const choice = machine({
    which: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $states.input.n > 10 %}", Next: "end", Assign: { size: "big" } },
        { Condition: "{% $states.input.n > 5 %}", Next: "end", Assign: { size: "middle" }, Output: "by rule" },
      ],
      Default: "end",
      Assign: { size: "small" },
      Output: "by default",
    },
    end: pass({ Output: ["{% $size %}", "{% $states.input %}"] }),
  });

  it("takes the first rule that holds, with that rule's Assign and Output", async () => {
    expect((await simulate(choice, { input: { n: 11 } })).output).toEqual(["big", { n: 11 }]);
    expect((await simulate(choice, { input: { n: 6 } })).output).toEqual(["middle", "by rule"]);
  });

  it("uses the state's own Assign and Output for Default alone", async () => {
    expect((await simulate(choice, { input: { n: 1 } })).output).toEqual(["small", "by default"]);
  });

  it("fails where no rule holds and no Default is there, and on what is no boolean", async () => {
    const only = (Condition: string) =>
      machine({ which: { Type: "Choice", Choices: [{ Condition, Next: "end" }] }, end: pass() });
    expect((await simulate(only("{% false %}"))).error).toBe("States.NoChoiceMatched");
    expect((await simulate(only("{% 'yes' %}"))).error).toBe("States.QueryEvaluationError");
    expect((await simulate(only("{% $states.input.missing %}"))).error).toBe("States.QueryEvaluationError");
  });
});

describe("side by side", () => {
  it("interleaves branches on one clock and keeps their results in order", async () => {
    const branches = [
      graph({ slow: wait(3, { Output: "slow" }) }),
      graph({ a: wait(1, { Next: "b" }), b: wait(1, { Output: "quick" }) }),
    ];
    const run = await simulate(machine({ both: parallel(branches) }));
    expect(entriesOf(run)).toEqual(["0 both", "0 slow", "0 a", "1000 b"]);
    expect(run).toMatchObject({ output: ["slow", "quick"], took: 3000 });
  });

  it("gives every branch the Arguments as its input", async () => {
    const run = await simulate(
      machine({ both: parallel([graph({ a: pass() }), graph({ b: pass() })], { Arguments: { n: "{% 1 + 1 %}" } }) }),
    );
    expect(run.output).toEqual([{ n: 2 }, { n: 2 }]);
  });

  it("runs as many items of a Map at once as it may, each with its item", async () => {
    const each = machine({
      each: {
        Type: "Map",
        Items: "{% $states.input.list %}",
        MaxConcurrency: 2,
        ItemSelector: { value: "{% $states.context.Map.Item.Value %}", index: "{% $states.context.Map.Item.Index %}" },
        ItemProcessor: graph({ one: wait("{% $states.input.value %}", { Output: "{% $states.input.index %}" }) }),
        End: true,
      },
    });
    const run = await simulate(each, { input: { list: [3, 1, 1, 5] } });
    expect(entriesOf(run)).toEqual(["0 each", "0 one", "0 one", "1000 one", "2000 one"]);
    expect(run).toMatchObject({ output: [0, 1, 2, 3], took: 7000 });
    expect(await simulate(each, { input: { list: [] } })).toMatchObject({ status: "SUCCEEDED", output: [], took: 0 });
  });

  it("fails on Items that are no list", async () => {
    const each = machine({
      each: { Type: "Map", Items: "{% 'a' %}", ItemProcessor: graph({ one: pass() }), End: true },
    });
    expect((await simulate(each)).error).toBe("States.QueryEvaluationError");
  });
});
