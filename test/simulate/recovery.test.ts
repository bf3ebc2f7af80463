/** Retry, Catch, timeouts and what nothing catches. */
import { describe, expect, it } from "vitest";
import type { Catcher, Retrier } from "../../src/machine/asl.js";
import { entriesOf, eventsOf, fail, graph, machine, parallel, pass, wait, work } from "../support/machines.js";
import { matches } from "../../src/simulate/engine/matching.js";
import { simulate } from "../../src/simulate/simulate.js";

const caught: Catcher = { ErrorEquals: ["States.ALL"], Next: "caught" };

describe("names of errors", () => {
  it("States.ALL stands for all but what ends the run, States.TaskFailed for all but States.Timeout too", () => {
    const errors = [
      "Mine",
      "States.TaskFailed",
      "States.Timeout",
      "States.QueryEvaluationError",
      "States.Runtime",
      "States.DataLimitExceeded",
    ];
    expect(errors.map((error) => matches(["States.ALL"], error))).toEqual([true, true, true, true, false, false]);
    expect(errors.map((error) => matches(["States.TaskFailed"], error))).toEqual([
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(errors.map((error) => matches(["Mine", "States.Timeout"], error))).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(matches(["States.Runtime"], "States.Runtime")).toBe(false);
  });
});

describe("Retry", () => {
  const retried = (Retry: readonly Retrier[]) =>
    machine({ a: work({ Retry, Output: "{% $states.context.State.RetryCount %}" }) });

  it("waits longer each time, up to MaxDelaySeconds, and counts its attempts", async () => {
    const Retry = [
      { ErrorEquals: ["States.ALL"], IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 10, MaxAttempts: 3 },
    ];
    const run = await simulate(retried(Retry), { faults: [{ state: "a", attempt: "always", error: "Mine" }] });
    expect(run.calls.map((call) => call.at)).toEqual([0, 2000, 8000, 18000]);
    expect(run).toMatchObject({ status: "FAILED", error: "Mine", took: 18000 });
  });

  it("asks retriers in order, each with a count of its own", async () => {
    const Retry = [
      { ErrorEquals: ["One"], IntervalSeconds: 1, MaxAttempts: 1 },
      { ErrorEquals: ["States.ALL"], IntervalSeconds: 10, MaxAttempts: 2, BackoffRate: 1 },
    ];
    const faults = ["One", "Two", "Two"].map((error, index) => ({ state: "a", attempt: index + 1, error }));
    const run = await simulate(retried(Retry), { faults });
    expect(run.calls.map((call) => call.at)).toEqual([0, 1000, 11000, 21000]);
    expect(run).toMatchObject({ status: "SUCCEEDED", output: 3 });
    // A retrier that is used up does not hand on to the next one.
    expect(await simulate(retried(Retry), { faults: [{ state: "a", attempt: "always", error: "One" }] })).toMatchObject(
      {
        error: "One",
        took: 1000,
      },
    );
  });

  it("never tries again with MaxAttempts 0, also when a later retrier would", async () => {
    const Retry = [{ ErrorEquals: ["Mine"], MaxAttempts: 0 }, { ErrorEquals: ["States.ALL"] }];
    const run = await simulate(retried(Retry), { faults: [{ state: "a", attempt: "always", error: "Mine" }] });
    expect(run.calls).toHaveLength(1);
  });

  it("waits half with full jitter, or what a seed says, the same each time", async () => {
    const jittered = retried([{ ErrorEquals: ["States.ALL"], IntervalSeconds: 8, JitterStrategy: "FULL" }]);
    const faults = [{ state: "a", error: "Mine" }];
    expect((await simulate(jittered, { faults })).calls[1]?.at).toBe(4000);
    const seeded = await Promise.all([1, 1, 2].map((seed) => simulate(jittered, { faults, seed })));
    const [first, again, other] = seeded.map((run) => run.calls[1]?.at);
    expect(first).toBe(again);
    expect(first).not.toBe(other);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(8000);
  });

  it("runs all branches of a Parallel again", async () => {
    const branches = [graph({ a: work() }), graph({ b: work() })];
    const both = machine({
      both: parallel(branches, { Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 1 }] }),
    });
    const run = await simulate(both, { faults: [{ state: "b", error: "States.TaskFailed" }] });
    expect(run.calls.map(({ state, at }) => `${at} ${state}`)).toEqual(["0 a", "0 b", "2000 a", "2000 b"]);
  });
});

