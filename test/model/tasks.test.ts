/** What a task may call, say and give; a name that does not exist comes with the nearest that does. */
import { describe, expect, it, test } from "vitest";
import { analyze } from "../../src/compiler.js";

function findingsOf(task: string, more = "") {
  const text = `workflow w {\n  timeout: 6h\n  input { date: string }\n  ${task}\n  ${more}\n}\n`;
  const { diagnostics, checked } = analyze({ path: "tasks.emrflow", text });
  return { text, diagnostics, checked };
}

const namesOf = (task: string, more = ""): readonly string[] =>
  findingsOf(task, more).diagnostics.map(({ name }) => name);

describe("a resource that does not exist", () => {
  it.each([
    ["lamda:invoke", "unknown-integration", "lambda:invoke"],
    ["emr:addStep", "unknown-integration", "elasticmapreduce:addStep"],
    ["emr:addStep.sync", "unknown-integration", "elasticmapreduce:addStep.sync"],
    ["sfn:startExecution.sync:2", "unknown-integration", "states:startExecution.sync:2"],
    ["eventbridge:putEvents", "unknown-integration", "events:putEvents"],
    ["s3:getObject", "unknown-integration", "aws-sdk:s3:getObject"],
    ["redshift-data:executeStatement", "unknown-integration", "aws-sdk:redshiftdata:executeStatement"],
    ["lambda:invok", "unknown-integration-action", "lambda:invoke"],
    ["Lambda:Invoke", "unknown-integration", "lambda:Invoke"],
    ["lambda:Invoke", "unknown-integration-action", "lambda:invoke"],
    ["glue:getJobRun", "unknown-integration-action", "aws-sdk:glue:getJobRun"],
    ["sns:publsih.waitForTaskToken", "unknown-integration-action", "sns:publish.waitForTaskToken"],
    ["states:describeExecution", "unknown-integration-action", "aws-sdk:sfn:describeExecution"],
    ["lambda:invoke.waitForTasktoken", "unknown-integration-pattern", "lambda:invoke.waitForTaskToken"],
    ["states:startExecution.sync:3", "unknown-integration-pattern", "states:startExecution.sync:2"],
    ["aws-sdk:emrserverless:startJobRun.sync", "unknown-integration-pattern", "emr-serverless:startJobRun.sync"],
    ["aws-sdk:glue:startJobRun.sync", "unknown-integration-pattern", "glue:startJobRun.sync"],
    ["aws-sdk:sfn:startExecution.sync:2", "unknown-integration-pattern", "states:startExecution.sync:2"],
    ["aws-sdk:emr-serverless:listJobRuns", "unknown-sdk-service", "aws-sdk:emrserverless:listJobRuns"],
    ["aws-sdk:stepfunctions:listExecutions", "unknown-sdk-service", "aws-sdk:sfn:listExecutions"],
    ["aws-sdk:logs:describeLogGroups", "unknown-sdk-service", "aws-sdk:cloudwatchlogs:describeLogGroups"],
    ["aws-sdk:S3:getObject", "unknown-sdk-service", "aws-sdk:s3:getObject"],
    ["aws-sdk:emr:ListSteps", "unknown-sdk-operation", "aws-sdk:emr:listSteps"],
    ["aws-sdk:emr:listStep", "unknown-sdk-operation", "aws-sdk:emr:listSteps"],
    ["aws-sdk:glue:GetJobRun", "unknown-sdk-operation", "aws-sdk:glue:getJobRun"],
    ["arn:aws:states:::lamda:invoke", "unknown-integration", "lambda:invoke"],
  ])("%s is %s, and %s is suggested", (resource, name, near) => {
    const { text, diagnostics } = findingsOf(`task t = "${resource}" {}`);
    expect(diagnostics.map((each) => each.name)).toEqual([name]);
    const [finding] = diagnostics;
    expect(finding?.message).toContain(`Did you mean \`${near}\`?`);
    const [edit] = finding?.fixes?.[0]?.edits ?? [];
    expect(edit && text.slice(edit.start, edit.end)).toBe(`"${resource}"`);
    expect(edit?.text).toBe(`"${near}"`);
  });

  it.each([
    ["lambda:invoke.sync", "There is `lambda:invoke` and `lambda:invoke.waitForTaskToken`."],
    ["dynamodb:getItem.waitForTaskToken", "There is `dynamodb:getItem`."],
    ["http:invoke.sync", "There is `http:invoke`."],
    ["sns:publish.request-response", "There is `sns:publish` and `sns:publish.waitForTaskToken`."],
  ])("%s is refused with the forms there are", (resource, expected) => {
    expect(findingsOf(`task t = "${resource}" {}`).diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  it.each([
    ["aws-sdk:horoscope:read", "sdk-name-not-in-facts", "warning"],
    ["aws-sdk:emr:foretellClusters", "sdk-name-not-in-facts", "warning"],
    ["aws-sdk:sts:assumeRole", "operation-not-for-tasks", "error"],
    ["elasticmapreduce:createCluster.sync", "task-makes-a-cluster", "error"],
    ["emr-serverless:createApplication", "task-makes-a-cluster", "error"],
    ["emr-containers:createVirtualCluster", "task-makes-a-cluster", "error"],
    ["aws-sdk:emr:runJobFlow", "task-makes-a-cluster", "error"],
    ["aws-sdk:emrserverless:createApplication", "task-makes-a-cluster", "error"],
    ["aws-sdk:emrcontainers:createVirtualCluster", "task-makes-a-cluster", "error"],
    ["hello", "not-a-task-resource", "error"],
    ["", "not-a-task-resource", "error"],
    ["arn:aws:s3:::bucket", "not-a-task-resource", "error"],
    ["arn:aws:states:eu-west-1:1:stateMachine:child", "state-machine-as-resource", "error"],
    ["bedrock:invokeModel.sync", "sdk-name-not-in-facts", "warning"],
  ])("%s is %s", (resource, name, severity) => {
    const found = findingsOf(`task t = "${resource}" {}`).diagnostics;
    expect(found.map((each) => `${each.name} ${each.severity}`)).toContain(`${name} ${severity}`);
  });

  test("a function and an activity are called by their ARNs, which may be filled in by the deployment", () => {
    const text = `extern param region: string
extern param gate: string
workflow w {
  timeout: 1h
  task a = "arn:aws:lambda:\${region}:1:function:gate" { any: 1 }
  task b = "arn:aws:states:eu-west-1:1:activity:check" { any: 1, timeout: 1h, heartbeat: 5m }
  task c = gate { any: 1, heartbeat: 5m }
}
`;
    expect(analyze({ path: "a.emrflow", text }).diagnostics).toEqual([]);
  });

  test("what is known only in a run cannot be called", () => {
    expect(namesOf("task t = input.date {}")).toEqual(["not-constant"]);
  });
});

describe("the arguments", () => {
  const sns = (fields: string): string => `task t = "sns:publish" { TopicArn: "arn:aws:sns:eu-west-1:1:a", ${fields} }`;

  it.each([
    ['Message: "a"', []],
    ["Message: { date: input.date }", []],
    ['mesage: "a"', ["unknown-task-field"]],
    ['Message: "a", Suject: "b"', ["unknown-task-field"]],
    ['Message: "a", Colour: "b"', ["task-field-not-in-facts"]],
    ['Message: "a", Subject: 5', ["wrong-task-field"]],
    ['Message: "a", Subject: input.date', []],
    ['Message: "a", timout: 5m', ["unknown-setting"]],
    ['Message: "a", timeout: 5', ["missing-unit"]],
    ['Message: "a", heartbeat: 5m', ["heartbeat-without-worker"]],
    ['Message: "a", credentials: { RoleArn: 5 }', ["wrong-type"]],
    ["Message: token", ["token-outside-of-callback"]],
    ["Message: toke", ["unknown-name"]],
  ])("%s gives %j", (fields, expected) => expect(namesOf(sns(fields))).toEqual(expected));

  test("are checked inside too, and by EMR's own model", () => {
    const http = (fields: string): string =>
      `task t = "http:invoke" { ApiEndpoint: "https://a.example", Method: "GET", ${fields} }`;
    expect(namesOf(http('Authentication: { ConnectionArn: "arn" }'))).toEqual([]);
    expect(namesOf(http("Authentication: {}"))).toEqual(["missing-task-field"]);
    expect(namesOf(http('Headers: { a: "b" }'))).toEqual(["none-of-task-fields"]);
    expect(namesOf('task t = "elasticmapreduce:addStep" { ClusterId: "j-1", Step: { Nam: "a" } }')).toEqual([
      "missing-task-field",
      "unknown-task-field",
    ]);
    expect(namesOf('task t = "aws-sdk:emr:listSteps" { ClusterId: "j-1", StepStates: "FAILED" }')).toEqual([
      "wrong-task-field",
    ]);
  });

  test("a callback gives its token to somebody", () => {
    const ask = (fields: string): string =>
      `task t = "sqs:sendMessage.waitForTaskToken" { QueueUrl: "q", MessageBody: ${fields} }`;
    expect(namesOf(ask("{ deep: [{ token: token }] }"))).toEqual([]);
    expect(namesOf(ask('"answer with ${token}"'))).toEqual([]);
    expect(namesOf(ask('"nothing"'))).toEqual(["callback-without-token"]);
    expect(namesOf('task t = "sqs:sendMesage.waitForTaskToken" { QueueUrl: "q", MessageBody: token }')).toEqual([
      "unknown-integration-action",
    ]);
  });
});

describe("the time of a task in clean-up", () => {
  const tell = (timeout: string): string =>
    `on failure { task tell = "sns:publish" { TopicArn: "arn:aws:sns:eu-west-1:1:a", Message: "a", timeout: ${timeout} } }`;

  it.each([
    ["5m", []],
    ["2m + 3m", []],
    ['input.date == "today" ? 5m : 10m', ["unbounded-clean-up"]],
  ])("may be %s: %j", (timeout, expected) => expect(namesOf('fail "No"', tell(timeout))).toEqual(expected));
});

describe("what a task gives", () => {
  const publish = 'task t = "sns:publish" { TopicArn: "arn:aws:sns:eu-west-1:1:a", Message: "a" }';

  it.each([
    ["t.MessageId", []],
    ["t.MesageId", ["no-member"]],
    ['"${t.MessageId}"', []],
    ['"${t.SequenceNumber}"', ["may-be-missing"]],
    ['"${t.SequenceNumber ?? ""}"', []],
    ["t.SdkHttpMetadata.HttpStatusCode", []],
  ])("%s gives %j", (value, expected) => expect(namesOf(publish, `output { x: ${value} }`)).toEqual(expected));

  it.each([
    ["{ MessageId: string }", []],
    ["{ Message: string }", ["wrong-type"]],
    ["string", ["wrong-type"]],
    ["json", []],
    ["strin", ["unknown-type"]],
  ])("may be said to be %s: %j", (type, expected) =>
    expect(namesOf(publish.replace("task t", `task t: ${type}`))).toEqual(expected),
  );

  test("nothing is tested where AWS documents the answer", () => {
    const tested = (task: string) => {
      const { checked } = findingsOf(task);
      const [statement] = checked?.workflows[0]?.body ?? [];
      return statement?.kind === "task" ? statement.expected : undefined;
    };
    expect(tested(publish.replace("task t", "task t: { MessageId: string }"))).toBeNull();
    expect(tested('task t: { a: string } = "arn:aws:lambda:eu-west-1:1:function:f" {}')).not.toBeNull();
    expect(tested('task t: { Payload: { a: string } } = "lambda:invoke" { FunctionName: "f" }')).not.toBeNull();
  });
});
