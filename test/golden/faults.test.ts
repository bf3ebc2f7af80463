/** Every golden machine under every fault that it can meet, one at a time and two at once: the promise holds. */
import { afterAll, describe, expect, test, vi } from "vitest";
import type { State } from "../../src/machine/asl.js";
import { statesOf } from "../../src/machine/walk.js";
import { everyFault, pairsOfFaults, type PairChoice } from "../../src/simulate/faults/every-fault.js";
import type { Fault, Run } from "../../src/simulate/run.js";
import { createRandom, shuffled } from "../support/random.js";
import { samplesOf, type Sample } from "./inputs.js";
import { goldenMachines, type GoldenMachine } from "./machines.js";
import { brokenPromises } from "./promises.js";

// Hundreds of runs, or processes of their own: on a busy machine they may take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Pairs are run in a seeded order, so many of each machine; `EMRFLOW_PAIRS=all` runs all. */
const mostPairs = process.env["EMRFLOW_PAIRS"] === "all" ? Infinity : Number(process.env["EMRFLOW_PAIRS"] ?? 120);
const count = { single: 0, pair: 0, skipped: 0 };
afterAll(() =>
  console.log(
    `${count.single} runs with one fault and ${count.pair} with two kept the promise; ${count.skipped} pairs were left out`,
  ),
);

const choice: PairChoice = {
  of: (pairs) => shuffled(pairs, createRandom(7)).slice(0, mostPairs),
  skipped: (left) => void (count.skipped += left),
};

for (const golden of goldenMachines) {
  describe(golden.name, () => {
    for (const sample of samplesOf(golden.name)) {
      const where = canHappenIn(golden);

      test(`${sample.about}: keeps the promise under every fault`, async () => {
        for await (const { fault, run } of everyFault(golden.machine, sample.input, { ...tourOf(sample), where })) {
          if (run.fired.length > 0) count.single += 1;
          judge(golden, sample, [fault], run);
        }
      });
    }

    test("keeps the promise when every step fails, and something else too", async () => {
      const [sample] = samplesOf(golden.name);
      if (!sample) return;
      const tour = { ...tourOf(sample), where: canHappenIn(golden), stepsFail: stepNames(golden) };
      for await (const { fault, run } of everyFault(golden.machine, sample.input, tour)) {
        count.pair += 1;
        judge(golden, sample, [fault], run);
      }
    });

    test("keeps the promise under pairs of faults", async () => {
      const [sample] = samplesOf(golden.name);
      if (!sample) return;
      const where = canHappenIn(golden);
      const tour = { ...tourOf(sample), where };
      for await (const { faults, run } of pairsOfFaults(golden.machine, sample.input, tour, choice)) {
        count.pair += 1;
        judge(golden, sample, faults, run);
      }
    });
  });
}

function tourOf({ durations, existing, readItems, results }: Sample) {
  return {
    ...(durations ? { durations } : {}),
    ...(existing ? { existing } : {}),
    ...(readItems ? { readItems } : {}),
    ...(results ? { results } : {}),
  };
}

function judge({ machine }: GoldenMachine, sample: Sample, faults: readonly Fault[], run: Run): void {
  const what = faults.map(({ state, error, attempt }) => `${error} in ${state} (${attempt})`).join(", then ");
  expect(brokenPromises(machine, sample, run), what).toEqual([]);
}

/** The names by which EMR knows the steps. */
function stepNames({ machine }: GoldenMachine): readonly string[] {
  const named = /"(?:Step":\{|(?:ApplicationId|VirtualClusterId)":"[^"]*",)"Name":"([^"]+)"/g;
  return [...JSON.stringify(machine).matchAll(named)].map(([, name]) => name ?? "");
}

/** Conditions are total, as totality.test.ts shows, and reading a variable that is always assigned cannot fail. */
function canHappenIn({ machine }: GoldenMachine): (fault: Fault) => boolean {
  const total = new Set([...statesOf(machine)].filter(({ state }) => isTotal(state)).map(({ name }) => name));
  return ({ state, error }) => error !== "States.QueryEvaluationError" || !total.has(state);
}

function isTotal(state: State): boolean {
  if (state.Type === "Choice") return true;
  const expressions = [...JSON.stringify(state).matchAll(/"\{% (.*?) %\}"/g)].map(([, text]) => text ?? "");
  return (
    (state.Type === "Pass" || state.Type === "Succeed") && expressions.every((text) => /^\$\w+(\.\w+)*$/.test(text))
  );
}
