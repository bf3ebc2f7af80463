/** What AWS refuses and what goes wrong later, each at its place; the pages of the codes show the plain cases. */
import { describe, expect, test } from "vitest";
import { call, codesIn, messagesIn, states } from "./rules.js";

const task = (resource: string, more: object = {}): object => ({
  Type: "Task",
  Resource: `arn:aws:states:::${resource}`,
  End: true,
  ...more,
});
const codes = (resource: string, more: object = {}) => codesIn(states({ Call: task(resource, more) }));
const pass = (more: object = { End: true }): object => ({ Type: "Pass", ...more });

describe("resources", () => {
  const known = [
    "sns:publish.waitForTaskToken",
    "states:startExecution.sync:2",
    "aws-sdk:s3:getObject",
    "aws-sdk:glue:startCrawler",
    "glue:startJobRun.sync",
  ];
  test.each(known)("%s is there", (resource) => expect(codes(resource)).toEqual([]));

  const unknown = [
    ["elasticmapreduce:addStep.waitForTaskToken", "EMRF8013"],
    ["elasticmapreduce:describeCluster", "EMRF8013"],
    ["aws-sdk:emr:describeClusters", "EMRF8013"],
    ["aws-sdk:emrserverless:startJobRun.sync", "EMRF8013"],
    ["aws-sdk:elasticmapreduce:listSteps", "EMRF8013"],
    ["aws-sdk:quantumledgers:listLedgers", "EMRF8014"],
    ["sns:publish.sync", "EMRF8013"],
  ] as const;
  test.each(unknown)("%s gives %s", (resource, code) => {
    expect(codes(resource)).toEqual([`${code} /States/Call/Resource`]);
  });

  test("what is called by its own ARN is not looked up, nor what a deployment fills in", () => {
    for (const resource of [
      "arn:aws:lambda:eu-west-1:123456789012:function:load",
      "arn:aws:states:eu-west-1:123456789012:activity:load",
      "${LoadFunctionArn}",
      "arn:${AWS::Partition}:states:::sns:publish",
      "${aws_lambda_function.load.arn}",
    ])
      expect(codesIn(states({ Call: { ...task(""), Resource: resource } })), resource).toEqual([]);
  });

  test("a state machine's ARN and a text that is no ARN can not be called", () => {
    for (const resource of ["arn:aws:states:eu-west-1:1:stateMachine:load", "load", "elasticmapreduce:addStep"])
      expect(codesIn(states({ Call: { ...task(""), Resource: resource } })), resource).toEqual([
        "EMRF8013 /States/Call/Resource",
      ]);
  });
});

describe("requests of EMR's services", () => {
  const request = (action: string, parameters: object) => codes(action, { Parameters: parameters });

  test("a name that is spelled as the service's own is refused at its place", () => {
    const job = {
      "applicationId.$": "$.id",
      ExecutionRoleArn: "arn:aws:iam::123456789012:role/r",
      JobDriver: { SparkSubmit: { EntryPoint: "s3://b/a.py" } },
    };
    expect(request("emr-serverless:startJobRun", job)).toEqual(["EMRF8015 /States/Call/Parameters/applicationId.$"]);
  });

  test("what only a run or a deployment knows is right anywhere", () => {
    expect(request("elasticmapreduce:terminateCluster", { "ClusterId.$": "$.id" })).toEqual([]);
    expect(
      request("elasticmapreduce:setClusterTerminationProtection", {
        ClusterId: "${Cluster}",
        TerminationProtected: "${On}",
      }),
    ).toEqual([]);
    expect(codes("elasticmapreduce:terminateCluster")).toEqual([]);
  });

  test("a cluster that would end without steps is refused, as no step could be added", () => {
    const cluster = {
      Name: "c",
      Instances: { KeepJobFlowAliveWhenNoSteps: false },
      AutoTerminationPolicy: { IdleTimeout: 60 },
    };
    expect(request("elasticmapreduce:createCluster.sync", cluster)).toContain(
      "EMRF8015 /States/Call/Parameters/Instances/KeepJobFlowAliveWhenNoSteps",
    );
  });
});

