/** Applications of EMR Serverless and virtual clusters of EMR on EKS. */
import { describe, expect, test } from "vitest";
import type { JsonObject, State } from "../../../src/machine/asl.js";
import { simulate } from "../../../src/simulate/simulate.js";
import { wait } from "../../support/machines.js";
import { call, inTurn, noticing, through } from "./calls.js";

const role = "arn:aws:iam::111122223333:role/jobs";
const job = { ExecutionRoleArn: role, JobDriver: { SparkSubmit: { EntryPoint: "s3://bucket/job.py" } } };
const application = (more: JsonObject = {}): State =>
  call("emr-serverless:createApplication.sync", { ReleaseLabel: "emr-7.13.0", Type: "SPARK", ...more }, "app");
const on = { ApplicationId: "{% $app.ApplicationId %}" };
const submitted = (pattern = "", more: JsonObject = {}): State =>
  call(`emr-serverless:startJobRun${pattern}`, { ...on, ...job, ...more });

describe("an application", () => {
  test("goes through its states, and starts by itself when a job comes", async () => {
    const run = await noticing(
      inTurn({
        a: application(),
        b: submitted(".sync"),
        c: call("emr-serverless:stopApplication.sync", on),
        d: call("emr-serverless:deleteApplication.sync", on),
      }),
    );
    expect(through(run.clusters[0])).toEqual([
      "CREATING@0",
      "CREATED@60",
      "STARTING@60",
      "STARTED@120",
      "STOPPING@720",
      "STOPPED@780",
      "TERMINATED@840",
    ]);
    expect(through(run.steps[0])).toEqual([
      "SUBMITTED@60",
      "PENDING@60",
      "SCHEDULED@120",
      "RUNNING@120",
      "SUCCESS@720",
    ]);
    expect(run.billed).toEqual({ clusterMs: 0, jobRunMs: 600_000 });
  });

  test("that does not start by itself takes jobs only when it was started", async () => {
    const still = application({ AutoStartConfiguration: { Enabled: false } });
    const refused = await noticing(inTurn({ a: still, b: submitted() }));
    expect(refused.error).toBe("EMRServerless.ValidationException");
    const start = call("emr-serverless:startApplication.sync", on);
    expect((await noticing(inTurn({ a: still, b: start, c: submitted(".sync") }))).status).toBe("SUCCEEDED");
  });

  test("stops by itself when it is idle, but does not end", async () => {
    const quick = application({ AutoStopConfiguration: { Enabled: true, IdleTimeoutMinutes: 5 } });
    const run = await noticing(inTurn({ a: quick, b: submitted(".sync"), c: wait(3600) }));
    expect(through(run.clusters[0]).slice(-3)).toEqual(["STARTED@120", "STOPPING@1020", "STOPPED@1080"]);
    expect(run.clusters).toMatchObject([{ status: "alive" }]);
    const off = application({ AutoStopConfiguration: { Enabled: false } });
    const stays = await noticing(inTurn({ a: off, b: submitted(".sync"), c: wait(7200) }));
    expect(through(stays.clusters[0]).at(-1)).toBe("STARTED@120");
  });

  test("is deleted only when it is CREATED or STOPPED", async () => {
    const run = await noticing(
      inTurn({ a: application(), b: submitted(".sync"), c: call("emr-serverless:deleteApplication", on) }),
    );
    expect([run.error, run.cause]).toEqual(["EMRServerless.ValidationException", "00app1 is STARTED."]);
  });

  test("queues jobs above MaxConcurrentRuns, and those that wait too long fail", async () => {
    const narrow = application({ SchedulerConfiguration: { MaxConcurrentRuns: 1, QueueTimeoutMinutes: 15 } });
    const long = await noticing(inTurn({ a: narrow, b: submitted(), c: submitted(".sync") }), {
      durations: { b: 3_600_000 },
    });
    expect(through(long.steps[1])).toEqual(["SUBMITTED@60", "PENDING@60", "QUEUED@60", "FAILED@960"]);
    const short = await noticing(inTurn({ a: narrow, b: submitted(), c: submitted(".sync") }));
    expect(through(short.steps[1]).slice(2)).toEqual(["QUEUED@60", "SCHEDULED@720", "RUNNING@720", "SUCCESS@1320"]);
  });

  test("cancels a job run that takes longer than it may, twelve hours if nothing is said", async () => {
    const endedAt = async (more: JsonObject) => {
      const run = await noticing(inTurn({ a: application(), b: submitted(".sync", more) }), {
        durations: { b: 99_999_999_999 },
      });
      return [run.error, run.steps[0]?.status, (run.steps[0]?.endedAt ?? 0) / 60_000 - 2];
    };
    expect(await endedAt({})).toEqual(["States.TaskFailed", "CANCELLED", 720]);
    expect(await endedAt({ ExecutionTimeoutMinutes: 30 })).toEqual(["States.TaskFailed", "CANCELLED", 30]);
  });

  test("is made once for one ClientToken, and so is a job run", async () => {
    const token = { ClientToken: "same" };
    const run = await noticing(
      inTurn({ a: application(token), b: application(token), c: submitted("", token), d: submitted("", token) }),
    );
    expect([run.clusters.length, run.steps.length]).toEqual([1, 1]);
  });

  test("has its id at the top of the answer, or only inside where the switch says so", async () => {
    const made = inTurn({ a: application() });
    expect((await noticing(made)).output).toMatchObject({ ApplicationId: "00app1" });
    const { output } = await noticing(made, { behaviour: { applicationOfSync: "absent" } });
    expect(output).toMatchObject({ Application: { ApplicationId: "00app1" } });
    expect(output).not.toHaveProperty("ApplicationId");
  });

  test("answers the same calls by the SDK", async () => {
    const run = await noticing(
      inTurn({
        a: application(),
        b: call("aws-sdk:emrserverless:startJobRun", { ...on, ...job }, "run"),
        c: call("aws-sdk:emrserverless:getJobRun", { ...on, JobRunId: "{% $run.JobRunId %}" }),
        d: call("aws-sdk:emrserverless:getApplication", { ApplicationId: "00none" }),
      }),
    );
    expect(run.error).toBe("EmrServerless.ResourceNotFoundException");
    expect(run.steps).toMatchObject([{ status: "PENDING" }]);
  });
});

