/** Machines in JSONPath on the simulator, each worked out by hand. */
import { describe, expect, test } from "vitest";
import type { Json, JsonObject, State } from "../../../src/machine/asl.js";
import type { Run, SimulateOptions } from "../../../src/simulate/run.js";
import { simulate } from "../../../src/simulate/simulate.js";

/** Runs states from the first one. */
function run(states: Readonly<Record<string, State>>, options: SimulateOptions = {}): Promise<Run> {
  return simulate({ StartAt: Object.keys(states)[0] ?? "", States: states }, options);
}

const ask = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke" } as const;
const end = { Type: "Succeed" } as const;

describe("data through a state", () => {
  test("a Task: InputPath, Parameters, ResultSelector, ResultPath on the raw input, OutputPath", async () => {
    const task: State = {
      ...ask,
      InputPath: "$.order",
      Parameters: { FunctionName: "f", Payload: { "id.$": "$.id", "run.$": "$$.Execution.Name" } },
      ResultSelector: { "total.$": "$.Payload.sum" },
      ResultPath: "$.answer",
      OutputPath: "$",
      End: true,
    };
    const input = { order: { id: 7 }, other: true };
    const { calls, output } = await run({ a: task }, { input, results: { a: { Payload: { sum: 3 }, Status: 200 } } });
    expect(calls.map((call) => call.arguments)).toEqual([{ FunctionName: "f", Payload: { id: 7, run: "run-1" } }]);
    expect(output).toEqual({ order: { id: 7 }, other: true, answer: { total: 3 } });
    const narrow = await run(
      { a: { ...task, OutputPath: "$.answer" } },
      { input, results: { a: { Payload: { sum: 3 } } } },
    );
    expect(narrow.output).toEqual({ total: 3 });
  });

  test.each<[string, State, Json, Json]>([
    ["Result", { Type: "Pass", Result: { x: 1 }, ResultPath: "$.r", End: true }, { a: 1 }, { a: 1, r: { x: 1 } }],
    ["Parameters", { Type: "Pass", Parameters: { "b.$": "$.a" }, End: true }, { a: 1 }, { b: 1 }],
    ["ResultPath null", { Type: "Pass", Result: 5, ResultPath: null, End: true }, { a: 1 }, { a: 1 }],
    ["InputPath null", { Type: "Pass", InputPath: null, End: true }, { a: 1 }, {}],
    ["OutputPath null", { Type: "Pass", OutputPath: null, End: true }, { a: 1 }, {}],
    ["paths of a Succeed", { Type: "Succeed", InputPath: "$.a", OutputPath: "$.b" }, { a: { b: 1 } }, 1],
    ["a Result that looks like a path", { Type: "Pass", Result: { "a.$": "$.x" }, End: true }, {}, { "a.$": "$.x" }],
  ])("a Pass or Succeed: %s", async (_, state, input, wanted) => {
    expect((await run({ a: state }, { input })).output).toEqual(wanted);
  });

  test("a Choice goes by what InputPath leaves, and hands that on", async () => {
    const choice: State = {
      Type: "Choice",
      InputPath: "$.in",
      Choices: [{ Variable: "$.n", NumericGreaterThan: 1, Assign: { "seen.$": "$.n" }, Next: "b" }],
      Default: "c",
    };
    const states: Record<string, State> = {
      a: choice,
      b: { Type: "Pass", Parameters: { "n.$": "$seen", "was.$": "$" }, End: true },
      c: end,
    };
    expect((await run(states, { input: { in: { n: 2 } } })).output).toEqual({ n: 2, was: { n: 2 } });
    expect((await run(states, { input: { in: { n: 1 } } })).output).toEqual({ n: 1 });
  });

  test("a Wait by SecondsPath and TimestampPath", async () => {
    const states: Record<string, State> = {
      a: { Type: "Wait", SecondsPath: "$.seconds", Next: "b" },
      b: { Type: "Wait", TimestampPath: "$.until", End: true },
    };
    const input = { seconds: 90, until: "2026-01-01T01:00:00Z" };
    expect(await run(states, { input })).toMatchObject({ took: 3_600_000, output: input });
  });

  test("a Fail by ErrorPath and CausePath, which may call a function", async () => {
    const state: State = {
      Type: "Fail",
      ErrorPath: "$.Error",
      CausePath: "States.Format('{} of {}', $.n, $$.State.Name)",
    };
    expect(await run({ a: state }, { input: { Error: "Mine", n: 3 } })).toMatchObject({
      error: "Mine",
      cause: "3 of a",
    });
    expect(await run({ a: state }, { input: { n: 3 } })).toMatchObject({
      error: "States.Runtime",
      cause:
        "An error occurred while executing the state 'a'. The JSONPath '$.Error' specified for the field 'ErrorPath' " +
        "could not be found in the input '{\"n\":3}'",
    });
  });
});

