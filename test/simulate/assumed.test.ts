/** What a run makes up when nobody says what a service answers, and that it says so. */
import { expect, test } from "vitest";
import { simulate } from "../../src/simulate/simulate.js";
import { machine, work } from "../support/machines.js";

const asking = (resource: string) => machine({ ask: work({ Resource: `arn:aws:states:::${resource}` }) });

test.each([
  ["lambda:invoke", { ExecutedVersion: "$LATEST", Payload: {}, StatusCode: 200 }],
  ["http:invoke", { StatusCode: 200 }],
  ["athena:startQueryExecution", { QueryExecutionId: "assumed" }],
  ["events:putEvents", { Entries: {}, FailedEntryCount: 0 }],
  ["aws-sdk:scheduler:createSchedule", { ScheduleArn: "assumed" }],
  ["aws-sdk:s3:getObject", {}],
  ["aws-sdk:redshiftdata:describeStatement", {}],
  ["eks:createCluster", {}],
  ["sqs:sendMessage.waitForTaskToken", {}],
])("%s answers the least that its model allows", async (resource, result) => {
  const run = await simulate(asking(resource));
  expect(run.output).toEqual(result);
  expect(run.assumed).toMatchObject([{ state: "ask", resource: `arn:aws:states:::${resource}`, result }]);
});

test("another state machine succeeds, and its output is JSON or text by the pattern", async () => {
  const output = async (resource: string) => (await simulate(asking(resource))).output;
  expect(await output("states:startExecution.sync:2")).toMatchObject({ Status: "SUCCEEDED", Output: {} });
  expect(await output("states:startExecution.sync")).toMatchObject({ Status: "SUCCEEDED", Output: "{}" });
  expect(await output("states:startExecution")).not.toHaveProperty("Status");
});

test("a function and an activity answer nothing of their own", async () => {
  const made = machine({ ask: work({ Resource: "arn:aws:lambda:eu-west-1:1:function:f" }) });
  expect((await simulate(made)).assumed).toMatchObject([{ state: "ask", result: {} }]);
});

test("what a run is told is no assumption, also when it is null", async () => {
  const run = await simulate(asking("lambda:invoke"), { results: { ask: null } });
  expect([run.output, run.assumed]).toEqual([null, []]);
});

test("what EMR answers is no assumption either", async () => {
  const made = machine({ ask: work({ Resource: "arn:aws:states:::aws-sdk:emr:listClusters" }) });
  const run = await simulate(made);
  expect([run.output, run.assumed]).toEqual([{ Clusters: [] }, []]);
});

/** A step on a cluster that is there, with what its state says of time. */
const step = (fields: object) =>
  machine({
    load: work({
      Resource: "arn:aws:states:::elasticmapreduce:addStep.sync",
      Arguments: { ClusterId: "j-THERE", Step: { Name: "load", HadoopJarStep: { Jar: "command-runner.jar" } } },
      ...fields,
    }),
  });
const existing = [{ id: "j-THERE", name: "there" }];

test("a time that nobody said makes no task run out of its own", async () => {
  const usual = await simulate(step({}), { existing });
  expect([usual.took, usual.assumedTimes]).toEqual([600_000, [{ state: "load", took: 600_000 }]]);
  const short = await simulate(step({ TimeoutSeconds: 300 }), { existing });
  expect([short.status, short.assumedTimes]).toEqual(["SUCCEEDED", [{ state: "load", took: 150_000 }]]);
  const answer = await simulate(machine({ ask: work({ TimeoutSeconds: 1 }) }));
  expect([answer.status, answer.took]).toEqual(["SUCCEEDED", 500]);
});

test("a time that was said is no assumption, and may be too long", async () => {
  const run = await simulate(step({ TimeoutSeconds: 300 }), { existing, durations: { load: 600_000 } });
  expect([run.error, run.assumedTimes]).toEqual(["States.Timeout", []]);
});

test("the work of a call that does not wait for it may take longer than the call", async () => {
  const made = step({ Resource: "arn:aws:states:::elasticmapreduce:addStep", TimeoutSeconds: 60 });
  const run = await simulate(made, { existing });
  expect(run.assumedTimes).toEqual([{ state: "load", took: 600_000 }]);
});
