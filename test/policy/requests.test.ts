/** What calls ask of IAM, told twice: by the table of the compiler, and by hand for services that no golden machine calls. */
import { expect, test } from "vitest";
import { policyOf } from "../../src/asl/policy/policy.js";
import type { JsonObject, Machine } from "../../src/machine/asl.js";
import { allows } from "./iam.js";
import { requestsOf } from "./requests.js";

test.each<readonly [string, JsonObject]>([
  ["athena:startQueryExecution.sync", { QueryString: "select 1", WorkGroup: "sales" }],
  ["athena:startQueryExecution", { QueryString: "select 1", QueryExecutionContext: { Catalog: "lake" } }],
  ["athena:getQueryResults", { QueryExecutionId: "1" }],
  ["batch:submitJob.sync", { JobName: "a", JobDefinition: "load", JobQueue: "night", Tags: { team: "data" } }],
  ["batch:submitJob", { JobName: "a", JobDefinition: "load:3", JobQueue: "night" }],
  ["ecs:runTask.sync", { TaskDefinition: "load", Cluster: "night" }],
  ["events:putEvents", { Entries: [{ EventBusName: "sales" }, { Source: "x" }] }],
  ["glue:startJobRun.sync", { JobName: "load" }],
  ["emr-serverless:startJobRun.sync", { ApplicationId: "00f", ExecutionRoleArn: "arn:aws:iam::111122223333:role/job" }],
  ["aws-sdk:s3:putObject", { Bucket: "acme", Key: "a/b" }],
  ["aws-sdk:s3:listObjectsV2", { Bucket: "acme" }],
  ["aws-sdk:redshiftdata:executeStatement", { Sql: "select 1" }],
])("%s %j", (action, input) => {
  const resource = `arn:aws:states:::${action}`;
  const state = { Type: "Task", Resource: resource, Arguments: input, End: true } as const;
  const machine: Machine = { QueryLanguage: "JSONata", StartAt: "A", States: { A: state } };
  const { document } = policyOf(machine, "nightly");
  const requests = requestsOf({ state: "A", resource, arguments: input, at: 0 });
  expect(requests.filter((request) => !allows(document, request))).toEqual([]);
  const actions = document.Statement.flatMap((statement) => statement.Action);
  expect(new Set(actions)).toEqual(new Set(requests.map((request) => request.action)));
});
