/** How clusters on EC2 live and end. */
import { describe, expect, test } from "vitest";
import { simulate } from "../../../src/simulate/simulate.js";
import { wait } from "../../support/machines.js";
import { about, call, created, inTurn, noticing, stepped, through } from "./calls.js";

const refusal = "EMR.AmazonElasticMapReduceException";
const idle = (seconds: number) => ({ AutoTerminationPolicy: { IdleTimeout: seconds } });
const protectedOnes = { TerminationProtected: true };

describe("a cluster", () => {
  test("goes through the states of EMR, and terminateCluster.sync waits until it is TERMINATED", async () => {
    const run = await noticing(
      inTurn({ a: created(), b: stepped("s", ".sync"), c: about("elasticmapreduce:terminateCluster.sync") }),
    );
    expect(through(run.clusters[0])).toEqual([
      "STARTING@0",
      "BOOTSTRAPPING@180",
      "WAITING@300",
      "RUNNING@300",
      "WAITING@900",
      "TERMINATING@900",
      "TERMINATED@960",
    ]);
    expect(run.took).toBe(960_000);
    expect(run.output).toMatchObject({ Cluster: { Status: { State: "TERMINATED" } } });
  });

  test("that cannot start ends by itself, and says why by EMR's code", async () => {
    const fault = { state: "a", error: "States.TaskFailed" };
    const reasons = { BOOTSTRAP_FAILURE: ["STARTING@0", "BOOTSTRAPPING@180"], INSTANCE_FLEET_TIMEOUT: ["STARTING@0"] };
    for (const [reason, before] of Object.entries(reasons)) {
      const run = await noticing(inTurn({ a: created(), b: wait(120) }), { faults: [{ ...fault, reason }] });
      expect(through(run.clusters[0])).toEqual([...before, "TERMINATING@300"]);
      expect(run.clusters[0]).toMatchObject({ endedBy: "failed start" });
      expect(JSON.parse(run.cause ?? "")).toMatchObject({
        Cluster: { Status: { StateChangeReason: { Code: reason } } },
      });
    }
  });

  test("that cannot start is left where the switch says so", async () => {
    const faults = [{ state: "a", error: "States.TaskFailed" }];
    const run = await noticing(inTurn({ a: created() }), { faults, behaviour: { failedCreation: "left" } });
    expect(run).toMatchObject({ error: "States.TaskFailed", clusters: [{ status: "alive" }] });
  });

  test("survives the stop of the task that made it, unless the switch says that it is ended", async () => {
    const abortAt = { state: "a", after: 5000 };
    const left = await simulate(inTurn({ a: created() }), { abortAt });
    expect(left).toMatchObject({ status: "ABORTED", clusters: [{ status: "alive" }] });
    const ended = await simulate(inTurn({ a: created() }), { abortAt, behaviour: { stoppedCreation: "ended" } });
    expect(ended.clusters).toMatchObject([{ status: "terminated", endedBy: "stop" }]);
  });

  test("that is protected is not ended by a call, and stays after a failed step that would end it", async () => {
    const made = created({}, protectedOnes);
    const refused = await noticing(inTurn({ a: made, b: about("elasticmapreduce:terminateCluster") }));
    expect(refused).toMatchObject({ error: refusal, clusters: [{ status: "alive", protected: true }] });
    const step = stepped("s", ".sync", { ActionOnFailure: "TERMINATE_CLUSTER" });
    const failed = await noticing(inTurn({ a: made, b: step }), { stepsFail: ["s"] });
    expect(failed.clusters).toMatchObject([{ status: "alive" }]);
    const open = await noticing(inTurn({ a: created(), b: step }), { stepsFail: ["s"] });
    expect(open.clusters).toMatchObject([{ status: "terminated", endedBy: "failed step" }]);
  });

  test("takes no step when it is ending", async () => {
    const late = { a: created(), b: about("elasticmapreduce:terminateCluster"), c: stepped("s") };
    expect(await noticing(inTurn(late))).toMatchObject({
      error: refusal,
      steps: [],
      clusters: [{ status: "terminated" }],
    });
  });

  test("of a run that came before may be in any state, and one that starts makes its steps wait", async () => {
    const step = inTurn({ a: stepped("s", ".sync", {}, "j-OLD") });
    const existing = (state: "STARTING" | "RUNNING" | "TERMINATING") => [{ id: "j-OLD", name: "old", state }];
    const starting = await noticing(step, { existing: existing("STARTING") });
    expect(starting.steps).toMatchObject([{ startedAt: 300_000, status: "COMPLETED" }]);
    const busy = await noticing(step, { existing: [{ id: "j-OLD", name: "old", state: "RUNNING", busyFor: 70_000 }] });
    expect(busy.steps).toMatchObject([{ startedAt: 70_000 }]);
    expect((await noticing(step, { existing: existing("TERMINATING") })).error).toBe(refusal);
  });

  test("is paid from its bootstrap actions on until it is gone, a minute at least", async () => {
    const gone = inTurn({ a: created(), b: about("elasticmapreduce:terminateCluster.sync") });
    expect((await noticing(gone)).billed).toEqual({ clusterMs: 120_000 + 60_000, jobRunMs: 0 });
    const short = await noticing(gone, { durations: { a: 10_000, b: 1000 } });
    expect(short.billed.clusterMs).toBe(60_000);
  });
});

