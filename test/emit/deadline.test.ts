/** What happens when time runs out late, and when something fails after a cluster was kept. */
import { expect, test } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import { simulate } from "../../src/simulate/simulate.js";

const second = 1000;
const hour = 3600 * second;

const cluster = (name: string, more = ""): string => `cluster ${name} = ec2 {
    release: "emr-7.13.0"
    applications: ["Spark"]
    logs: "s3://acme/logs/"
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
    ${more}
  }`;

function machineOf(body: string, timeout = "3h") {
  const { checked, diagnostics } = analyze({
    path: "late.emrflow",
    text: `workflow late {\n  timeout: ${timeout}\n  ${body}\n}\n`,
  });
  if (!checked) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const [compiled] = compile(checked).workflows;
  if (!compiled) throw new Error("nothing was compiled");
  return compiled.machine;
}

test("the machine's own timeout leaves time for a late start, then all pauses of a retry, then clean-up", async () => {
  const spot = 'core: { types: ["r6g.2xlarge"], spot: 2, spot_allocation: "price-capacity-optimized" }';
  // Pauses of a retry are idleness to EMR.
  const machine = machineOf(`${cluster("etl", `${spot}\n    idle_timeout: 12h`)}
  step ingest on etl = spark { file: "s3://acme/ingest.py", retry: { times: 3, wait: 20m } }
  terminate etl`);
  // AWS waits an hour for Spot capacity where only the allocation is given; then the cluster starts.
  const run = await simulate(machine, {
    input: {},
    durations: { "Create etl": 3 * hour + 2 * hour - 2 * second },
    faults: [{ state: "ingest", attempt: "always", error: "States.TaskFailed", after: 500 }],
    behaviour: { notices: "events" },
  });
  expect([run.status, run.error]).toEqual(["FAILED", "States.TaskFailed"]);
  expect(run.clusters.map(({ status }) => status)).toEqual(["terminated"]);
});

test("a retry that takes timeouts submits nothing after the deadline", async () => {
  const machine = machineOf(`${cluster("etl")}
  step ingest on etl = spark { file: "s3://acme/ingest.py", retry: { times: 5, wait: 1m, backoff: 1, on: [ALL] } }
  terminate etl`);
  const run = await simulate(machine, { input: {}, durations: { ingest: 9 * hour } });
  expect([run.status, run.error]).toEqual(["FAILED", "WorkflowTimeout"]);
  expect(run.calls.filter(({ state }) => state === "ingest")).toHaveLength(1);
  expect(run.clusters.map(({ status }) => status)).toEqual(["terminated"]);
});

test("a cluster that is kept is given back when the rest of its block fails, and left when it does not", async () => {
  const machine = machineOf(`${cluster("etl")}
  keep etl
  ${cluster("other")}
  step publish on other = spark { file: "s3://acme/publish.py" }
  terminate other`);
  const failed = await simulate(machine, {
    input: {},
    faults: [{ state: "publish", attempt: "always", error: "States.TaskFailed" }],
  });
  expect([failed.status, failed.error]).toEqual(["FAILED", "States.TaskFailed"]);
  expect(failed.clusters.map(({ status }) => status)).toEqual(["terminated", "terminated"]);
  const done = await simulate(machine, { input: {} });
  expect(done.status).toBe("SUCCEEDED");
  expect(done.clusters.map(({ madeBy, status }) => [madeBy, status])).toEqual([
    ["Create etl", "alive"],
    ["Create other", "terminated"],
  ]);
});

test("another workflow is not started again when the time is over, and the cluster around it is given back", async () => {
  const machine = machineOf(
    `${cluster("etl")}
  run (retry: { times: 2, wait: 1h, backoff: 1, on: [ALL] }) child {}
  terminate etl
}
workflow child {
  timeout: 1h
  wait 1m`,
  );
  const late = 3 * hour - 20 * 60 * second;
  const run = await simulate(machine, {
    input: {},
    faults: [{ state: "Run child", attempt: "always", error: "States.TaskFailed", after: late }],
  });
  expect([run.status, run.error]).toEqual(["FAILED", "WorkflowTimeout"]);
  expect(run.trace.filter(({ state, event }) => state === "Run child" && event === "TaskStarted")).toHaveLength(1);
  expect(run.clusters.map(({ status }) => status)).not.toContain("alive");
});

const items = Array.from({ length: 100 }, (_, index) => `x${index}`);
const called = 'task t = "lambda:invoke" { FunctionName: "f", Payload: { x: x } }';
const oneByOne = (head: string): string => `input { xs: list<string> }
  for (${head}) x in input.xs { ${called} }`;
const tolerant = "distributed: true, at_once: 1, tolerate: 100%";

test.each([
  ["a loop", "at_once: 1", "WorkflowTimeout"],
  ["a distributed loop", "distributed: true, at_once: 1", "States.ExceedToleratedFailureThreshold"],
  ["one that tolerates failures", tolerant, "WorkflowTimeout"],
])("%s begins no turn after the deadline, however short its turns are", async (_name, head, error) => {
  const run = await simulate(machineOf(oneByOne(head), "1m"), { input: { xs: items }, durations: { t: 900 } });
  expect([run.status, run.error]).toEqual(["FAILED", error]);
  expect(run.calls.filter(({ state }) => state === "t")).toHaveLength(67);
});

test("a loop that tolerates failures fails past a `catch` when time ran out in it", async () => {
  const body = oneByOne(tolerant).replace(/for .*/s, "try { $& } catch { wait 1s }");
  const run = await simulate(machineOf(body, "1m"), { input: { xs: items }, durations: { t: 900 } });
  expect([run.status, run.error]).toEqual(["FAILED", "WorkflowTimeout"]);
});

test("turns side by side that own clusters each look at the time before they begin", async () => {
  const body = `input { xs: list<string> }
  for (at_once: 2) x in input.xs {
    ${called}
    if x == "never" {
      ${cluster("etl")}
      terminate etl
    }
  }`;
  const run = await simulate(machineOf(body, "30s"), { input: { xs: items }, durations: { t: 900 } });
  expect([run.status, run.error]).toEqual(["FAILED", "WorkflowTimeout"]);
  expect(run.calls.filter(({ state }) => state === "t")).toHaveLength(68);
});

const graceOf = (body: string): number => (machineOf(body).TimeoutSeconds ?? 0) - (3 * hour) / second;
const application = (more: string): string => `cluster etl = serverless {
    type: "spark"
    release: "emr-7.13.0"
    job_role: "arn:aws:iam::111122223333:role/jobs"
    ${more}
  }
  terminate etl`;

test("the machine's own timeout leaves time for calls that fail late, and are asked for again", () => {
  const spot = cluster("etl", 'core: { types: ["r6g.2xlarge"], spot: 2, spot_allocation: "price-capacity-optimized" }');
  // Five pauses of 5 to 80 seconds, and a second for each try.
  const resized = `${spot}\n  resize etl.core { on_demand: 4 }\n  terminate etl`;
  expect(graceOf(resized) - graceOf(`${spot}\n  terminate etl`)).toBe(155 + 5);
  expect(graceOf(application("")) - graceOf(application("start: false"))).toBe(155 + 6);
});

test("the machine's own timeout leaves time to cancel a whole page of jobs, of which not all are cancelled at once", () => {
  const list = 6 * 60 + 155;
  const cancel = 6 * 600 + 155;
  const stop = 8 * 600 + 15 + 30 + 60 + 120 + 240 + 300 + 300;
  const remove = 6 * 600 + 155;
  const making = 900 + 155 + 5;
  expect(graceOf(application("start: false"))).toBe(making + list + 2 * cancel + stop + remove);
});
