/** What each form of a call needs, on machines of one state that no compiler wrote. */
import { describe, expect, test } from "vitest";
import { policyOf, type Policy } from "../../src/asl/policy/policy.js";
import type { Json, JsonObject, Machine } from "../../src/machine/asl.js";

function policyOfTask(resource: string, input: Json, more: JsonObject = {}): Policy {
  return policyOfState({ Type: "Task", Resource: resource, Arguments: input, ...more, End: true });
}

function policyOfState(state: JsonObject, language = "JSONata"): Policy {
  // A machine from elsewhere comes as JSON, too.
  return policyOf({ QueryLanguage: language, StartAt: "A", States: { A: state } } as unknown as Machine, "nightly");
}

/** Each statement on a line: actions, resources, condition. */
function linesOf({ document }: Policy): readonly string[] {
  return document.Statement.map(({ Sid: sid, Action: actions, Resource: resources, Condition: condition }) =>
    [
      ...(sid === undefined ? [] : [sid]),
      actions.join(" "),
      "on",
      resources.join(" "),
      ...(condition ? ["if", JSON.stringify(condition)] : []),
    ].join(" "),
  );
}

describe("a constant names the resource, an expression leaves it open", () => {
  test.each<readonly [string, Json, readonly string[]]>([
    [
      "sns:publish",
      { TopicArn: "arn:aws:sns:eu-west-1:111122223333:sales" },
      ["sns:Publish on arn:aws:sns:eu-west-1:111122223333:sales"],
    ],
    ["sns:publish", { TopicArn: "{% $topic %}" }, ["sns:Publish on arn:aws:sns:*:*:*"]],
    ["sns:publish", { TopicArn: "${topic}" }, ["sns:Publish on ${topic}"]],
    ["sns:publish", { PhoneNumber: "+1" }, ["sns:Publish on *"]],
    [
      "sqs:sendMessage",
      { QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs" },
      ["sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:jobs"],
    ],
    ["sqs:sendMessage", { QueueUrl: "${queue}" }, ["sqs:SendMessage on arn:aws:sqs:*:*:*"]],
    ["lambda:invoke", { FunctionName: "load" }, ["lambda:InvokeFunction on arn:aws:lambda:*:*:function:load"]],
    [
      "lambda:invoke",
      { FunctionName: "111122223333:function:load", Qualifier: "live" },
      ["lambda:InvokeFunction on arn:aws:lambda:*:*:function:load:live"],
    ],
    ["lambda:invoke", { FunctionName: "${load_arn}" }, ["lambda:InvokeFunction on ${load_arn}"]],
    ["dynamodb:putItem", { TableName: "runs" }, ["dynamodb:PutItem on arn:aws:dynamodb:*:*:table/runs"]],
    ["dynamodb:putItem", { TableName: "a*b?c" }, ["dynamodb:PutItem on arn:aws:dynamodb:*:*:table/a${*}b${?}c"]],
    [
      "elasticmapreduce:cancelStep",
      "{% $request %}",
      ["elasticmapreduce:CancelSteps on arn:aws:elasticmapreduce:*:*:cluster/*"],
    ],
    [
      "elasticmapreduce:cancelStep",
      { ClusterId: "j-1" },
      ["elasticmapreduce:CancelSteps on arn:aws:elasticmapreduce:*:*:cluster/j-1"],
    ],
    [
      "elasticmapreduce:addStep",
      { ClusterId: "j-1", ExecutionRoleArn: "arn:aws:iam::111122223333:role/step" },
      [
        'elasticmapreduce:AddJobFlowSteps on arn:aws:elasticmapreduce:*:*:cluster/j-1 if {"ArnLike":{"elasticmapreduce:ExecutionRoleArn":"arn:aws:iam::111122223333:role/step"}}',
      ],
    ],
    ["codebuild:stopBuild", { Id: "pipeline:0a1b" }, ["codebuild:StopBuild on arn:aws:codebuild:*:*:project/pipeline"]],
    [
      "events:putEvents",
      { Entries: [{ EventBusName: "sales" }, { Source: "x" }] },
      ["events:PutEvents on arn:aws:events:*:*:event-bus/default arn:aws:events:*:*:event-bus/sales"],
    ],
    ["apigateway:invoke", { ApiEndpoint: "abc.execute-api.eu-west-1.amazonaws.com", Method: "GET" }, []],
    [
      "apigateway:invoke",
      { ApiEndpoint: "abc.execute-api.eu-west-1.amazonaws.com", Method: "GET", Path: "/days", AuthType: "IAM_ROLE" },
      ["execute-api:Invoke on arn:aws:execute-api:*:*:abc/*/GET/days"],
    ],
    [
      "http:invoke",
      {
        ApiEndpoint: "https://a.example/b",
        Method: "GET",
        Authentication: { ConnectionArn: "arn:aws:events:eu-west-1:1:connection/c/1" },
      },
      [
        "events:RetrieveConnectionCredentials on arn:aws:events:eu-west-1:1:connection/c/1",
        "secretsmanager:DescribeSecret secretsmanager:GetSecretValue on arn:aws:secretsmanager:*:*:secret:events!connection/*",
        'states:InvokeHTTPEndpoint on * if {"StringLike":{"states:HTTPEndpoint":"https://a.example/b","states:HTTPMethod":"GET"}}',
      ],
    ],
    ["aws-sdk:s3:getObject", { Bucket: "acme", Key: "{% $key %}" }, ["s3:GetObject on arn:aws:s3:::acme/*"]],
    ["aws-sdk:s3:listObjectsV2", { Bucket: "acme" }, ["s3:ListBucket on arn:aws:s3:::acme"]],
    [
      "aws-sdk:s3:copyObject",
      { Bucket: "acme", Key: "new", CopySource: "old/key?versionId=1" },
      ["s3:GetObject on arn:aws:s3:::old/key", "s3:PutObject on arn:aws:s3:::acme/new"],
    ],
    [
      "aws-sdk:emr:listSteps",
      { ClusterId: "j-1" },
      ["elasticmapreduce:ListSteps on arn:aws:elasticmapreduce:*:*:cluster/j-1"],
    ],
    ["aws-sdk:emr:describeJobFlows", {}, ["elasticmapreduce:DescribeJobFlows on *"]],
    [
      "aws-sdk:sfn:startExecution",
      { StateMachineArn: "{% $machine %}" },
      ["states:StartExecution on arn:aws:states:*:*:stateMachine:*"],
    ],
    ["aws-sdk:emr:listClusters", {}, ["elasticmapreduce:ListClusters on *"]],
    [
      "aws-sdk:emr:terminateJobFlows",
      { JobFlowIds: ["j-2", "j-1"] },
      [
        "elasticmapreduce:TerminateJobFlows on arn:aws:elasticmapreduce:*:*:cluster/j-1 arn:aws:elasticmapreduce:*:*:cluster/j-2",
      ],
    ],
    ["aws-sdk:cloudwatchlogs:describeLogGroups", {}, ["logs:DescribeLogGroups on *"]],
    [
      "aws-sdk:sagemaker:createProcessingJob",
      { RoleArn: "arn:aws:iam::111122223333:role/train" },
      [
        'iam:PassRole on arn:aws:iam::111122223333:role/train if {"StringEquals":{"iam:PassedToService":"sagemaker.amazonaws.com"}}',
        "sagemaker:CreateProcessingJob on *",
      ],
    ],
  ])("%s %j", (action, input, expected) => {
    const policy = policyOfTask(`arn:aws:states:::${action}`, input);
    expect(linesOf(policy)).toEqual(expected);
    expect(policy).toMatchObject({ undecided: [], anyRole: [] });
  });
});

describe("what a machine does by itself", () => {
  test(".sync waits for a machine that it starts, whose executions have its name", () => {
    const input = { StateMachineArn: "arn:aws:states:eu-west-1:111122223333:stateMachine:load:2" };
    expect(linesOf(policyOfTask("arn:aws:states:::states:startExecution.sync:2", input))).toEqual([
      "events:DescribeRule events:PutRule events:PutTargets on arn:aws:events:*:*:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
      "states:DescribeExecution states:StopExecution on arn:aws:states:*:*:execution:load:*",
      "states:StartExecution on arn:aws:states:eu-west-1:111122223333:stateMachine:load:2",
    ]);
  });

  test.each([
    ["{% $replace($substringBefore($states.context.StateMachine.Id, '/'), /a$/, '', 1) & 'load' %}", "*load"],
    // The constant is the end of one of the two only.
    ["{% $exists($a) ? $f($a) : $g($b) & 'load' %}", "*"],
    ["{% $f($a) ? $g($b) & 'load' %}", "*"],
  ])("a machine whose name is known though its ARN is not, %s, is allowed by its name", (arn, name) => {
    expect(linesOf(policyOfTask("arn:aws:states:::states:startExecution.sync:2", { StateMachineArn: arn }))).toEqual([
      "events:DescribeRule events:PutRule events:PutTargets on arn:aws:events:*:*:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule",
      `states:DescribeExecution states:StopExecution on arn:aws:states:*:*:execution:${name}:*`,
      `states:StartExecution on arn:aws:states:*:*:stateMachine:${name}`,
    ]);
  });

  test("a distributed Map starts itself, reads and writes", () => {
    const policy = policyOfState({
      Type: "Map",
      ItemReader: { Resource: "arn:aws:states:::s3:getObject", Arguments: { Bucket: "in", Key: "list.csv" } },
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "B",
        States: { B: { Type: "Pass", End: true } },
      },
      ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Arguments: { Bucket: "out", Prefix: "runs/" } },
      End: true,
    });
    expect(linesOf(policy)).toEqual(
      [
        "s3:AbortMultipartUpload s3:ListMultipartUploadParts s3:PutObject on arn:aws:s3:::out/runs/*",
        "s3:GetObject on arn:aws:s3:::in/list.csv arn:aws:s3:::out/runs/*",
        "states:DescribeExecution states:StopExecution on arn:aws:states:*:*:execution:*nightly*:*",
        "states:RedriveExecution on arn:aws:states:*:*:execution:*nightly*/*:*",
        "states:StartExecution on arn:aws:states:*:*:stateMachine:*nightly*",
      ].sort(),
    );
  });

  test("an inline Map and an activity need nothing", () => {
    const inner = { StartAt: "B", States: { B: { Type: "Pass", End: true } } };
    expect(linesOf(policyOfState({ Type: "Map", ItemProcessor: inner, End: true }))).toEqual([]);
    expect(linesOf(policyOfTask("arn:aws:states:eu-west-1:111122223333:activity:approve", {}))).toEqual([]);
  });

  test("the ARN of a function is called itself, in its own part of AWS", () => {
    const resource = "arn:aws-cn:lambda:cn-north-1:111122223333:function:load";
    expect(linesOf(policyOfTask(resource, {}))).toEqual([`lambda:InvokeFunction on ${resource}`]);
  });

  test("a task with credentials takes on a role, which needs the rest", () => {
    const role = { Credentials: { RoleArn: "arn:aws:iam::444455556666:role/other" } };
    expect(linesOf(policyOfTask("arn:aws:states:::sqs:sendMessage", {}, role))).toEqual([
      "sts:AssumeRole on arn:aws:iam::444455556666:role/other",
    ]);
    const { anyRole } = policyOfTask("arn:aws:states:::sqs:sendMessage", {}, { Credentials: "{% $role %}" });
    expect(anyRole).toEqual(["A"]);
  });

  test("the partition is that of the call, also as a placeholder", () => {
    expect(linesOf(policyOfTask("arn:${AWS::Partition}:states:::glue:startJobRun", { JobName: "load" }))).toEqual([
      "glue:StartJobRun on arn:${AWS::Partition}:glue:*:*:job/load",
    ]);
  });

  test("in JSONPath the name of a field says that a run fills it", () => {
    const input = { "TopicArn.$": "$.topic", Message: "{% not an expression here %}" };
    const state = { Type: "Task", Resource: "arn:aws:states:::sns:publish", Parameters: input, End: true };
    expect(linesOf(policyOfState(state, "JSONPath"))).toEqual(["sns:Publish on arn:aws:sns:*:*:*"]);
    expect(linesOf(policyOfState({ ...state, Parameters: { TopicArn: "{% x %}" } }, "JSONPath"))).toEqual([
      "sns:Publish on {% x %}",
    ]);
  });
});