describe("texts", () => {
  const literal = (value: string, name = "Payload") =>
    codesIn(states({ Call: call({ Parameters: { FunctionName: "f", [name]: value } }) }));
  const place = "/States/Call/Parameters/Payload";

  test("what looks like a path or a call is text under a name without .$", () => {
    expect(literal("$.day")).toEqual([`EMRF8010 ${place}`]);
    expect(literal("$$.Execution.Id")).toEqual([`EMRF8010 ${place}`]);
    expect(literal("States.Format('{}', $.day)")).toEqual([`EMRF8010 ${place}`]);
    expect(literal("{% $states.input %}")).toEqual([`EMRF8011 ${place}`]);
  });

  test("text that only begins like one is left alone", () => {
    for (const text of ["$5 a day", "$day", "States of matter", "{ % }", "100%", "s3://b/${Stage}/$date"])
      expect(literal(text), text).toEqual([]);
  });

  test("under a name with .$ anything else is refused", () => {
    expect(literal("day", "Payload.$")).toEqual([`EMRF8012 ${place}.$`]);
  });

  test("a Choice compares with text, but for operators that end in Path", () => {
    const choice = (rule: object) =>
      codesIn(
        states({
          Choose: { Type: "Choice", Choices: [{ Variable: "$.a", Next: "Done", ...rule }], Default: "Done" },
          Done: { Type: "Succeed" },
        }),
      );
    expect(choice({ StringEquals: "$.b" })).toEqual(["EMRF8010 /States/Choose/Choices/0/StringEquals"]);
    expect(choice({ StringEqualsPath: "$.b" })).toEqual([]);
  });

  test("in JSONata only all of a text is an expression", () => {
    const text = (value: string) =>
      codesIn(states({ Read: pass({ Output: { value }, End: true }) }, { QueryLanguage: "JSONata" }));
    for (const value of ["day {% $states.input.day %}", " {% 1 %}", "{% 1", "1 %}", "{{ day }}"])
      expect(text(value), value).toEqual(["EMRF8011 /States/Read/Output/value"]);
    for (const value of ["$.day", "$states.input.day"])
      expect(text(value), value).toEqual(["EMRF8010 /States/Read/Output/value"]);
    for (const value of ["SELECT '{{ ds }}'", "100 %", "a{b}"]) expect(text(value), value).toEqual([]);
  });

  test("a very long text costs no more than its length", () => {
    expect(literal(`{%${"$".repeat(200_000)}`)).toEqual([`EMRF8011 ${place}`]);
    expect(literal("{% ".repeat(100_000))).toEqual([`EMRF8011 ${place}`]);
  });
});

describe("transitions", () => {
  test("one over the border of a branch leads nowhere, and the message says why", () => {
    const machine = states({
      Both: { Type: "Parallel", Branches: [states({ Load: pass({ Next: "Tell" }) })], Next: "Tell" },
      Tell: pass(),
    });
    expect(codesIn(machine)).toEqual(["EMRF8023 /States/Both/Branches/0/States/Load/Next"]);
    expect(messagesIn(machine, "EMRF8023")).toEqual([
      "`Next` leads to `Tell`, which is not there: it stands in another graph, and no transition crosses the border of a Parallel or a Map. Name a state of the same graph.",
    ]);
  });

  test("names that every object has are no states", () => {
    for (const name of ["constructor", "__proto__", "toString"])
      expect(codesIn(states({ Load: pass({ Next: name }) })), name).toEqual(["EMRF8023 /States/Load/Next"]);
  });

  test("a target that a deployment fills in is not judged, nor what may be reached by it", () => {
    expect(codesIn(states({ Load: pass({ Next: "${Then}" }), Other: pass() }))).toEqual([]);
  });
});

