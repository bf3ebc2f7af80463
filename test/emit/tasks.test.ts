/** Tasks as they run: what is tried again, what an answer of the wrong type does, and how much time a callback has. */
import jsonata from "jsonata";
import { describe, expect, it, test } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import type { Json, Machine, TaskState } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import type { Fault } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";

const hour = 3_600_000;

const cluster = `cluster etl = ec2 {
    release: "emr-7.13.0"
    applications: ["Spark"]
    logs: "s3://acme/logs/"
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
  }`;

function machineOf(body: string, settings = "timeout: 3h"): Machine {
  const text = `workflow calls {\n  ${settings}\n  ${body}\n}\n`;
  const { checked, diagnostics } = analyze({ path: "calls.emrflow", text });
  if (!checked) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const [compiled] = compile(checked).workflows;
  if (!compiled) throw new Error("nothing was compiled");
  return compiled.machine;
}

function taskOf(machine: Machine, wanted: string): TaskState {
  for (const { name, state } of statesOf(machine)) if (name === wanted && state.Type === "Task") return state;
  throw new Error(`there is no task ${wanted}`);
}

const always = (state: string, error: string): Fault => ({ state, attempt: "always", error });
const once = (state: string, error: string): Fault => ({ state, attempt: 1, error });

describe("errors of Lambda that pass by themselves", () => {
  const rates = (more = ""): string => `task rates = "lambda:invoke" { FunctionName: "rates"${more} }`;

  it("are tried again without being asked", async () => {
    const run = await simulate(machineOf(rates()), { input: {}, faults: [once("rates", "Lambda.ServiceException")] });
    expect(run.status).toBe("SUCCEEDED");
    expect(run.calls.map(({ state }) => state)).toEqual(["rates", "rates"]);
  });

  it("are left to a retry that names one of them", () => {
    const retry = (more: string) =>
      taskOf(machineOf(rates(more)), "rates").Retry?.map(({ ErrorEquals }) => ErrorEquals);
    const own = [
      "Lambda.ServiceException",
      "Lambda.AWSLambdaException",
      "Lambda.SdkClientException",
      "Lambda.TooManyRequestsException",
    ];
    expect(retry("")).toEqual([own]);
    expect(retry(", retry: 2")).toEqual([own, ["States.TaskFailed"]]);
    expect(retry(', retry: { on: ["Lambda.TooManyRequestsException"] }')).toEqual([
      ["Lambda.TooManyRequestsException"],
    ]);
  });

  it("are no other service's: a call that may have been made is not made again", async () => {
    const publish = 'task tell = "sns:publish" { TopicArn: "arn:aws:sns:eu-west-1:1:a", Message: "a" }';
    expect(taskOf(machineOf(publish), "tell").Retry).toBeUndefined();
    const child = 'task child = "states:startExecution.sync:2" { StateMachineArn: "arn" }';
    expect(taskOf(machineOf(child), "child").Retry).toBeUndefined();
  });
});

describe("an answer of another type than the file says", () => {
  const gate = 'task gate: { open: boolean } = "arn:aws:lambda:eu-west-1:1:function:gate" { date: "today" }';
  const withCluster = machineOf(`${cluster}\n  ${gate}\n  terminate etl`);

  it.each<[string, Json]>([
    ["text for a boolean", { open: "yes" }],
    ["nothing", null],
    ["a field that is missing", {}],
    ["a list", [true]],
    ["text", "open"],
  ])("fails the run, and the cluster is given back: %s", async (_what, answer) => {
    const run = await simulate(withCluster, { input: {}, results: { gate: answer } });
    expect([run.status, run.error]).toEqual(["FAILED", "UnexpectedValue"]);
    expect(run.cause).toContain("{ open: boolean }");
    expect(run.clusters.map(({ status }) => status)).toEqual(["terminated"]);
  });

  it("can be caught and tried again like any other error", async () => {
    const caught = machineOf(`try {\n    ${gate}\n  } catch e on ["UnexpectedValue"] {\n    wait 5s\n  }`);
    expect((await simulate(caught, { input: {}, results: { gate: 5 } })).status).toBe("SUCCEEDED");
    const tried = machineOf(`retry (times: 2, wait: 1s, on: ["UnexpectedValue"]) {\n    ${gate}\n  }`);
    const run = await simulate(tried, { input: {}, results: { gate: 5 } });
    expect([run.error, run.calls.length]).toEqual(["UnexpectedValue", 3]);
  });
});