describe("variables", () => {
  test("Assign reads the result and the old variables, and all are there from the next state on", async () => {
    const states: Record<string, State> = {
      a: { Type: "Pass", Result: { n: 1 }, Assign: { "n.$": "$.n", name: "x" }, Next: "b" },
      b: { Type: "Pass", Assign: { "n.$": "States.MathAdd($n, 1)", "old.$": "$n" }, Next: "c" },
      c: { Type: "Pass", Parameters: { "all.$": "States.Format('{} {} {}', $n, $old, $name)" }, End: true },
    };
    expect((await run(states)).output).toEqual({ all: "2 1 x" });
  });

  test("a state in JSONata shares variables and data with those in JSONPath", async () => {
    const states: Record<string, State> = {
      a: { Type: "Pass", Result: { n: 2 }, Assign: { "n.$": "$.n" }, Next: "b" },
      b: {
        Type: "Pass",
        QueryLanguage: "JSONata",
        Output: "{% $n * $states.input.n %}",
        Assign: { m: "{% $n + 1 %}" },
        Next: "c",
      },
      c: { Type: "Pass", Parameters: { "was.$": "$", "m.$": "$m" }, End: true },
    };
    expect((await run(states)).output).toEqual({ was: 4, m: 3 });
  });
});

describe("failures", () => {
  test("a Catch puts the error into the raw input by its own ResultPath; the state's OutputPath is not asked", async () => {
    const states: Record<string, State> = {
      a: {
        ...ask,
        Parameters: {},
        ResultPath: "$.r",
        OutputPath: "$.no.such.path",
        Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Assign: { "why.$": "$.Error" }, Next: "b" }],
        End: true,
      },
      b: { Type: "Pass", Parameters: { "why.$": "$why", "all.$": "$" }, End: true },
    };
    const faults = [{ state: "a", error: "States.TaskFailed", cause: "told" }];
    expect((await run(states, { input: { x: 1 }, faults })).output).toEqual({
      why: "States.TaskFailed",
      all: { x: 1, error: { Error: "States.TaskFailed", Cause: "told" } },
    });
  });

  const caughtAll = [{ ErrorEquals: ["States.ALL"], Next: "b" }];
  test.each<[string, JsonObject, string | null, string]>([
    // The error, or null where the Catch takes it; and what the cause says.
    [
      "a path of Parameters",
      { Parameters: { "x.$": "$.no" } },
      "States.Runtime",
      "The JSONPath '$.no' specified for the field 'x.$'",
    ],
    ["InputPath", { InputPath: "$.no" }, "States.Runtime", "Invalid path '$.no' : No results for path: $['no']"],
    [
      "OutputPath",
      { OutputPath: "$.no.such.path" },
      "States.Runtime",
      "Invalid path '$.no.such.path' : Missing property in path $['no']",
    ],
    [
      "TimeoutSecondsPath",
      { TimeoutSecondsPath: "$.no" },
      "States.Runtime",
      "Invalid path '$.no' : No results for path: $['no']",
    ],
    [
      "a function",
      { Parameters: { "x.$": "States.ArrayGetItem($.list, 9)" } },
      null,
      "there is no element 9 in an array of 1",
    ],
    ["ResultPath", { ResultPath: "$.list.x" }, null, "Unable to apply ReferencePath $.list.x to input"],
  ])("%s that fails", async (_, fields, error, cause) => {
    const states = {
      a: { ...ask, Catch: caughtAll, End: true, ...fields } as State, // the rows add fields of a Task
      b: { Type: "Pass", End: true } as const,
    };
    const ended = await run(states, { input: { list: [1] } });
    if (error !== null) expect(ended).toMatchObject({ status: "FAILED", error });
    else
      expect(ended).toMatchObject({
        status: "SUCCEEDED",
        output: { Error: /Result/.test(_) ? "States.ResultPathMatchFailure" : "States.IntrinsicFailure" },
      });
    expect(JSON.stringify(ended)).toContain(JSON.stringify(cause).slice(1, -1));
  });

  test("TimeoutSecondsPath and HeartbeatSecondsPath are read of the input", async () => {
    const states: Record<string, State> = { a: { ...ask, TimeoutSecondsPath: "$.most", End: true } };
    const faults = [{ state: "a", error: "States.Timeout" }];
    expect(await run(states, { input: { most: 30 }, faults })).toMatchObject({ error: "States.Timeout", took: 30_000 });
  });
});

