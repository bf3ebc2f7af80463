/** Steps that the run does not wait for, as they run: how often they are looked at, and what cancelling does. */
import { describe, expect, it } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import type { Machine, State, TaskState } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { simulate } from "../../src/simulate/simulate.js";

const serverless = `cluster jobs = serverless {
    release: "emr-7.13.0"
    logs: "s3://acme/logs/"
    job_role: "arn:aws:iam::111122223333:role/jobs"
  }`;
const eks = `cluster jobs = eks {
    eks_cluster: "analytics"
    namespace: "emr"
    release: "emr-7.13.0-latest"
    logs: "s3://acme/logs/"
    job_role: "arn:aws:iam::111122223333:role/jobs"
  }`;

const ec2 = `cluster jobs = ec2 {
    release: "emr-7.13.0"
    applications: ["Spark"]
    logs: "s3://acme/logs/"
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
  }`;

const step = (name: string): string => `step ${name} on jobs = spark { file: "s3://acme/${name}.py" }`;
const started = (name: string): string => `${step(name)} and continue`;

function machineOf(...body: string[]): Machine {
  const text = `workflow side {\n  timeout: 8h\n  input { full: boolean = false }\n  ${body.join("\n  ")}\n}\n`;
  const { checked, diagnostics } = analyze({ path: "side.emrflow", text });
  if (!checked) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const { workflows, diagnostics: later } = compile(checked);
  const [compiled] = workflows;
  if (!compiled || later.some(({ severity }) => severity === "error"))
    throw new Error(later.map(({ message }) => message).join("\n"));
  return compiled.machine;
}

function stateOf(machine: Machine, wanted: string): State {
  for (const { name, state } of statesOf(machine)) if (name === wanted) return state;
  throw new Error(`there is no state ${wanted}`);
}

describe("the room in a history", () => {
  const names = ["a", "b", "c", "d", "e", "f"];

  it.each([1, 2, 6])("is enough for %d awaits in a long workflow", (count) => {
    const some = names.slice(0, count);
    const awaits = some.map((name) => `await ${name}`);
    const machine = machineOf(serverless, ...some.map(started), ...awaits, "terminate jobs");
    const pauses = some.map((name) => JSON.stringify(stateOf(machine, `Wait for ${name}`)));
    const seconds = Math.max(60, Math.ceil((8 * 3600 * count) / 600));
    for (const pause of pauses) expect(pause).toContain(`${seconds},`);
  });
});

describe("cancel", () => {
  const cancelled = (cluster: string, ...more: string[]): Machine =>
    machineOf(cluster, started("a"), "cancel a", ...more);
  const refusals = [
    ["serverless", cancelled(serverless, "terminate jobs"), "EMRServerless.ValidationException"],
    ["eks", cancelled(eks, "terminate jobs"), "EmrContainers.ValidationException"],
  ] as const;

  it("does not wait", () => {
    const state = stateOf(cancelled(serverless, "terminate jobs"), "Cancel a");
    expect(state.Type === "Task" && state.Resource).toBe("arn:aws:states:::emr-serverless:cancelJobRun");
  });

  it.each(refusals)(
    "of what has ended fails no run on %s, and is not asked again",
    async (_platform, machine, error) => {
      const run = await simulate(machine, { input: {}, faults: [{ state: "Cancel a", attempt: "always", error }] });
      expect([run.status, run.error]).toEqual(["SUCCEEDED", undefined]);
      expect(run.calls.filter(({ state }) => state === "Cancel a")).toHaveLength(1);
    },
  );

  it("that may not be asked for fails the run", async () => {
    const faults = [{ state: "Cancel a", attempt: "always", error: "EMRServerless.AccessDeniedException" }] as const;
    const run = await simulate(cancelled(serverless, "terminate jobs"), { input: {}, faults });
    expect([run.status, run.error]).toEqual(["FAILED", "EMRServerless.AccessDeniedException"]);
    expect(run.clusters.map(({ status }) => status)).toEqual(["terminated"]);
  });
});

describe("a cluster runs one more step at once for each that was started", () => {
  const block = (word: string, ...body: string[]): string => `${word} {\n ${body.join("\n ")}\n }`;

  const brief = started("a").replace(" }", ", timeout: 10m }");

  it.each([
    ["in the same block", 2, [started("a"), step("b"), "await a"]],
    ["and not for one that was awaited", 1, [started("a"), "await a", step("b")]],
    ["in a branch, behind it", 2, [block("parallel", started("a"), "wait 1m"), step("b"), "await a"]],
    [
      "in all branches, behind them",
      3,
      [block("parallel", started("a"), started("b")), step("c"), "await a", "await b"],
    ],
    ["in the arm that goes on", 2, [`${block("if input.full", started("a"))} else { fail "E" }`, step("b"), "await a"]],
    [
      "in a try that only ends with something",
      2,
      [block("try", started("a")) + block(" finally", step("b")), "await a"],
    ],
    [
      "in turns, each of which awaits it",
      2,
      [`${block("repeat (max: 9)", brief, step("b"), "await a")} until input.full`],
    ],
    ["in turns that leave it behind", 9, [`${block("repeat (max: 9)", started("a"))} until input.full`, "keep jobs"]],
  ])("%s", (_where, level, body) => {
    const { Arguments } = taskOf(machineOf(ec2, ...body, ...(body.includes("keep jobs") ? [] : ["terminate jobs"])));
    expect(Arguments).toMatchObject({ StepConcurrencyLevel: level });
  });
});

function taskOf(machine: Machine): TaskState {
  const state = stateOf(machine, "Create jobs");
  if (state.Type !== "Task") throw new Error("a cluster is made by a task");
  return state;
}
