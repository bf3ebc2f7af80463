/** What the doubles of EMR Serverless and EMR on EKS do, as their guides say. */
import { describe, expect, test } from "vitest";
import type { Json, Machine, State } from "../../src/machine/asl.js";
import { simulate } from "../../src/simulate/simulate.js";

const app = { id: "00a", name: "a", kind: "application" as const };
const virtual = { id: "0v", name: "v", kind: "virtual cluster" as const };

function call(resource: string, request: Json, more: object = {}): State {
  return { Type: "Task", Resource: `arn:aws:states:::${resource}`, Arguments: request, End: true, ...more } as State;
}

function inTurn(states: readonly (readonly [string, State])[]): Machine {
  const names = states.map(([name]) => name);
  const linked = states.map(([name, state], index): [string, State] => {
    const next = names[index + 1];
    if (next === undefined) return [name, state];
    const { End: _, ...rest } = state as State & { End?: true };
    // Only the way on is another.
    return [name, { ...rest, Next: next } as State];
  });
  return { QueryLanguage: "JSONata", StartAt: names[0] ?? "", States: Object.fromEntries(linked) };
}

const role = "arn:aws:iam::111122223333:role/jobs";
const driver = { SparkSubmit: { EntryPoint: "s3://bucket/job.py" } };
const job = { ApplicationId: "00a", ExecutionRoleArn: role, JobDriver: driver, Name: "j", ClientToken: "t" };
const run = (more: object = {}): State => call("emr-serverless:startJobRun.sync", { ...job, ...more });

describe("applications", () => {
  test("run a job, give what GetJobRun does, and are stopped before they are deleted", async () => {
    const machine = inTurn([
      ["Run", { ...run(), Output: "{% $states.result.JobRun.State %}" } as State],
      ["Delete at once", call("emr-serverless:deleteApplication.sync", { ApplicationId: "00a" })],
    ]);
    const { error, cause, steps } = await simulate(machine, { existing: [app] });
    expect([error, cause]).toEqual(["EMRServerless.ValidationException", "00a is STARTED."]);
    expect(steps).toMatchObject([{ id: "jr1", name: "j", cluster: "00a", status: "COMPLETED" }]);
  });

  test("a second call with the same token makes nothing new", async () => {
    const made = { ReleaseLabel: "emr-7.13.0", Type: "SPARK", ClientToken: "same" };
    const machine = inTurn([
      ["One", call("emr-serverless:createApplication.sync", made)],
      ["Two", call("emr-serverless:createApplication.sync", made)],
      ["Job", run()],
      ["Job again", run()],
    ]);
    const { status, clusters, steps } = await simulate(machine, { existing: [app] });
    expect(status).toBe("SUCCEEDED");
    expect(clusters.map(({ id }) => id)).toEqual(["00a", "00app1"]);
    expect(steps).toHaveLength(1);
  });

  test("are not stopped while a job runs; a cancelled one runs no more", async () => {
    const stop = call("emr-serverless:stopApplication.sync", { ApplicationId: "00a" });
    const begin = call("emr-serverless:startJobRun", job);
    const list = call(
      "aws-sdk:emrserverless:listJobRuns",
      { ApplicationId: "00a" },
      { Assign: { found: "{% [$states.result.JobRuns.Id] %}" } },
    );
    const cancel = call("emr-serverless:cancelJobRun.sync", { ApplicationId: "00a", JobRunId: "{% $found[0] %}" });
    const refused = await simulate(
      inTurn([
        ["Begin", begin],
        ["Stop", stop],
      ]),
      { existing: [app] },
    );
    expect([refused.error, refused.cause]).toEqual(["EMRServerless.ValidationException", "00a still runs jobs."]);
    const machine = inTurn([
      ["Begin", begin],
      ["List", list],
      ["Cancel", cancel],
      ["Stop", stop],
      ["Delete", call("emr-serverless:deleteApplication.sync", { ApplicationId: "00a" })],
    ]);
    const { status, clusters, steps } = await simulate(machine, { existing: [app] });
    expect(status).toBe("SUCCEEDED");
    expect(clusters).toMatchObject([{ id: "00a", status: "terminated" }]);
    expect(steps).toMatchObject([{ status: "CANCELLED" }]);
  });

  test("end a job that takes longer than it may, although nobody waits for it any more", async () => {
    const machine = inTurn([["Run", { ...run({ ExecutionTimeoutMinutes: 30 }), TimeoutSeconds: 3600 } as State]]);
    const { error, steps, took } = await simulate(machine, {
      existing: [app],
      faults: [{ state: "Run", error: "States.Timeout" }],
    });
    // The application starts first, and the end is noticed at the next look.
    expect([error, took]).toEqual(["States.TaskFailed", 35 * 60_000]);
    expect(steps[0]?.endedAt).toBe(31 * 60_000);
    expect(steps).toMatchObject([{ status: "CANCELLED" }]);
  });
});

describe("virtual clusters", () => {
  test("are not deleted while a job runs", async () => {
    const begin = call("emr-containers:startJobRun", { VirtualClusterId: "0v", Name: "j" });
    const end = call("emr-containers:deleteVirtualCluster.sync", { Id: "0v" });
    const cancel = call("aws-sdk:emrcontainers:cancelJobRun", { VirtualClusterId: "0v", Id: "jr1" });
    const refused = await simulate(
      inTurn([
        ["Begin", begin],
        ["Delete", end],
      ]),
      { existing: [virtual] },
    );
    expect(refused.error).toBe("EMRContainers.ValidationException");
    const ended = await simulate(
      inTurn([
        ["Begin", begin],
        ["Cancel", cancel],
        ["Delete", end],
      ]),
      { existing: [virtual] },
    );
    expect(ended.clusters).toMatchObject([{ id: "0v", status: "terminated" }]);
  });

  test("what is gone takes no job", async () => {
    const machine = inTurn([["Run", call("emr-containers:startJobRun.sync", { VirtualClusterId: "0gone" })]]);
    const { error, cause } = await simulate(machine, { existing: [virtual] });
    expect([error, cause]).toEqual(["EMRContainers.ValidationException", "There is no virtual cluster '0gone'."]);
  });
});