describe("several states share statements", () => {
  function policyOfTasks(...tasks: readonly (readonly [string, JsonObject])[]): readonly string[] {
    const states = tasks.map(([action, input], index) => [
      `S${index}`,
      { Type: "Task", Resource: `arn:aws:states:::${action}`, Arguments: input, End: true },
    ]);
    const machine = { QueryLanguage: "JSONata", StartAt: "S0", States: Object.fromEntries(states) };
    // A machine from elsewhere comes as JSON, too.
    return linesOf(policyOf(machine as unknown as Machine, "nightly"));
  }

  test("what a wildcard takes is left out", () => {
    const cancel = "elasticmapreduce:cancelStep";
    expect(policyOfTasks([cancel, { ClusterId: "j-1" }], [cancel, { ClusterId: "{% $id %}" }])).toEqual([
      "elasticmapreduce:CancelSteps on arn:aws:elasticmapreduce:*:*:cluster/*",
    ]);
  });

  test("the same wildcard in two forms stays once", () => {
    const list = (prefix: string): JsonObject => ({
      Type: "Map",
      ItemReader: {
        Resource: "arn:aws:states:::s3:listObjectsV2",
        ReaderConfig: { Transformation: "LOAD_AND_FLATTEN" },
        Arguments: { Bucket: "in", ...(prefix === "" ? {} : { Prefix: prefix }) },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED" },
        StartAt: "B",
        States: { B: { Type: "Pass", End: true } },
      },
      End: true,
    });
    for (const prefix of ["", "{% $prefix %}"])
      expect(linesOf(policyOfState(list(prefix)))).toContain("s3:GetObject on arn:aws:s3:::in/*");
  });

  test("actions on the same resources stand together, in their order", () => {
    const table = { TableName: "runs" };
    expect(policyOfTasks(["dynamodb:putItem", table], ["sqs:sendMessage", {}], ["dynamodb:getItem", table])).toEqual([
      "dynamodb:GetItem dynamodb:PutItem on arn:aws:dynamodb:*:*:table/runs",
      "sqs:SendMessage on arn:aws:sqs:*:*:*",
    ]);
  });
});

describe("what cannot be decided is said", () => {
  test.each<readonly [string, readonly string[]]>([
    ["arn:aws:states:::aws-sdk:newthing:doThat", ["newthing:DoThat"]],
    ["arn:aws:states:::aws-sdk:glue:getGlossary", ["glue:GetGlossary"]],
    ["arn:aws:states:::newthing:run.sync", ["newthing:Run"]],
    ["${resource}", []],
  ])("%s", (resource, guessed) => {
    const policy = policyOfTask(resource, {});
    expect(policy.undecided).toEqual([{ state: "A", resource, guessed }]);
    expect(linesOf(policy)).toEqual(guessed.map((action) => `GuessedFromTheName ${action} on *`));
  });
});
