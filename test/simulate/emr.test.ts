/** The double of EMR. */
import { describe, expect, it } from "vitest";
import { addStep, createCluster, graph, machine, parallel, pass, terminate, wait, work } from "../support/machines.js";
import type { Machine } from "../../src/machine/asl.js";
import type { Run, SimulateOptions } from "../../src/simulate/run.js";
import { simulate } from "../../src/simulate/simulate.js";

const serviceError = "EMR.AmazonElasticMapReduceException";
/** Tasks notice at once what becomes of their work, so that times are those of EMR. */
const noticing = (made: Machine, options: SimulateOptions = {}): Promise<Run> =>
  simulate(made, { ...options, behaviour: { ...options.behaviour, notices: "events" } });
const times = (run: Run) => run.steps.map(({ name, status, startedAt, endedAt }) => [name, status, startedAt, endedAt]);

describe("clusters", () => {
  it("are ready after their start-up and end when they are terminated", async () => {
    const run = await noticing(machine({ a: createCluster({ Next: "b" }), b: terminate() }), {
      durations: { a: 100_000, b: 50_000 },
    });
    expect(run.clusters).toEqual([
      {
        id: "j-SIM1",
        name: "etl",
        kind: "cluster",
        madeBy: "a",
        status: "terminated",
        protected: false,
        createdAt: 0,
        readyAt: 100_000,
        endedAt: 100_000,
        endedBy: "call",
        givenBackAt: 100_000,
        idleEndAt: null,
        states: [
          { at: 0, state: "STARTING" },
          { at: 60_000, state: "BOOTSTRAPPING" },
          { at: 100_000, state: "WAITING" },
          { at: 100_000, state: "TERMINATING" },
          { at: 150_000, state: "TERMINATED" },
        ],
        billedMs: 90_000,
      },
    ]);
    expect(run.took).toBe(150_000);
    expect(run.billed).toEqual({ clusterMs: 90_000, jobRunMs: 0 });
  });

  it("give their id at the top level and inside Cluster", async () => {
    const { output } = await simulate(machine({ a: createCluster({ Output: "{% $states.result %}" }) }));
    expect(output).toMatchObject({ ClusterId: "j-SIM1", Cluster: { Id: "j-SIM1", Status: { State: "WAITING" } } });
  });

  it("survive the task that made them when it is stopped or out of time", async () => {
    const made = machine({ a: createCluster({ TimeoutSeconds: 10 }) });
    expect(await simulate(made)).toMatchObject({
      status: "FAILED",
      error: "States.Timeout",
      clusters: [{ status: "alive" }],
    });
    expect(await simulate(made, { abortAt: { state: "a", after: 5000 } })).toMatchObject({
      status: "ABORTED",
      clusters: [{ status: "alive" }],
    });
  });

  it("that hang while they start stay, without an end of their own", async () => {
    const made = machine({ a: createCluster({ TimeoutSeconds: 3600 }, { AutoTerminationPolicy: {} }) });
    const run = await simulate(made, { faults: [{ state: "a", error: "States.Timeout" }] });
    expect(run).toMatchObject({ error: "States.Timeout", clusters: [{ status: "alive", idleEndAt: null }] });
  });

  it("that fail to start are ended by EMR; those that EMR refused were never made", async () => {
    const made = machine({ a: createCluster() });
    const failed = await simulate(made, { faults: [{ state: "a", error: "States.TaskFailed" }] });
    expect(failed).toMatchObject({
      error: "States.TaskFailed",
      clusters: [{ status: "terminated", endedAt: 300_000 }],
    });
    expect(JSON.parse(failed.cause ?? "")).toMatchObject({
      Cluster: { Id: "j-SIM1", Status: { State: "TERMINATING" } },
    });
    expect(await simulate(made, { faults: [{ state: "a", error: serviceError }] })).toMatchObject({
      error: serviceError,
      clusters: [],
    });
  });

  it("that are protected refuse to end until the protection is off", async () => {
    const unprotect = work({
      Resource: "arn:aws:states:::elasticmapreduce:setClusterTerminationProtection",
      Arguments: { ClusterId: "{% $etl.id %}", TerminationProtected: false },
      Next: "b",
    });
    const instances = { Instances: { KeepJobFlowAliveWhenNoSteps: true, TerminationProtected: true } };
    const refused = await simulate(machine({ a: createCluster({ Next: "b" }, instances), b: terminate() }));
    expect(refused).toMatchObject({
      status: "FAILED",
      error: serviceError,
      clusters: [{ status: "alive", protected: true }],
    });
    const ended = await simulate(
      machine({ a: createCluster({ Next: "off" }, instances), off: unprotect, b: terminate() }),
    );
    expect(ended).toMatchObject({ status: "SUCCEEDED", clusters: [{ status: "terminated", protected: false }] });
  });

  it("tell when their own idle timeout would end them after the run", async () => {
    const policy = { AutoTerminationPolicy: { IdleTimeout: 600 } };
    const idle = machine({ a: createCluster({ Next: "b" }, policy), b: addStep("s", { Next: "c" }), c: wait(300) });
    const run = await noticing(idle, { durations: { a: 1000, b: 2000 } });
    expect(run.clusters).toMatchObject([{ status: "alive", idleEndAt: 603_000 }]);
    const hanging = await noticing(idle, {
      faults: [{ state: "b", error: "States.Timeout" }],
      abortAt: { state: "b", after: 1 },
    });
    expect(hanging.clusters).toMatchObject([{ status: "alive", idleEndAt: 300_001 + 600_000 }]);
    expect((await simulate(machine({ a: createCluster() }))).clusters).toMatchObject([{ idleEndAt: null }]);
  });

  it("may be there before, and terminating one twice is no error", async () => {
    const twice = machine({ a: terminate({ Next: "b" }, "j-OLD"), b: terminate({}, "j-OLD") });
    const run = await noticing(twice, { existing: [{ id: "j-OLD", name: "old" }] });
    expect(run).toMatchObject({
      status: "SUCCEEDED",
      took: 60_000,
      clusters: [{ id: "j-OLD", madeBy: null, status: "terminated" }],
    });
    expect((await simulate(twice)).error).toBe(serviceError);
  });
});