describe("an auto-termination policy", () => {
  test("ends a cluster that was idle for long enough, and the next step is refused", async () => {
    const run = await noticing(inTurn({ a: created(idle(600)), b: wait(3 * 3600), c: stepped("s") }));
    expect(run.clusters).toMatchObject([{ status: "terminated", endedBy: "idle", endedAt: 900_000 }]);
    expect(run.clusters[0]).not.toHaveProperty("givenBackAt");
    expect(run.error).toBe(refusal);
  });

  test("counts anew after each step, and not while one runs or waits", async () => {
    const run = await noticing(
      inTurn({ a: created(idle(600)), b: wait(590), c: stepped("s"), d: stepped("t"), e: wait(5000) }),
      { durations: { c: 2_000_000, d: 1_000_000 } },
    );
    expect(run.clusters).toMatchObject([{ endedBy: "idle", endedAt: 890_000 + 3_000_000 + 600_000 }]);
  });

  test("leaves a protected cluster alone until the protection is off, unless the switch says that it does not", async () => {
    const off = about("elasticmapreduce:setClusterTerminationProtection", { TerminationProtected: false });
    const made = inTurn({ a: created(idle(600), protectedOnes), b: wait(3600), c: off, d: wait(60) });
    const stays = await noticing(made);
    expect(stays.clusters).toMatchObject([{ endedBy: "idle", endedAt: 300_000 + 3_600_000 }]);
    const ended = await noticing(made, { behaviour: { idleOnProtected: "ended" } });
    expect(ended.clusters).toMatchObject([{ endedBy: "idle", endedAt: 900_000 }]);
  });

  test("that would end a cluster after the run is told, with the steps that still run and wait", async () => {
    const left = inTurn({ a: created(idle(600)), b: stepped("s"), c: stepped("t") });
    expect((await noticing(left)).clusters).toMatchObject([
      { status: "alive", idleEndAt: 300_000 + 1_200_000 + 600_000 },
    ]);
  });

  test("can be set and taken away by the SDK", async () => {
    const put = about("aws-sdk:emr:putAutoTerminationPolicy", idle(60));
    const run = await noticing(inTurn({ a: created(), b: put, c: wait(300) }));
    expect(run.clusters).toMatchObject([{ endedBy: "idle", endedAt: 360_000 }]);
    const remove = about("aws-sdk:emr:removeAutoTerminationPolicy");
    const kept = await noticing(inTurn({ a: created(), b: put, c: remove, d: wait(300) }));
    expect(kept.clusters).toMatchObject([{ status: "alive", idleEndAt: null }]);
  });
});

describe("what a release cannot do", () => {
  test("is refused: concurrency before 5.28.0, auto-termination before 5.30.0 and 6.1.0", async () => {
    const by = async (settings: Parameters<typeof created>[0]) =>
      (await noticing(inTurn({ a: created(settings) }))).cause;
    expect(await by({ ReleaseLabel: "emr-5.27.0", StepConcurrencyLevel: 2 })).toContain("StepConcurrencyLevel needs");
    expect(await by({ ReleaseLabel: "emr-6.0.0", ...idle(600) })).toContain("AutoTerminationPolicy needs");
    expect(await by({ ReleaseLabel: "emr-6.1.0", ...idle(600), StepConcurrencyLevel: 2 })).toBeUndefined();
  });
});

describe("the API by the SDK", () => {
  test("makes clusters that end after their steps", async () => {
    const steps = [{ Name: "s", HadoopJarStep: { Jar: "x.jar" } }];
    const run = await noticing(
      inTurn({ a: call("aws-sdk:emr:runJobFlow", { Name: "once", Instances: {}, Steps: steps }), b: wait(1000) }),
    );
    expect(run.clusters).toMatchObject([{ status: "terminated", endedBy: "steps done", endedAt: 900_000 }]);
  });

  test("adds, cancels, protects, ends and lists", async () => {
    const ids = { JobFlowIds: ["{% $etl.ClusterId %}"] };
    const add = call(
      "aws-sdk:emr:addJobFlowSteps",
      { JobFlowId: "{% $etl.ClusterId %}", Steps: [{ Name: "s", HadoopJarStep: { Jar: "x.jar" } }] },
      "added",
    );
    const run = await noticing(
      inTurn({
        a: created(),
        b: add,
        c: about("aws-sdk:emr:cancelSteps", { StepIds: "{% $added.StepIds %}" }),
        d: about("aws-sdk:emr:listSteps", { StepStates: ["CANCELLED"] }),
        e: call("aws-sdk:emr:setTerminationProtection", { ...ids, TerminationProtected: false }),
        f: call("aws-sdk:emr:terminateJobFlows", ids),
        g: call("aws-sdk:emr:listClusters", { ClusterStates: ["TERMINATING"] }),
      }),
    );
    expect(run.output).toMatchObject({ Clusters: [{ Id: "j-SIM1" }] });
    expect(run.steps).toMatchObject([{ status: "CANCELLED" }]);
  });

  test("refuses by an error of its own, and the switch has the other name", async () => {
    const made = inTurn({ a: call("aws-sdk:emr:describeCluster", { ClusterId: "j-NONE" }) });
    expect((await noticing(made)).error).toBe("Emr.InvalidRequestException");
    const other = await noticing(made, { behaviour: { sdkErrors: "Emr.EmrException" } });
    expect(other.error).toBe("Emr.EmrException");
  });
});

describe("fleets and groups", () => {
  test("are found by their names", async () => {
    const fleets = { InstanceFleets: [{ Name: "core", InstanceFleetType: "CORE" }] };
    const resize = (name: string) =>
      about("elasticmapreduce:modifyInstanceFleetByName", {
        InstanceFleetName: name,
        InstanceFleet: { TargetOnDemandCapacity: 2 },
      });
    expect((await noticing(inTurn({ a: created({}, fleets), b: resize("core") }))).status).toBe("SUCCEEDED");
    expect((await noticing(inTurn({ a: created({}, fleets), b: resize("task") }))).error).toBe(refusal);
  });
});
