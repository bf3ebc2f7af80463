/** Which edges a run can take: what fails, what catches it, where a Choice leads. */
import { expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import { caught, create, end, fail, graph, machine, terminate, work } from "./states.js";
import { leaks, steps } from "./paths.js";

test("a cluster that is given back on every way is no finding", () => {
  const report = audit(
    machine({
      Create: create({ Next: "Use" }),
      Use: {
        Type: "Parallel",
        Branches: [graph({ Work: work() })],
        Output: {},
        Catch: caught("Clean"),
        Next: "Terminate",
      },
      Terminate: terminate(),
      Clean: terminate({ Next: "Failed" }),
      Failed: fail,
    }),
  );
  expect(report).toMatchObject({ leaks: [], undecided: [], hiddenFailures: [] });
});

test("a step that fails without a Catch leaves the cluster running, one finding for each step, the shortest way first", () => {
  expect(
    leaks(
      machine({
        Create: create({ Next: "One" }),
        One: work({ Next: "Two" }),
        Two: work({ Next: "Terminate" }),
        Terminate: terminate(),
      }),
    ),
  ).toEqual([
    "Create succeeds > One fails: failed, not given back",
    "Create succeeds > One succeeds > Two fails: failed, not given back",
  ]);
});

test("a cluster that nobody gives back is alive on success and on failure", () => {
  expect(leaks(machine({ Create: create({ Next: "Work" }), Work: work() }))).toEqual([
    "Create succeeds > Work succeeds: succeeded, not given back",
    "Create succeeds > Work fails: failed, not given back",
  ]);
});

test("a Catch for States.TaskFailed lets a timeout through", () => {
  const withTimeout = (errors: readonly string[]) =>
    machine({
      Create: create({ Next: "Work" }),
      Work: work({ TimeoutSeconds: 60, Catch: caught("Clean", errors), Next: "Terminate" }),
      Terminate: terminate(),
      Clean: terminate({ Next: "Failed" }),
      Failed: fail,
    });
  expect(leaks(withTimeout(["States.TaskFailed"]))).toEqual([
    "Create succeeds > Work fails States.Timeout: failed, not given back",
  ]);
  expect(leaks(withTimeout(["States.ALL"]))).toEqual([]);
});

test("a Catch for one named error lets every other through", () => {
  expect(
    leaks(
      machine({
        Create: create({ Next: "Work" }),
        Work: work({ Catch: caught("Clean", ["EMR.AmazonElasticMapReduceException"]), Next: "Terminate" }),
        Terminate: terminate(),
        Clean: terminate({ Next: "Failed" }),
        Failed: fail,
      }),
    ),
  ).toEqual(["Create succeeds > Work fails: failed, not given back"]);
});

test("no Catch takes States.Runtime and States.DataLimitExceeded, though a machine that raises them by name is rare", () => {
  for (const error of ["States.Runtime", "States.DataLimitExceeded"]) {
    expect(
      leaks(
        machine({
          Create: create({ Next: "Use" }),
          Use: {
            Type: "Parallel",
            Branches: [graph({ Raise: { Type: "Fail", Error: error } })],
            Catch: caught("Clean"),
            Next: "Clean",
          },
          Clean: terminate({ Next: "Failed" }),
          Failed: fail,
        }),
      ),
    ).toEqual([`Create succeeds > Use enters > Raise fails ${error} > Use fails: failed, not given back`]);
  }
});

test("a failure is handed from Parallel to Parallel by its name", () => {
  const nested = (name: string) =>
    machine({
      Create: create({ Next: "Outer" }),
      Outer: {
        Type: "Parallel",
        Branches: [
          graph({
            Inner: {
              Type: "Parallel",
              Branches: [graph({ Raise: { Type: "Fail", Error: "Mine" } })],
              Catch: caught("Other", ["Other"]),
              End: true,
            },
            Other: end,
          }),
        ],
        Catch: caught("Clean", [name]),
        Next: "Clean",
      },
      Clean: terminate({ Next: "Failed" }),
      Failed: fail,
    });
  expect(leaks(nested("Mine"))).toEqual([]);
  expect(leaks(nested("Theirs"))).toEqual([
    "Create succeeds > Outer enters > Inner enters > Raise fails Mine > Inner fails > Outer fails: failed, not given back",
  ]);
});

test("an expression that can fail in a Choice, Pass or Wait leaks, and an enclosing Parallel catches it", () => {
  const risky = {
    Choice: {
      Type: "Choice",
      Choices: [{ Condition: "{% $number($states.input.x) > 1 %}", Next: "Terminate" }],
      Default: "Terminate",
    },
    Pass: { Type: "Pass", Output: { x: "{% $states.input.x.y %}" }, Next: "Terminate" },
    Wait: { Type: "Wait", Seconds: "{% $states.input.seconds %}", Next: "Terminate" },
  } as const;
  for (const state of Object.values(risky)) {
    expect(
      leaks(
        machine({
          Create: create({ Output: "{% $states.input %}", Next: "Risky" }),
          Risky: state,
          Terminate: terminate(),
        }),
      ),
    ).toEqual(["Create succeeds > Risky fails States.QueryEvaluationError: failed, not given back"]);
    const inside = graph({ Risky: state, Terminate: terminate({ Catch: caught("Done") }), Done: fail });
    expect(
      leaks(
        machine({
          Create: create({ Output: "{% $states.input %}", Next: "Use" }),
          Use: { Type: "Parallel", Branches: [inside], Catch: caught("Clean"), End: true },
          Clean: terminate({ Next: "Failed" }),
          Failed: fail,
        }),
      ),
    ).toEqual([]);
  }
});

test("a Choice that only compares what is there cannot fail, one without Default can", () => {
  const choice = (condition: string, more: object) =>
    machine({
      Create: create({ Assign: { c: "{% $states.result.ClusterId %}", made: true }, Next: "Choice" }),
      Choice: { Type: "Choice", Choices: [{ Condition: condition, Next: "Terminate" }], ...more },
      Terminate: terminate(),
      Failed: fail,
    });
  expect(leaks(choice("{% ($made) = true %}", { Default: "Failed" }))).toEqual([]);
  expect(
    leaks(choice("{% $exists($made) and $type($c) = 'string' and $not($made = false) %}", { Default: "Failed" })),
  ).toEqual([]);
  expect(leaks(choice("{% $states.input.a = 1 %}", {}))).toEqual([
    "Create succeeds > Choice fails States.NoChoiceMatched: failed, not given back",
  ]);
});

test("a Choice whose value is not known goes both ways: a cluster that is kept on purpose is found", () => {
  expect(
    leaks(
      machine({
        Create: create({ Output: "{% $states.input %}", Next: "Keep?" }),
        "Keep?": {
          Type: "Choice",
          Choices: [{ Condition: "{% $states.input.keep = true %}", Next: "Kept" }],
          Default: "Terminate",
        },
        Kept: end,
        Terminate: terminate(),
      }),
    ),
  ).toEqual(["Create succeeds > Keep? goes on Kept > Kept goes on: succeeded, not given back"]);
});

test("a failing Output of the state that made the cluster loses its id", () => {
  expect(
    leaks(
      machine({
        Create: create({ Output: "{% $states.result.Nothing.Here %}", Next: "Terminate" }),
        Terminate: terminate(),
      }),
    ),
  ).toEqual(["Create succeeds > Create fails States.QueryEvaluationError: failed, not given back"]);
});

test("a loop that makes a cluster at each turn and gives back one leaks the others", () => {
  const loop = (back: string) =>
    leaks(
      machine({
        Create: create({ Output: "{% $states.input %}", Next: "Again?" }),
        "Again?": {
          Type: "Choice",
          Choices: [{ Condition: "{% $states.input.again = true %}", Next: back }],
          Default: "Terminate",
        },
        "Terminate one": terminate({ Output: "{% $states.input %}", Next: "Create" }),
        Terminate: terminate(),
      }),
    );
  expect(loop("Terminate one")).toEqual([]);
  expect(loop("Create")).toContain("Create succeeds > Again? goes on Create > Create fails: failed, not given back");
});

test("a caught failure that ends SUCCEEDED is hidden, one that ends FAILED is not", () => {
  const recovered = (after: string) =>
    audit(
      machine({
        Work: work({ Arguments: { ClusterId: "j-1" }, Catch: caught(after), Next: "Done" }),
        Done: end,
        Failed: fail,
      }),
    ).hiddenFailures;
  expect(recovered("Done").map(({ caughtAt, path }) => [caughtAt, ...steps(path)])).toEqual([
    ["Work", "Work fails", "Work is caught Done", "Done goes on"],
  ]);
  expect(recovered("Failed")).toEqual([]);
});

test("states named like members of every object are states like others", () => {
  expect(leaks(machine({ constructor: create({ Next: "toString" }), toString: terminate() }))).toEqual([]);
});