describe("steps", () => {
  const sideBySide = (concurrency: number) =>
    machine({
      a: createCluster({ Next: "all" }, { StepConcurrencyLevel: concurrency }),
      all: parallel(["x", "y", "z"].map((name) => graph({ [name]: addStep(name) }))),
    });
  const durations = { a: 0, x: 3000, y: 1000, z: 1000 };

  it("queue behind StepConcurrencyLevel", async () => {
    expect(times(await noticing(sideBySide(1), { durations }))).toEqual([
      ["x", "COMPLETED", 0, 3000],
      ["y", "COMPLETED", 3000, 4000],
      ["z", "COMPLETED", 4000, 5000],
    ]);
    expect(times(await noticing(sideBySide(2), { durations }))).toEqual([
      ["x", "COMPLETED", 0, 3000],
      ["y", "COMPLETED", 0, 1000],
      ["z", "COMPLETED", 1000, 2000],
    ]);
  });

  it("fail their task with States.TaskFailed and the described step as the cause", async () => {
    const run = await noticing(sideBySide(1), { durations, stepsFail: ["x"] });
    expect(run).toMatchObject({ status: "FAILED", error: "States.TaskFailed", took: 3000 });
    expect(JSON.parse(run.cause ?? "")).toMatchObject({
      Step: { Id: "s-SIM1", Name: "x", Status: { State: "FAILED" } },
    });
    expect(times(run).map(([name, status]) => `${name} ${status}`)).toEqual(["x FAILED", "y CANCELLED", "z CANCELLED"]);
  });

  it("go on when their task runs out of time", async () => {
    const late = machine({
      a: createCluster({ Next: "b" }),
      b: addStep("s", { TimeoutSeconds: 2, Catch: [{ ErrorEquals: ["States.ALL"], Next: "c" }], Next: "c" }),
      c: wait(10),
    });
    const run = await noticing(late, { durations: { a: 0, b: 5000 } });
    expect(times(run)).toEqual([["s", "COMPLETED", 0, 5000]]);
  });

  it("that hang keep their cluster busy after their task ran out of time, and nothing cancels them any more", async () => {
    const states = {
      a: createCluster({ Next: "b" }, { AutoTerminationPolicy: { IdleTimeout: 60 } }),
      b: addStep("s", { TimeoutSeconds: 2, Catch: [{ ErrorEquals: ["States.ALL"], Next: "c" }], Next: "c" }),
      c: wait(100_000),
    };
    const run = await simulate(machine(states), {
      faults: [{ state: "b", error: "States.Timeout" }],
      abortAt: { state: "c", after: 9 },
    });
    expect(run.steps).toMatchObject([{ status: "RUNNING" }]);
    expect(run.clusters).toMatchObject([{ status: "alive", idleEndAt: null }]);
  });

  it("fail, or are refused, when a fault says so", async () => {
    const states = { a: createCluster({ Next: "b" }), b: addStep("s") };
    const failing = (error: string) =>
      noticing(machine(states), {
        durations: { a: 0, b: 9000 },
        faults: [{ state: "b", error, cause: "told", after: 700 }],
      });
    expect(await failing("States.TaskFailed")).toMatchObject({
      took: 700,
      cause: "told",
      steps: [{ status: "FAILED" }],
    });
    expect(await failing(serviceError)).toMatchObject({ took: 700, cause: "told", steps: [] });
  });

  it("are refused by a cluster that has ended", async () => {
    const late = machine({ a: createCluster({ Next: "b" }), b: terminate({ Next: "c" }), c: addStep("s") });
    expect(await simulate(late)).toMatchObject({ status: "FAILED", error: serviceError, steps: [] });
  });

  it("fail when their cluster is ended under them", async () => {
    const branches = [graph({ s: addStep("s") }), graph({ t: terminate() })];
    const run = await simulate(machine({ a: createCluster({ Next: "both" }), both: parallel(branches) }));
    expect(run).toMatchObject({ status: "FAILED", error: "States.TaskFailed", steps: [{ status: "CANCELLED" }] });
  });

  it("end the cluster, or the steps behind them, by ActionOnFailure", async () => {
    const step = (name: string, action: string) => ({
      Name: name,
      ActionOnFailure: action,
      HadoopJarStep: { Jar: "x.jar" },
    });
    const acting = (action: string, concurrency = 1) => {
      const added = work({
        Resource: "arn:aws:states:::elasticmapreduce:addStep",
        Arguments: { ClusterId: "{% $etl.id %}", Step: step("s", action) },
        Next: "late",
      });
      const made = createCluster({ Next: "b" }, { StepConcurrencyLevel: concurrency });
      return machine({
        a: made,
        b: added,
        late: { ...added, Arguments: { ClusterId: "{% $etl.id %}", Step: step("t", action) }, Next: "c" },
        c: wait(10),
      });
    };
    const options = { durations: { a: 0, b: 1000, late: 1000 }, stepsFail: ["s"] };
    const outcome = async (action: string) => {
      const run = await simulate(acting(action), options);
      return [run.clusters[0]?.status, ...run.steps.map((each) => each.status)];
    };
    expect(await outcome("CONTINUE")).toEqual(["alive", "FAILED", "COMPLETED"]);
    expect(await outcome("CANCEL_AND_WAIT")).toEqual(["alive", "FAILED", "CANCELLED"]);
    expect(await outcome("TERMINATE_CLUSTER")).toEqual(["terminated", "FAILED", "CANCELLED"]);
    expect((await simulate(acting("TERMINATE_CLUSTER", 2), options)).error).toBe(serviceError);
  });

  it("without .sync give StepId at once, wait for their cluster, and are cancelled while they wait", async () => {
    const states = {
      a: createCluster({ Resource: "arn:aws:states:::elasticmapreduce:createCluster", Next: "b" }),
      b: addStep("s", {
        Resource: "arn:aws:states:::elasticmapreduce:addStep",
        Assign: { s: "{% $states.result.StepId %}" },
        Next: "c",
      }),
      c: work({
        Resource: "arn:aws:states:::elasticmapreduce:cancelStep",
        Arguments: { ClusterId: "{% $etl.id %}", StepId: "{% $s %}" },
        Next: "d",
      }),
      d: pass(),
    };
    const run = await simulate(machine(states));
    expect(run).toMatchObject({ status: "SUCCEEDED", took: 0, steps: [{ id: "s-SIM1", status: "CANCELLED" }] });
    expect(run.output).toEqual({ CancelStepsInfo: { StepId: "s-SIM1", Status: "SUBMITTED" } });
  });
});