describe("Map and Parallel", () => {
  const inner = (state: State): { StartAt: string; States: Record<string, State> } => ({
    StartAt: "in",
    States: { in: state },
  });

  test("an old Map: Iterator, and Parameters with $$.Map.Item", async () => {
    const map: State = {
      Type: "Map",
      ItemsPath: "$.steps",
      Parameters: { "step.$": "$$.Map.Item.Value", "at.$": "$$.Map.Item.Index", "id.$": "$.id" },
      Iterator: inner({
        Type: "Pass",
        Parameters: { "text.$": "States.Format('{}-{}-{}', $.id, $.at, $.step)" },
        End: true,
      }),
      ResultPath: "$.done",
      End: true,
    };
    const input = { id: "j", steps: ["a", "b"] };
    expect((await run({ m: map }, { input })).output).toEqual({
      ...input,
      done: [{ text: "j-0-a" }, { text: "j-1-b" }],
    });
  });

  test("a new Map: ItemProcessor, ItemSelector, MaxConcurrencyPath, ResultSelector", async () => {
    const map: State = {
      Type: "Map",
      InputPath: "$.in",
      ItemsPath: "$.list",
      ItemSelector: { "n.$": "$$.Map.Item.Value" },
      MaxConcurrencyPath: "$.most",
      ItemProcessor: inner({ Type: "Wait", SecondsPath: "$.n", End: true }),
      ResultSelector: { "all.$": "$[*].n", "count.$": "States.ArrayLength($)" },
      End: true,
    };
    const input = { in: { list: [10, 20, 30], most: 1 } };
    expect(await run({ m: map }, { input })).toMatchObject({ took: 60_000, output: { all: [10, 20, 30], count: 3 } });
    const two = { in: { list: [10, 20, 30], most: 2 } };
    expect(await run({ m: map }, { input: two })).toMatchObject({ took: 40_000 });
  });

  test("a distributed Map: paths in its reader, batches and threshold", async () => {
    const map: State = {
      Type: "Map",
      ItemReader: {
        Resource: "arn:aws:states:::s3:getObject",
        ReaderConfig: { MaxItemsPath: "$.most" },
        Parameters: { "Bucket.$": "$.bucket" },
      },
      ItemBatcher: { MaxItemsPerBatchPath: "$.batch", BatchInput: { "from.$": "$.bucket" } },
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        ...inner({ Type: "Pass", End: true }),
      },
      ToleratedFailurePercentagePath: "$.percent",
      End: true,
    };
    const options = { input: { most: 3, batch: 2, bucket: "b", percent: 10 }, readItems: { m: [1, 2, 3, 4] } };
    expect((await run({ m: map }, options)).output).toEqual([
      { BatchInput: { from: "b" }, Items: [1, 2] },
      { BatchInput: { from: "b" }, Items: [3] },
    ]);
  });

  test("items that are no list", async () => {
    const map: State = { Type: "Map", ItemProcessor: inner({ Type: "Pass", End: true }), End: true };
    expect(await run({ m: map })).toMatchObject({
      error: "States.Runtime",
      cause: "An error occurred while executing the state 'm'. Reference path \"$\" must point to array.",
    });
  });

  test("the branches of a Parallel are given its Parameters, and read the variables outside", async () => {
    const states: Record<string, State> = {
      a: { Type: "Pass", Assign: { v: 1 }, Next: "p" },
      p: {
        Type: "Parallel",
        Parameters: { "x.$": "$.x" },
        Branches: [inner({ Type: "Pass", Parameters: { "sum.$": "States.MathAdd($v, $.x)" }, End: true })],
        ResultSelector: { "first.$": "$[0].sum" },
        ResultPath: "$.p",
        End: true,
      },
    };
    expect((await run(states, { input: { x: 2, y: 3 } })).output).toEqual({ x: 2, y: 3, p: { first: 3 } });
  });
});

