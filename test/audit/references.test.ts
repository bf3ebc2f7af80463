/** References that lead to nothing: always, on a way, and those of which nothing is known. */
import { describe, expect, test } from "vitest";
import { wayLines } from "../../src/asl/audit/report.js";
import { call, codesIn, findingsIn, states } from "./rules.js";

const reads = (path: string) => call({ Parameters: { FunctionName: "f", "Payload.$": path } });
const caught = (more: object) => [{ ErrorEquals: ["NotYet"], Next: "Read", ...more }];

describe("in JSONPath", () => {
  test("what a run is started with and what a call answers may be anything", () => {
    expect(codesIn(states({ Read: reads("$.any.thing") }))).toEqual([]);
    expect(codesIn(states({ Call: call({ Next: "Read" }), Read: reads("$.Payload.rows") }))).toEqual([]);
    expect(codesIn(states({ Read: reads("$$.Execution.Name") }))).toEqual([]);
  });

  test("what a Pass has made is known, field by field", () => {
    const made = (more: object, path: string) =>
      codesIn(states({ Make: { Type: "Pass", Next: "Read", ...more }, Read: reads(path) }));
    const never = ["EMRF8006 /States/Read/Parameters/Payload.$"];
    expect(made({ Result: { day: 1 } }, "$.day")).toEqual([]);
    expect(made({ Result: { day: 1 } }, "$.date")).toEqual(never);
    expect(made({ Result: { day: 1 } }, "$.day.of")).toEqual(never);
    expect(made({ Result: { day: 1 }, ResultPath: "$.made" }, "$.date")).toEqual([]);
    expect(made({ Result: { day: 1 }, ResultPath: "$.made" }, "$.made.date")).toEqual(never);
    expect(made({ Parameters: { "day.$": "$.date" } }, "$['day']")).toEqual([]);
    expect(made({ Parameters: { "day.$": "$.date" } }, "States.Format('$.x {}', $.date)")).toEqual(never);
  });

  test("a Catch without ResultPath loses everything but the failure, and the way shows it", () => {
    const machine = (more: object) =>
      states({ Call: call({ ResultPath: "$.rows", Catch: caught(more), Next: "Read" }), Read: reads("$.day") });
    expect(codesIn(machine({ ResultPath: "$.failure" }))).toEqual([]);
    const [lost] = findingsIn(machine({})).filter(({ kind }) => kind === "sometimesLost");
    expect(lost?.way && wayLines(lost.way)).toEqual([
      `1. "Call" fails`,
      `2. "Call" catches it and goes to "Read"`,
      `3. "Read" reads $.day, and there is nothing`,
    ]);
    expect(codesIn(states({ Call: call({ Catch: caught({}), Next: "Read" }), Read: reads("$.Error") }))).toEqual([]);
  });

  test("a Choice that asks whether a field is there may read it behind", () => {
    const choice = (rule: object) =>
      codesIn(
        states({
          Make: { Type: "Pass", Result: { day: 1 }, Next: "Choose" },
          Choose: { Type: "Choice", Choices: [{ Next: "Done", ...rule }], Default: "Done" },
          Done: { Type: "Succeed" },
        }),
      );
    const test = { Variable: "$.date", StringEquals: "x" };
    expect(choice(test)).toEqual(["EMRF8006 /States/Choose/Choices/0/Variable"]);
    expect(choice({ And: [{ Variable: "$.date", IsPresent: true }, test] })).toEqual([]);
    expect(choice({ Or: [{ Variable: "$.date", IsPresent: false }, test] })).toEqual([]);
    expect(choice({ Not: test })).toEqual(["EMRF8006 /States/Choose/Choices/0/Not/Variable"]);
    expect(choice({ Variable: "$.day", NumericEqualsPath: "$.date" })).toEqual([
      "EMRF8006 /States/Choose/Choices/0/NumericEqualsPath",
    ]);
  });
});

