/** The judge of runs: what it says against a machine of anyone's, of which nothing is said beside it. */
import { describe, expect, it } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import type { Machine } from "../../src/machine/asl.js";
import { nothingSaid } from "../../src/simulate/faults/intent.js";
import { tour } from "../../src/simulate/faults/tour.js";
import { judgeOf } from "../../src/simulate/faults/verdict.js";
import { simulate } from "../../src/simulate/simulate.js";
import { addStep, createCluster, machine, terminate } from "../support/machines.js";

const retried = { Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 5 }] };

/** Gives its cluster back behind every failure of its step; behind the named one it goes on as if nothing had failed. */
function passingOver(error: string): Machine {
  const catchers = [{ ErrorEquals: [error], Next: "end" }];
  const others = { ErrorEquals: ["States.ALL"], Next: "end after failure" };
  return machine({
    make: createCluster({ Next: "work" }),
    work: addStep("s", {
      TimeoutSeconds: 3600,
      Next: "end",
      Catch: error === "States.ALL" ? catchers : [...catchers, others],
    }),
    end: terminate(retried),
    "end after failure": terminate({ ...retried, Next: "failed" }),
    failed: { Type: "Fail", Error: "Failed" },
  });
}

async function hiddenIn(subject: Machine): Promise<readonly string[]> {
  const judge = judgeOf(subject, nothingSaid);
  const found: string[] = [];
  for await (const tried of tour(subject, { beside: [] }))
    for (const each of judge(tried).shortcomings) if (each.kind === "hidden") found.push(each.failure.error);
  return found;
}

it("a cluster whose end EMR itself refuses was refused, and the cause is told", async () => {
  const subject = machine({
    make: createCluster(
      { Next: "end" },
      { Instances: { KeepJobFlowAliveWhenNoSteps: true, TerminationProtected: true } },
    ),
    end: terminate(),
  });
  const judge = judgeOf(subject, nothingSaid);
  const run = await simulate(subject);
  const [left, ...others] = judge({ trial: { kind: "none", faults: [] }, run }).shortcomings;
  expect(others).toEqual([]);
  expect(left).toMatchObject({ kind: "left", why: "it was refused", cause: run.cause });
  expect(run.cause).toContain("protect");
});

it("a cluster whose end failed by a fault alone was asked only once", async () => {
  const subject = machine({ make: createCluster({ Next: "end" }), end: terminate() });
  const fault = { state: "end", error: "EMR.AmazonElasticMapReduceException", attempt: 1 };
  const run = await simulate(subject, { faults: [fault] });
  const judged = judgeOf(subject, nothingSaid)({ trial: { kind: "single", faults: [fault] }, run });
  expect(judged.shortcomings).toMatchObject([{ kind: "left", why: "it was asked to end only once" }]);
});

describe("a Catch after which the run goes on", () => {
  it("hides a failure by a wildcard's name, for the audit as for a run", async () => {
    const subject = passingOver("States.TaskFailed");
    expect(await hiddenIn(subject)).toContain("States.TaskFailed");
    expect(audit(subject).hiddenFailures).toMatchObject([{ caughtAt: "work" }]);
  });

  it("deals with the error that it names, for the audit as for a run", async () => {
    const subject = passingOver("States.Timeout");
    expect(await hiddenIn(subject)).toEqual([]);
    expect(audit(subject).hiddenFailures).toEqual([]);
  });
});