describe("jobs", () => {
  const emr = (action: string, more: object): object => ({
    ...task(`elasticmapreduce:${action}`, { Parameters: { "ClusterId.$": "$.id" }, ResultPath: null }),
    ...more,
  });
  const step = { "ClusterId.$": "$.id", Step: { Name: "s", HadoopJarStep: { Jar: "command-runner.jar" } } };
  const start = (next: string): object => {
    const { End: _, ...state } = { End: true, ...emr("addStep", { Parameters: step, Next: next }) };
    return state;
  };
  const between = (inner: object) =>
    codesIn(states({ Start: start("Then"), Then: inner, Stop: emr("terminateCluster.sync", {}) }));

  test("waiting for some time is no look at a job, asking for it is", () => {
    expect(between({ Type: "Wait", Seconds: 60, Next: "Stop" })).toEqual(["EMRF8017 /States/Start"]);
    const { End: _, ...ask } = {
      End: true,
      ...task("aws-sdk:emr:listSteps", { Parameters: { "ClusterId.$": "$.id" } }),
    };
    expect(between({ ...ask, ResultPath: null, Next: "Stop" })).toEqual([]);
  });

  test("a job in a branch is looked at behind the branches, or inside of a later one", () => {
    const branch = (state: object) => ({ Type: "Parallel", Branches: [states({ Inner: state })], ResultPath: null });
    const stop = emr("terminateCluster.sync", {});
    const started = emr("addStep", { Parameters: step });
    const waited = emr("addStep.sync", { Parameters: step });
    expect(codesIn(states({ Both: { ...branch(started), Next: "Stop" }, Stop: stop }))).toEqual([
      "EMRF8017 /States/Both/Branches/0/States/Inner",
    ]);
    expect(codesIn(states({ Start: start("Both"), Both: { ...branch(waited), Next: "Stop" }, Stop: stop }))).toEqual(
      [],
    );
  });

  test("a job with a token is the same job when it is submitted again", () => {
    const job = (more: object) => ({
      Parameters: {
        "ApplicationId.$": "$.id",
        ExecutionRoleArn: "arn:aws:iam::123456789012:role/r",
        JobDriver: { SparkSubmit: { EntryPoint: "s3://b/a.py" } },
        ...more,
      },
      Retry: [{ ErrorEquals: ["States.ALL"] }],
    });
    expect(codes("emr-serverless:startJobRun.sync", job({}))).toEqual(["EMRF8019 /States/Call/Retry/0"]);
    expect(codes("emr-serverless:startJobRun.sync", job({ "ClientToken.$": "$.token" }))).toEqual([]);
  });
});

describe("Express", () => {
  test("no call of an Express machine waits, at any depth", () => {
    const machine = states({
      Both: {
        Type: "Parallel",
        Branches: [states({ Load: task("glue:startJobRun.sync") })],
        End: true,
      },
    });
    expect(codesIn(machine, "EXPRESS")).toEqual(["EMRF8021 /States/Both/Branches/0/States/Load/Resource"]);
    expect(codesIn(machine, "STANDARD")).toEqual([]);
    expect(codesIn(states({ Ask: task("sns:publish.waitForTaskToken") }), "EXPRESS")).toEqual([
      "EMRF8021 /States/Ask/Resource",
    ]);
  });
});

describe("hidden failures", () => {
  const hidden = (resource: string, errors: readonly string[]) =>
    codesIn(
      states({
        Work: {
          Type: "Task",
          Resource: `arn:aws:states:::${resource}`,
          Catch: [{ ErrorEquals: errors, Next: "Done" }],
          Next: "Done",
        },
        Done: { Type: "Succeed" },
      }),
    );

  test("a Catch for everything hides a failure, one that names its errors is a decision", () => {
    expect(hidden("lambda:invoke", ["States.ALL"])).toEqual(["EMRF8002 /States/Work/Catch"]);
    expect(hidden("lambda:invoke", ["States.TaskFailed"])).toEqual(["EMRF8002 /States/Work/Catch"]);
    expect(hidden("lambda:invoke", ["NoFileYet"])).toEqual([]);
  });

  test("a call that only reads loses no work", () => {
    expect(hidden("aws-sdk:s3:headObject", ["States.ALL"])).toEqual([]);
    expect(hidden("aws-sdk:s3:putObject", ["States.ALL"])).toEqual(["EMRF8002 /States/Work/Catch"]);
  });
});
