/**
 * The audit against the simulator, which runs machines: whatever a run can leave behind, the audit has found without
 * running.
 */
import { expect, test } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import type { Machine } from "../../src/machine/asl.js";
import { tour } from "../../src/simulate/faults/tour.js";
import type { Fault, Run } from "../../src/simulate/run.js";
import { randomMachine } from "./random-machine.js";

const seeds = Array.from({ length: 30 }, (_, index) => index + 1);

/** Expressions of these machines cannot fail, so a fault in one proves nothing. */
const possible = (fault: Fault): boolean => fault.error !== "States.QueryEvaluationError";

/** The clusters a run leaves, but for those whose own end was what failed, in a run that says so. */
function leftBy(run: Run, fault: Fault): readonly string[] {
  const alive = run.clusters.filter(({ status }) => status === "alive").flatMap(({ madeBy }) => madeBy ?? []);
  return alive.filter((name) => !(run.status === "FAILED" && isEndOf(name, fault)) && !isFailedCreation(name, fault));
}

function isEndOf(creation: string, fault: Fault): boolean {
  const number = creation.replace("Create ", "");
  return fault.state === `Terminate ${number}` || fault.state === `Clean ${number}`;
}

/** A creation that fails after it began is covered by AutoTerminationPolicy, which the simulator does not wait for. */
function isFailedCreation(name: string, fault: Fault): boolean {
  return fault.state === name;
}

async function leftUnderFaults(machine: Machine): Promise<ReadonlyMap<string, string>> {
  const left = new Map<string, string>();
  for await (const { trial, run } of tour(machine, { canHappen: possible, beside: [] })) {
    const [fault] = trial.faults;
    // What the audit leaves out: that nothing bounds a task which hangs, so that the run is ended from outside.
    if (trial.kind !== "single" || fault === undefined || run.status === "TIMED_OUT") continue;
    for (const name of leftBy(run, fault)) left.set(name, JSON.stringify(fault));
  }
  return left;
}

test("every cluster that a run leaves under a fault is a leak that the audit shows", { timeout: 60_000 }, async () => {
  let leaking = 0;
  let clean = 0;
  for (const seed of seeds) {
    const machine = randomMachine(seed);
    const found = new Set(audit(machine).leaks.map(({ resource }) => resource.madeBy));
    const left = await leftUnderFaults(machine);
    for (const [name, fault] of left) expect(found, `seed ${seed}: ${name} is left after ${fault}`).toContain(name);
    leaking += left.size;
    if (found.size === 0 && JSON.stringify(machine).includes("createCluster")) clean += 1;
  }
  // The machines are of both kinds, else this would prove nothing.
  expect(leaking).toBeGreaterThan(20);
  expect(clean).toBeGreaterThan(3);
});
