/**
 * Every golden machine under everything that can go wrong in it: the product's own judge finds nothing against it, and nor does
 * a second one that knows the promise from elsewhere. `EMRFLOW_PAIRS=all` runs all pairs of faults.
 */
import { afterAll, describe, expect, test, vi } from "vitest";
import { canHappenBy } from "../../src/simulate/faults/intent.js";
import type { Tried } from "../../src/simulate/faults/trial.js";
import { tour, type TourOptions, type Toured } from "../../src/simulate/faults/tour.js";
import { judgeOf } from "../../src/simulate/faults/verdict.js";
import { baseOf } from "./bases.js";
import { samplesOf, type Sample } from "./inputs.js";
import { intentOfGolden } from "./intents.js";
import { goldenMachines, type GoldenMachine } from "./machines.js";
import { brokenPromises } from "./promises.js";

// Hundreds of runs, or processes of their own: on a busy machine they may take a while.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const mostPairs = process.env["EMRFLOW_PAIRS"] === "all" ? Infinity : Number(process.env["EMRFLOW_PAIRS"] ?? 120);

const toured: Toured[] = [];
afterAll(() => {
  const sum = (of: (each: Toured) => number): number => toured.reduce((total, each) => total + of(each), 0);
  const runs = (kind: keyof Toured["runs"]): number => sum((each) => each.runs[kind]);
  console.log(
    `Nothing was left or hidden in ${runs("single")} runs with one fault, ${runs("follows")} with one behind a failure, ` +
      `${runs("branch")} with a branch stopped halfway, ${runs("stop")} stopped from outside, and ${runs("pair")} with two faults; ` +
      `of these ${sum((each) => each.otherWays)} took the other way at a switch, and ${sum((each) => each.pairsLeftOut)} pairs were left out`,
  );
});

describe.each(goldenMachines)("$name", (golden) => {
  const samples = samplesOf(golden.name);

  test.each(samples)(
    "$about: leaves nothing and hides nothing, whatever fails and wherever it is stopped",
    async (sample) => {
      await expectKept(golden, sample, { base: baseOf(sample), beside: ["branch", "stop"] });
    },
  );

  test("leaves nothing and hides nothing when every step fails, and something else too", async () => {
    const [sample] = samples;
    if (!sample) return;
    const base = { ...baseOf(sample), stepsFail: stepNames(golden) };
    await expectKept(golden, sample, { base, beside: [] });
  });

  test("leaves nothing and hides nothing when two things fail", async () => {
    const [sample] = samples;
    if (!sample) return;
    await expectKept(golden, sample, { base: baseOf(sample), beside: ["pair"], mostPairs, seed: 7 }, ["pair"]);
  });
});

/** @param kinds which trials are judged; all where nothing is said */
async function expectKept(
  { name, machine }: GoldenMachine,
  sample: Sample,
  options: TourOptions,
  kinds?: readonly Tried["trial"]["kind"][],
): Promise<void> {
  const intent = intentOfGolden(name);
  const judge = judgeOf(machine, intent);
  const trials = tour(machine, { ...options, canHappen: canHappenBy(intent) });
  let next = await trials.next();
  for (; !next.done; next = await trials.next()) {
    const { trial, run } = next.value;
    if (kinds?.includes(trial.kind) === false) continue;
    expect(judge(next.value).shortcomings, JSON.stringify(trial)).toEqual([]);
    if (trial.kind !== "stop") expect(brokenPromises(machine, sample, run), JSON.stringify(trial)).toEqual([]);
  }
  const { runs } = next.value;
  const counted = kinds === undefined ? runs : { ...runs, single: 0, follows: 0 };
  toured.push({ ...next.value, runs: counted });
}

/** The names by which EMR knows the steps. */
function stepNames({ machine }: GoldenMachine): readonly string[] {
  const named = /"(?:Step":\{|(?:ApplicationId|VirtualClusterId)":"[^"]*",)"Name":"([^"]+)"/g;
  return [...JSON.stringify(machine).matchAll(named)].map(([, name]) => name ?? "");
}
