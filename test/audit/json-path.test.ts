/** Machines in JSONPath, where ids travel in the state's input. */
import { expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import type { Machine, PassState, TaskState } from "../../src/machine/asl.js";
import { leaks } from "./paths.js";
import { end, fail } from "./states.js";

const emr = "arn:aws:states:::elasticmapreduce:";
const create: TaskState = {
  Type: "Task",
  Resource: `${emr}createCluster.sync`,
  Parameters: { Name: "c", AutoTerminationPolicy: { IdleTimeout: 60 } },
  Next: "Next",
};
const work: TaskState = { Type: "Task", Resource: `${emr}addStep.sync`, Parameters: {}, Next: "Terminate" };

function terminate(path: string): TaskState {
  return { Type: "Task", Resource: `${emr}terminateCluster.sync`, Parameters: { "ClusterId.$": path }, End: true };
}

function through(making: Partial<TaskState>, next: PassState | TaskState, path: string): Machine {
  return {
    StartAt: "Create",
    States: { Create: { ...create, ...making }, Next: next, Terminate: terminate(path), Failed: fail },
  };
}

const pass: PassState = { Type: "Pass", Next: "Terminate" };

test("an id goes where ResultPath, ResultSelector, Parameters and Assign put it", () => {
  expect(leaks(through({}, pass, "$.ClusterId"))).toEqual([]);
  expect(leaks(through({ ResultPath: "$.made.cluster" }, pass, "$.made.cluster.ClusterId"))).toEqual([]);
  expect(leaks(through({ ResultPath: "$.made" }, pass, "$['made']['Cluster']['Id']"))).toEqual([]);
  expect(
    leaks(through({ ResultSelector: { "id.$": "$.ClusterId" }, ResultPath: "$.made" }, pass, "$.made.id")),
  ).toEqual([]);
  expect(leaks(through({}, { ...pass, Parameters: { nested: { "id.$": "$.ClusterId" } } }, "$.nested.id"))).toEqual([]);
  expect(leaks(through({ Assign: { "c.$": "$.ClusterId" } }, { ...pass, Result: "gone" }, "$c"))).toEqual([]);
});

test("an id that a later result overwrites is lost", () => {
  const lost =
    "Create succeeds > Next goes on Terminate > Terminate fails States.ParameterPathFailure: failed, not given back";
  expect(leaks(through({}, { ...pass, Result: { other: 1 } }, "$.ClusterId"))).toEqual([
    lost.replace(" Terminate >", " >"),
  ]);
  expect(leaks(through({ ResultPath: null }, pass, "$.made.ClusterId"))).not.toEqual([]);
});

test("a Catch without ResultPath replaces the input and loses the id, one with ResultPath keeps it", () => {
  const catching = (resultPath: object) =>
    through(
      { ResultPath: "$.made" },
      { ...work, ResultPath: null, Catch: [{ ErrorEquals: ["States.ALL"], ...resultPath, Next: "Terminate" }] },
      "$.made.ClusterId",
    );
  expect(leaks(catching({ ResultPath: "$.error" }))).toEqual([]);
  expect(leaks(catching({}))).toEqual([
    "Create succeeds > Next fails > Next is caught Terminate > Terminate fails States.ParameterPathFailure: failed, not given back",
  ]);
});

test("an intrinsic function over an id may give the id", () => {
  expect(audit(through({}, pass, "States.Format('{}-{}', $.ClusterId, $.x)"))).toMatchObject({
    leaks: [],
    undecided: [{ reason: "an unknown id was given back" }],
  });
});

test("two Choices on one field of the input go the same way", () => {
  const choice = (next: string, otherwise: string) =>
    ({
      Type: "Choice",
      Choices: [{ Variable: "$.make", BooleanEquals: true, Next: next }],
      Default: otherwise,
    }) as const;
  const machine = (made: TaskState): Machine => ({
    StartAt: "Make?",
    States: {
      "Make?": choice("Create", "Back?"),
      Create: made,
      "Back?": choice("Terminate", "Done"),
      Terminate: terminate("$.made.ClusterId"),
      Done: end,
    },
  });
  expect(leaks(machine({ ...create, ResultPath: "$.made", Next: "Back?" }))).toEqual([]);
  expect(leaks(machine({ ...create, ResultPath: "$.make", Next: "Back?" }))).not.toEqual([]);
});

test("a Choice over a path that may lead to nothing can fail, after IsPresent it cannot", () => {
  const choice = (rule: object): Machine => ({
    StartAt: "Create",
    States: {
      Create: { ...create, ResultPath: "$.made" },
      Next: { Type: "Choice", Choices: [{ Next: "Terminate", ...rule }], Default: "Terminate" },
      Terminate: terminate("$.made.ClusterId"),
    },
  });
  const test = { Variable: "$.x", StringEquals: "y" };
  expect(leaks(choice(test))).toEqual([
    "Create succeeds > Next fails States.ParameterPathFailure: failed, not given back",
  ]);
  expect(leaks(choice({ And: [{ Variable: "$.x", IsPresent: true }, test] }))).toEqual([]);
  expect(leaks(choice({ Or: [{ Variable: "$.x", IsPresent: false }, test] }))).toEqual([]);
  expect(leaks(choice({ Not: { Variable: "$.made", IsPresent: true } }))).toEqual([]);
});

test("a list or a text of nothing but the id is the id", () => {
  const clean = { leaks: [], undecided: [] };
  expect(audit(through({}, pass, "States.Format('{}', $.ClusterId)"))).toMatchObject(clean);
  const all: TaskState = {
    Type: "Task",
    Resource: "arn:aws:states:::aws-sdk:emr:terminateJobFlows",
    Parameters: { "JobFlowIds.$": "States.Array($.ClusterId)" },
    End: true,
  };
  const machine = (given: TaskState): Machine => ({
    StartAt: "Create",
    States: { Create: { ...create, Next: "End" }, End: given },
  });
  expect(audit(machine(all))).toMatchObject(clean);
  const other = { ...all, Parameters: { "JobFlowIds.$": "States.Array($.Cluster.Name)" } };
  expect(audit(machine(other)).leaks).not.toEqual([]);
});