describe("variables", () => {
  const assign = (more: object) => ({ Type: "Pass", Assign: { a: 1 }, ...more });
  const branch = (inner: object, more: object) => ({ Type: "Parallel", Branches: [inner], ...more });

  test("one that is assigned nowhere is an error, one that is assigned on some ways a warning", () => {
    expect(codesIn(states({ Read: reads("$a") }))).toEqual(["EMRF8008 /States/Read/Parameters/Payload.$"]);
    expect(codesIn(states({ Make: assign({ Next: "Read" }), Read: reads("$a") }))).toEqual([]);
    const choice = {
      Type: "Choice",
      Choices: [{ Variable: "$.x", BooleanEquals: true, Next: "Make" }],
      Default: "Read",
    };
    expect(codesIn(states({ Choose: choice, Make: assign({ Next: "Read" }), Read: reads("$a") }))).toEqual([
      "EMRF8007 /States/Read/Parameters/Payload.$",
    ]);
  });

  test("a branch sees those around it, and keeps its own", () => {
    const inside = (state: object) => states({ Inside: { ...state, End: true } });
    expect(
      codesIn(states({ Make: assign({ Next: "Both" }), Both: branch(inside(reads("$a")), { End: true }) })),
    ).toEqual([]);
    expect(codesIn(states({ Both: branch(inside(assign({})), { Next: "Read" }), Read: reads("$a") }))).toEqual([
      "EMRF8008 /States/Read/Parameters/Payload.$",
    ]);
  });

  test("a distributed Map sees none from outside", () => {
    const map = (mode: string) =>
      states({
        Make: assign({ Next: "Each" }),
        Each: {
          Type: "Map",
          ItemProcessor: {
            ProcessorConfig: { Mode: mode, ExecutionType: "STANDARD" },
            ...states({ Read: reads("$a") }),
          },
          End: true,
        },
      });
    expect(codesIn(map("INLINE"))).toEqual([]);
    expect(codesIn(map("DISTRIBUTED"))).toEqual([
      "EMRF8008 /States/Each/ItemProcessor/States/Read/Parameters/Payload.$",
    ]);
  });
});

describe("in JSONata", () => {
  const run = (expression: string, more: object = {}) =>
    codesIn(
      states(
        { Read: { Type: "Pass", Output: { value: `{% ${expression} %}` }, End: true, ...more } },
        { QueryLanguage: "JSONata" },
      ),
    );
  const place = "/States/Read/Output/value";

  test("names that the expression binds itself, and functions, are no variables of the machine", () => {
    expect(run("($a := 1; $a + 1)")).toEqual([]);
    expect(run("$map([1, 2], function($each) { $each + 1 })")).toEqual([]);
    expect(run("$map(['a'], $uppercase)")).toEqual([]);
    expect(run("$uuid() & $hash('a', 'MD5')")).toEqual([]);
    expect(run("$a + 1")).toEqual([`EMRF8008 ${place}`]);
  });

  test("to ask whether a variable exists is no mistake when it does not", () => {
    expect(run("$exists($a) ? $a : 0")).toEqual([]);
  });

  test("members of $states are where AWS has them", () => {
    expect(run("$states.input.day")).toEqual([]);
    expect(run("$states.context.Execution.Name")).toEqual([]);
    expect(run("$states.result.day")).toEqual([`EMRF8009 ${place}`]);
    expect(run("$states.errorOutput.Error")).toEqual([`EMRF8009 ${place}`]);
    expect(run("$states.inputs")).toEqual([`EMRF8009 ${place}`]);
  });

  test("an expression that gives nothing fails the state", () => {
    const machine = (expression: string) =>
      codesIn(
        states(
          {
            Make: { Type: "Pass", Output: { day: 1 }, Next: "Read" },
            Read: { Type: "Pass", Output: `{% ${expression} %}`, End: true },
          },
          { QueryLanguage: "JSONata" },
        ),
      );
    expect(machine("$states.input.date")).toEqual(["EMRF8006 /States/Read/Output"]);
    expect(machine("$exists($states.input.date) ? $states.input.date : 'today'")).toEqual([]);
    expect(machine("$states.input.date & 'T00:00'")).toEqual([]);
  });

  test("what cannot be read is said, and where the input is", () => {
    expect(run("1 +")).toEqual([`EMRF8012 ${place}`]);
    expect(run("day")).toEqual([`EMRF8012 ${place}`]);
    expect(run("$.day")).toEqual([`EMRF8012 ${place}`]);
    expect(run("$states.input[day > 1].rows")).toEqual([]);
  });
});
