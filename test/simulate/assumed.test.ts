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
