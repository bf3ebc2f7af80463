/** What the runs of a test showed of each workflow. */
import {
  addHits,
  coverableOf,
  coverageOf,
  hitsOf,
  noHits,
  type Coverable,
  type Hits,
} from "../../simulate/coverage.js";
import type { CoveredWorkflow } from "../../results/report.js";
import type { FoundMachine } from "../machines.js";
import type { Ran } from "./run-file.js";
import { machineKey } from "./untested.js";

interface Shown {
  readonly found: FoundMachine;
  readonly coverable: Coverable;
  readonly hits: Hits;
}

/** Adds up the runs of each workflow. Where its params give it other states, those count too. @param others what nothing ran */
export function coveredBy(runs: readonly Ran[], others: readonly FoundMachine[]): readonly CoveredWorkflow[] {
  return [...shownBy(runs, others).values()].map(({ found, coverable, hits }) => ({
    name: found.name,
    path: found.path,
    coverage: coverageOf(coverable, hits),
    placeOf: found.placeOf,
  }));
}

/** What is shown of each workflow, by its file and name. */
export function shownBy(runs: readonly Ran[], others: readonly FoundMachine[]): ReadonlyMap<string, Shown> {
  const all = new Map<string, Shown>();
  for (const { found, result } of runs) {
    const key = machineKey(found);
    const before = all.get(key);
    const own = coverableOf(found.machine);
    all.set(key, {
      found: before?.found ?? found,
      coverable: before ? union(before.coverable, own) : own,
      hits: addHits(before?.hits ?? noHits, hitsOf(found.machine, result.told.run)),
    });
  }
  for (const found of others)
    all.set(machineKey(found), { found, coverable: coverableOf(found.machine), hits: noHits });
  return all;
}

function union(one: Coverable, other: Coverable): Coverable {
  return { states: eachPlace([...one.states, ...other.states]), edges: eachPlace([...one.edges, ...other.edges]) };
}

/** A state and its way out have the same place, but are not of the same list. */
function eachPlace<Part extends { readonly pointer: string }>(parts: readonly Part[]): readonly Part[] {
  return [...new Map(parts.map((part) => [part.pointer, part])).values()];
}