describe("the time of a task", () => {
  const ask = (more: string): string =>
    `task ask = "sqs:sendMessage.waitForTaskToken" { QueueUrl: "q", MessageBody: token${more} }`;

  it("ends with the run's own, in a state that can be caught", async () => {
    const machine = machineOf(`${cluster}\n  ${ask("")}\n  terminate etl`);
    const run = await simulate(machine, { input: {}, durations: { ask: 1000 * hour } });
    expect([run.status, run.error]).toEqual(["FAILED", "States.Timeout"]);
    expect(run.clusters.map(({ status }) => status)).toEqual(["terminated"]);
  });

  it("is its own in `on failure`", () => {
    const machine = machineOf(`fail "No"\n  on failure {\n    ${ask(", heartbeat: 1h")}\n  }`);
    expect(taskOf(machine, "ask")).toMatchObject({ TimeoutSeconds: 900, HeartbeatSeconds: 899 });
  });

  test("a heartbeat is always shorter, however little is left, and though the clock goes on between the two", async () => {
    for (const more of [", heartbeat: 10m", ", heartbeat: 10m, timeout: 1h", ", heartbeat: 1s"]) {
      const { TimeoutSeconds, HeartbeatSeconds } = taskOf(machineOf(ask(more)), "ask");
      for (const left of [-hour, 0, 999, 1000, 1001, 2000, 3000, 4500, 599_000, 600_000, 601_000, 3 * hour]) {
        for (const later of [-999, 0, 999]) {
          const timeout = await valueAt(TimeoutSeconds, -left);
          const heartbeat = await valueAt(HeartbeatSeconds, -left + later);
          expect(heartbeat, `${more} ${left} ${later}`).toBeGreaterThanOrEqual(1);
          expect(heartbeat, `${more} ${left} ${later}`).toBeLessThan(timeout);
        }
      }
    }
  });

  /** @param now milliseconds after the deadline */
  async function valueAt(expression: Json | undefined, now: number): Promise<number> {
    if (typeof expression === "number") return expression;
    const compiled = jsonata(String(expression).slice(2, -2));
    compiled.registerFunction("millis", () => now);
    return Number(await compiled.evaluate({}, { __deadline: 0 }));
  }
});

describe("the state of a task", () => {
  test("calls in the partition of the workflow", () => {
    const tell =
      'task tell = "sns:publish.waitForTaskToken" { TopicArn: "arn:aws-cn:sns:cn-north-1:1:a", Message: token }';
    expect(taskOf(machineOf(tell, 'timeout: 1h\n  partition: "aws-cn"'), "tell").Resource).toBe(
      "arn:aws-cn:states:::sns:publish.waitForTaskToken",
    );
  });

  test("keeps only what is read of the answer, and null for what may be missing", async () => {
    const machine = machineOf(
      'task steps = "aws-sdk:emr:listSteps" { ClusterId: "j-1" }\n  output { next: steps.Marker ?? "none", all: steps.Steps }',
    );
    expect(Object.keys(taskOf(machine, "steps").Assign?.["steps"] ?? {})).toEqual(["Steps", "Marker"]);
    expect(taskOf(machine, "steps").Output).toEqual({});
    const empty = { input: {}, results: { steps: {} } };
    expect((await simulate(machine, empty)).output).toEqual({ next: "none", all: null });
    const given = { Steps: [{ Id: "s-1" }], Marker: "m", More: 1 };
    expect((await simulate(machine, { ...empty, results: { steps: given } })).output).toEqual({
      next: "m",
      all: [{ Id: "s-1" }],
    });
  });

  test("of an answer that is anything, too", async () => {
    const gate = 'task gate = "arn:aws:lambda:eu-west-1:1:function:gate" { date: "today" }';
    const machine = machineOf(`${gate}\n  output { open: gate.open, deep: gate.more.deep }`);
    expect(Object.keys(taskOf(machine, "gate").Assign?.["gate"] ?? {})).toEqual(["open", "more"]);
    for (const [answer, expected] of [
      [
        { open: true, more: { deep: 1 } },
        { open: true, deep: 1 },
      ],
      [{}, { open: null, deep: null }],
      ["text", { open: null, deep: null }],
      [null, { open: null, deep: null }],
    ] as const)
      expect((await simulate(machine, { input: {}, results: { gate: answer } })).output).toEqual(expected);
    const whole = machineOf(`${gate}\n  output { all: gate, open: gate.open }`);
    expect(taskOf(whole, "gate").Assign).toEqual({ gate: "{% $states.result %}" });
  });

  test("a failure of a task in a branch without a cluster stops the others, and leaves none", async () => {
    const machine = machineOf(`${cluster}
  parallel {
    task one = "glue:startJobRun.sync" { JobName: "one" }
    step two on etl = command { args: ["two"] }
  }
  terminate etl`);
    const run = await simulate(machine, { input: {}, faults: [always("one", "States.TaskFailed")] });
    expect([run.status, run.error]).toEqual(["FAILED", "States.TaskFailed"]);
    expect(run.clusters.map(({ status }) => status)).toEqual(["terminated"]);
  });
});