describe("Catch", () => {
  it("comes after Retry, takes the first catcher that matches, and gives error and cause", async () => {
    const states = {
      a: work({
        Retry: [{ ErrorEquals: ["Mine"], IntervalSeconds: 1, MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ["Other"], Next: "wrong" }, caught],
        Next: "wrong",
      }),
      wrong: fail("Wrong"),
      caught: pass(),
    };
    const run = await simulate(machine(states), {
      faults: [{ state: "a", attempt: "always", error: "Mine", cause: "why" }],
    });
    expect(run).toMatchObject({ status: "SUCCEEDED", output: { Error: "Mine", Cause: "why" } });
    expect(run.calls).toHaveLength(2);
  });

  it("sees no Cause where a Fail gave none", async () => {
    const states = {
      use: parallel([graph({ no: fail("Mine") })], { Catch: [caught], Next: "caught" }),
      caught: pass(),
    };
    expect((await simulate(machine(states))).output).toEqual({ Error: "Mine" });
  });

  it("also catches the state's own Arguments and Output that cannot be evaluated", async () => {
    for (const field of ["Arguments", "Output"]) {
      const states = {
        a: work({ [field]: "{% $nothing %}", Catch: [caught], Next: "caught" }),
        caught: pass({ Output: "{% $states.input.Error %}" }),
      };
      expect((await simulate(machine(states))).output, field).toBe("States.QueryEvaluationError");
    }
  });

  it("does not catch what its own Assign raises", async () => {
    const states = {
      a: work({ Catch: [{ ...caught, Assign: { x: "{% $nothing %}" } }], Next: "caught" }),
      caught: pass(),
    };
    const run = await simulate(machine(states), { faults: [{ state: "a", error: "Mine" }] });
    expect(run).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
  });
});

describe("time", () => {
  it("ends a task after TimeoutSeconds with a States.Timeout that can be caught", async () => {
    const limited = work({ TimeoutSeconds: "{% 2 + 3 %}", Catch: [caught], Next: "in time" });
    const states = {
      a: limited,
      "in time": pass({ Output: "in time" }),
      caught: pass({ Output: "{% $states.input.Error %}" }),
    };
    const slow = await simulate(machine(states), { durations: { a: 5001 } });
    expect(slow).toMatchObject({ status: "SUCCEEDED", output: "States.Timeout", took: 5000 });
    expect((await simulate(machine(states), { durations: { a: 4999 } })).output).toBe("in time");
    const hanging = await simulate(machine(states), { faults: [{ state: "a", error: "States.Timeout" }] });
    expect(hanging).toMatchObject({ output: "States.Timeout", took: 5000 });
  });

  it("ends a run with States.Runtime on a timeout that is not a whole positive number", async () => {
    for (const TimeoutSeconds of ["{% 0 %}", "{% -1 %}", "{% 1.5 %}", "{% '5' %}"]) {
      const states = { a: work({ TimeoutSeconds, Catch: [caught], Next: "caught" }), caught: pass() };
      expect(await simulate(machine(states)), TimeoutSeconds).toMatchObject({
        status: "FAILED",
        error: "States.Runtime",
      });
    }
  });

  it("ends the whole run TIMED_OUT after the machine's TimeoutSeconds, whatever it would catch", async () => {
    const states = { use: parallel([graph({ a: wait(100) })], { Catch: [caught], Next: "caught" }), caught: pass() };
    const run = await simulate(machine(states, { TimeoutSeconds: 60 }));
    expect(run).toMatchObject({ status: "TIMED_OUT", error: "States.Timeout", took: 60_000 });
    expect(entriesOf(run)).toEqual(["0 use", "0 a"]);
  });

  it("ends a run after a year when a task without a timeout hangs", async () => {
    const run = await simulate(machine({ a: work() }), { faults: [{ state: "a", error: "States.Timeout" }] });
    expect(run).toMatchObject({ status: "TIMED_OUT", took: 365 * 24 * 3600 * 1000 });
  });

  it("stops a run in the middle when it is aborted", async () => {
    const states = { a: wait(10, { Next: "b" }), b: work({ Catch: [caught], Next: "caught" }), caught: pass() };
    const run = await simulate(machine(states), { abortAt: { state: "b", after: 400 } });
    expect(run).toMatchObject({ status: "ABORTED", took: 10_400 });
    expect(eventsOf(run).slice(-2)).toEqual(["10400 b TaskStateAborted", "10400  ExecutionAborted"]);
  });
});

describe("limits", () => {
  it("end a run with States.DataLimitExceeded above 256 KiB, which nothing catches", async () => {
    const filled = (size: number) => ({
      a: work({ Output: `{% $pad('', ${size - 2}, 'x') %}`, Catch: [caught], Next: "caught" }),
      caught: pass({ Output: 1 }),
    });
    expect((await simulate(machine(filled(262_144)))).status).toBe("SUCCEEDED");
    expect(await simulate(machine(filled(262_145)))).toMatchObject({
      status: "FAILED",
      error: "States.DataLimitExceeded",
    });
  });

  it("end a run that reaches 25,000 events", async () => {
    const run = await simulate(machine({ a: pass({ Next: "b" }), b: pass({ Next: "a" }) }));
    expect(run).toMatchObject({ status: "FAILED", error: "States.Runtime" });
    expect(run.trace).toHaveLength(25_000);
  });
});
