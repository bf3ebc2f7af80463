/**
 * What keeps the promise is taken out of every golden machine, one place at a time: the audit sees it, or the tour of every
 * fault does. A seeded quarter of the mutants; `EMRFLOW_MUTANTS=all` takes all.
 */
import { afterAll, expect, test, vi } from "vitest";
import { createRandom, shuffled } from "../support/random.js";
import { baseOf } from "./bases.js";
import { samplesOf } from "./inputs.js";
import { intentOfGolden } from "./intents.js";
import { goldenMachines } from "./machines.js";
import { auditOf, catcherOf } from "./mutations/caught.js";
import { mutantsOf } from "./mutations/mutants.js";
import { survivors } from "./mutations/survivors.js";

// Hundreds of runs, or processes of their own: on a busy machine they may take a while.
vi.setConfig({ testTimeout: 60_000 });

const isWhole = process.env["EMRFLOW_MUTANTS"] === "all";
const all = goldenMachines.flatMap((golden) => mutantsOf(golden.machine).map((mutant) => ({ golden, mutant })));
const chosen = new Set(isWhole ? all : shuffled(all, createRandom(11)).slice(0, Math.ceil(all.length / 4)));
const counts = new Map<string, number>();

afterAll(() =>
  console.log(
    `${chosen.size} of ${all.length} mutants: ${[...counts].map(([by, count]) => `${count} caught by ${by}`).join(", ")}`,
  ),
);

const machines = goldenMachines.filter((golden) => [...chosen].some((each) => each.golden === golden));

test.each(machines)("$name: each mutant is seen, or known to break nothing that a judge looks at", async (golden) => {
  const said = auditOf(golden.machine);
  const bases = samplesOf(golden.name).map(baseOf);
  const missed: string[] = [];
  for (const { mutant } of [...chosen].filter((each) => each.golden === golden)) {
    const by = await catcherOf(mutant.machine, said, intentOfGolden(golden.name), bases);
    counts.set(by, (counts.get(by) ?? 0) + 1);
    if (by === "nobody") missed.push(`${mutant.kind}: ${mutant.place}`);
  }
  const known = survivors
    .filter(({ machine }) => machine === golden.name)
    .map(({ kind, place }) => `${kind}: ${place}`);
  expect(missed.filter((each) => !known.includes(each))).toEqual([]);
  if (isWhole) expect(known.filter((each) => !missed.includes(each))).toEqual([]);
});

test("every survivor that is listed is a mutant", () => {
  const there = new Set(all.map(({ golden, mutant }) => JSON.stringify([golden.name, mutant.kind, mutant.place])));
  expect(survivors.filter(({ machine, kind, place }) => !there.has(JSON.stringify([machine, kind, place])))).toEqual(
    [],
  );
});