describe("a virtual cluster", () => {
  const container = { Type: "EKS", Id: "eks", Info: { EksInfo: { Namespace: "jobs" } } };
  const made = call("emr-containers:createVirtualCluster", { Name: "v", ContainerProvider: container }, "v");
  const there = { VirtualClusterId: "{% $v.Id %}" };
  const driver = { SparkSubmitJobDriver: { EntryPoint: "s3://bucket/job.py" } };
  const run = (pattern: string): State =>
    call(`emr-containers:startJobRun${pattern}`, {
      ...there,
      Name: "j",
      ExecutionRoleArn: role,
      ReleaseLabel: "emr-7.13.0-latest",
      JobDriver: driver,
    });
  const gone = call("emr-containers:deleteVirtualCluster.sync", { Id: "{% $v.Id %}" });

  test("is there at once, runs jobs and is deleted", async () => {
    const all = await noticing(inTurn({ a: made, b: run(".sync"), c: gone }));
    expect(through(all.clusters[0])).toEqual(["RUNNING@0", "TERMINATING@600", "TERMINATED@660"]);
    expect(through(all.steps[0])).toEqual(["PENDING@0", "SUBMITTED@0", "RUNNING@0", "COMPLETED@600"]);
  });

  test("is not deleted while a job runs, and the switch has the other spelling of its errors", async () => {
    const busy = inTurn({ a: made, b: run(""), c: gone });
    expect((await noticing(busy)).error).toBe("EMRContainers.ValidationException");
    const other = await noticing(busy, { behaviour: { containersErrors: "EmrContainers" } });
    expect(other.error).toBe("EmrContainers.ValidationException");
  });

  test("says by its code why a job failed", async () => {
    const reasonOf = async (reason?: string) => {
      const fault = { state: "b", error: "States.TaskFailed", ...(reason === undefined ? {} : { reason }) };
      const { cause = "" } = await noticing(inTurn({ a: made, b: run(".sync") }), { faults: [fault] });
      // The cause is what DescribeJobRun gives.
      return (JSON.parse(cause) as { JobRun: { FailureReason: string } }).JobRun.FailureReason;
    };
    expect(await reasonOf()).toBe("USER_ERROR");
    expect(await reasonOf("CLUSTER_UNAVAILABLE")).toBe("CLUSTER_UNAVAILABLE");
  });

  test("gives the described job run, or only its ids where the switch says so", async () => {
    const ran = inTurn({ a: made, b: run(".sync") });
    expect((await simulate(ran)).output).toMatchObject({ JobRun: { Id: "jr1", State: "COMPLETED" } });
    const started = await simulate(ran, { behaviour: { jobRunOfSync: "started" } });
    expect(started.output).toEqual({ VirtualClusterId: "vc1", Id: "jr1" });
  });
});