describe("machines that would hang or crash", () => {
  const grow: Record<string, State> = {
    a: { Type: "Pass", Parameters: { "a.$": "$", "b.$": "$" }, Next: "a2" },
    a2: { Type: "Pass", Parameters: { "a.$": "$", "b.$": "$" }, Next: "a" },
  };
  test("data that doubles in a loop ends at the limit", async () => {
    expect(await run(grow)).toMatchObject({ status: "FAILED", error: "States.DataLimitExceeded" });
  });

  test("data that nests deeper in a loop ends at the limit", async () => {
    const states: Record<string, State> = {
      a: { Type: "Pass", Parameters: { "a.$": "$" }, Next: "b" },
      b: { Type: "Pass", Parameters: { "a.$": "$" }, Next: "a" },
    };
    expect(await run(states)).toMatchObject({
      status: "FAILED",
      error: "States.DataLimitExceeded",
      cause: "the output of b nests deeper than 1000",
    });
  });

  test.each<[string, JsonObject]>([
    ["a path that multiplies its places", { "x.$": `$${"..*".repeat(20)}` }],
    [
      "a document used a hundred thousand times",
      Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}.$`, "$"])),
    ],
    [
      "a text used over and over",
      { "x.$": `States.Format('${"{}".repeat(5000)}'${", States.JsonToString($)".repeat(5000)})` },
    ],
  ])("%s", async (_, Parameters) => {
    const input = Object.fromEntries(Array.from({ length: 200 }, (__, at) => [`n${at}`, { a: [[[[at, [at]]]]] }]));
    const deep = JSON.parse(`${"[".repeat(60)}${"]".repeat(60)}`) as Json;
    const ended = await run({ a: { Type: "Pass", Parameters, End: true } }, { input: { ...input, deep } });
    expect(ended.status).toBe("FAILED");
    expect(ended.error).toMatch(/^States\.(DataLimitExceeded|Runtime|IntrinsicFailure)$/);
  });

  test("an input that nests without end is refused", async () => {
    const input = JSON.parse("[".repeat(50_000) + "]".repeat(50_000)) as Json;
    await expect(run({ a: end }, { input })).rejects.toThrow("the input nests deeper than 1000");
  });

  test("a name of a prototype is a name like any other", async () => {
    const parameters = JSON.parse(
      '{"__proto__.$": "$.x", "constructor": {"prototype": {"polluted.$": "$.x"}}}',
    ) as Json;
    const { output } = await run(
      { a: { Type: "Pass", Parameters: parameters, ResultPath: "$.__proto__.y", End: true } },
      { input: { x: 1 } },
    );
    expect(JSON.stringify(output)).toBe(
      '{"x":1,"__proto__":{"y":{"__proto__":1,"constructor":{"prototype":{"polluted":1}}}}}',
    );
    expect("polluted" in {}).toBe(false);
  });
});
