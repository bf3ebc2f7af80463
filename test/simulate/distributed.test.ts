/** Distributed Maps: batches, thresholds, readers, and executions of their own. Hand-computed. */
import { describe, expect, it } from "vitest";
import type { Json, MapState, State } from "../../src/machine/asl.js";
import type { Run, SimulateOptions } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";
import { fail, graph, machine, pass, wait, work } from "../support/machines.js";

function each(body: Readonly<Record<string, State>>, more: Partial<MapState> = {}): Readonly<Record<string, State>> {
  const ItemProcessor = {
    ProcessorConfig: { Mode: "DISTRIBUTED" as const, ExecutionType: "STANDARD" },
    ...graph(body),
  };
  return { each: { Type: "Map", ItemProcessor, End: true, ...more } };
}

const run = (states: Readonly<Record<string, State>>, options: SimulateOptions = {}): Promise<Run> =>
  simulate(machine(states), options);

/** Fails for the items that are negative. */
const choosy = {
  check: { Type: "Choice", Choices: [{ Condition: "{% $states.input < 0 %}", Next: "no" }], Default: "yes" },
  no: fail("Negative"),
  yes: pass(),
} as const;

describe("how many items may fail", () => {
  const items = [1, -1, 2, -2];
  const ended = async (more: Partial<MapState>): Promise<string> => {
    const { status, error } = await run(each(choosy, { Items: items, MaxConcurrency: 1, ...more }));
    return error ?? status;
  };

  it("is none when nothing is said", async () => {
    expect(await ended({})).toBe("States.ExceedToleratedFailureThreshold");
  });

  it("is a count, or a percentage, that may be reached", async () => {
    expect(await ended({ ToleratedFailureCount: 1 })).toBe("States.ExceedToleratedFailureThreshold");
    expect(await ended({ ToleratedFailureCount: 2 })).toBe("SUCCEEDED");
    expect(await ended({ ToleratedFailurePercentage: 49 })).toBe("States.ExceedToleratedFailureThreshold");
    expect(await ended({ ToleratedFailurePercentage: 50 })).toBe("SUCCEEDED");
  });

  it("is the smaller of both where both are said", async () => {
    const both = { ToleratedFailureCount: 1, ToleratedFailurePercentage: 100 };
    expect(await ended(both)).toBe("States.ExceedToleratedFailureThreshold");
  });
});

describe("the executions", () => {
  it("are as many at once as the Map says, also more than 40", async () => {
    const items = Array.from({ length: 120 }, (_, index) => index);
    const took = async (MaxConcurrency: number): Promise<number> =>
      (await run(each({ one: work() }, { Items: items, MaxConcurrency }))).took;
    expect(await took(60)).toBe(2000);
    expect(await took(0)).toBe(1000);
  });

  it("have names, inputs and variables of their own", async () => {
    const one = pass({ Assign: { mine: "{% $states.input %}" }, Next: "two" });
    const two = pass({ Output: "{% $mine & ' ' & $states.context.Execution.Name %}" });
    expect((await run(each({ one, two }, { Items: ["a", "b"], Label: "item" }))).output).toEqual([
      "a item-1",
      "b item-2",
    ]);
  });

  it("see no variable from outside", async () => {
    const { error } = await run({
      set: pass({ Assign: { outer: 1 }, Next: "each" }),
      ...each({ one: pass({ Output: "{% $outer %}" }) }, { Items: [1] }),
    });
    expect(error).toBe("States.ExceedToleratedFailureThreshold");
  });

  it("do not use up the history of the run", async () => {
    const items = Array.from({ length: 300 }, (_, index) => index);
    const body = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`s${index}`, pass(index === 49 ? {} : { Next: `s${index + 1}` })]),
    );
    const { status, trace } = await run(each(body, { Items: items }));
    expect(status).toBe("SUCCEEDED");
    expect(trace.length).toBeGreaterThan(30_000);
  });
});

describe("batches", () => {
  const inputs = async (ItemBatcher: Json, Items: readonly Json[]): Promise<Json | undefined> =>
    (await run(each({ one: pass() }, { Items, ItemBatcher }))).output;

  it("hold so many items, and what all are told", async () => {
    expect(await inputs({ MaxItemsPerBatch: 2, BatchInput: { day: 1 } }, [1, 2, 3])).toEqual([
      { BatchInput: { day: 1 }, Items: [1, 2] },
      { BatchInput: { day: 1 }, Items: [3] },
    ]);
  });

  it("hold so many bytes", async () => {
    // {"Items":["aaaa"]} has 18 bytes, with a second one 25.
    expect(await inputs({ MaxInputBytesPerBatch: 24 }, ["aaaa", "bbbb"])).toEqual([
      { Items: ["aaaa"] },
      { Items: ["bbbb"] },
    ]);
    expect(await inputs({ MaxInputBytesPerBatch: 25 }, ["aaaa", "bbbb"])).toEqual([{ Items: ["aaaa", "bbbb"] }]);
  });
});

describe("a reader", () => {
  const reads = each(
    { one: pass() },
    { ItemReader: { Resource: "arn:aws:states:::s3:listObjectsV2", Arguments: {}, ReaderConfig: { MaxItems: 2 } } },
  );

  it("finds what was told, at most so many items", async () => {
    expect((await run(reads, { readItems: { each: [1, 2, 3] } })).output).toEqual([1, 2]);
  });

  it("finds nothing when nobody said, and that is told", async () => {
    const { status, output, assumed } = await run(reads);
    expect({ status, output }).toEqual({ status: "SUCCEEDED", output: [] });
    expect(assumed).toEqual([
      {
        state: "each",
        resource: "arn:aws:states:::s3:listObjectsV2",
        result: [],
        why: "nobody said which items it reads",
      },
    ]);
  });
});

describe("what fails in an execution of its own", () => {
  const items = [1, -1, 2, -2];
  const failures = async (more: Partial<MapState>) =>
    (await run(each(choosy, { Items: items, MaxConcurrency: 1, ...more }))).failures.map(
      ({ state, error, execution }) => [state, error, execution],
    );

  it("is told with its execution, also where the Map tolerates it", async () => {
    const told = await failures({ ToleratedFailureCount: 2 });
    expect(told.map(([state, error]) => [state, error])).toEqual([
      ["no", "Negative"],
      ["no", "Negative"],
    ]);
    const names = new Set(told.map(([, , execution]) => execution));
    expect([names.size, names.has("")]).toEqual([2, false]);
  });

  it("comes before the failure of the Map that does not", async () => {
    expect((await failures({})).map(([state, error]) => [state, error])).toEqual([
      ["no", "Negative"],
      ["each", "States.ExceedToleratedFailureThreshold"],
    ]);
  });

  it("is forgotten when the Map begins anew", async () => {
    const again = { Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 2 }] };
    expect((await failures(again)).map(([state]) => state)).toEqual(["no", "each"]);
  });
});

it.each([
  ["EXPRESS", 299, "SUCCEEDED"],
  ["EXPRESS", 301, "FAILED"],
  ["STANDARD", 301, "SUCCEEDED"],
] as const)("an execution of the type %s that waits %i seconds: %s", async (ExecutionType, seconds, status) => {
  const ItemProcessor = {
    ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType },
    ...graph({ pause: wait(seconds) }),
  } as const;
  const run = await simulate(machine({ each: { Type: "Map", Items: [1], ItemProcessor, End: true } }));
  expect(run.status).toBe(status);
  expect(run.took).toBe(Math.min(seconds, ExecutionType === "EXPRESS" ? 300 : Infinity) * 1000);
  if (status === "FAILED") expect(run.cause).toContain("States.Timeout");
});
