/** Pairs of faults, so many as are wanted in a seeded order. */
import { seededChance } from "../chance.js";
import type { Fault } from "../run.js";
import type { Trial } from "./trial.js";

/** A run with one fault. */
export interface Alone {
  readonly faults: readonly Fault[];
  /** The states that it came to. */
  readonly reached: ReadonlySet<string>;
}

export interface Pairs {
  readonly chosen: readonly Trial[];
  /** How many there are beside the chosen ones. */
  readonly leftOut: number;
}

/**
 * Gives pairs of faults of different states that can both happen in one run, at least one of them lasting. Until the second
 * happens a run is that of the first alone, so only states which that run reaches are worth a run.
 *
 * @param all the faults of all states @param alone the runs with one fault each
 */
export function pairsOf(all: readonly Fault[], alone: readonly Alone[], most: number, seed: number): Pairs {
  const counts = alone.map((first) => count(all, (second) => goesWith(first, second)));
  const total = counts.reduce((sum, each) => sum + each, 0);
  const chosen = some(total, most, seed).map((place) => pairAt(place, all, alone, counts));
  return { chosen, leftOut: total - chosen.length };
}

/** There may be millions of pairs, so only those that are run are made. */
function pairAt(place: number, all: readonly Fault[], alone: readonly Alone[], counts: readonly number[]): Trial {
  let before = 0;
  const index = counts.findIndex((each) => (before += each) > place);
  const first = alone[index];
  const inside = place - before + (counts[index] ?? 0);
  const second = first && all.filter((each) => goesWith(first, each))[inside];
  if (!second) throw new Error(`there is no pair ${place}`);
  return { kind: "pair", faults: [...first.faults, second] };
}

function goesWith({ faults: [first], reached }: Alone, second: Fault): boolean {
  return first !== undefined && reached.has(second.state) && isPair(first, second);
}

function isPair(first: Fault, second: Fault): boolean {
  return first.state !== second.state && (first.attempt === "always" || second.attempt === "always");
}

function count<T>(list: readonly T[], is: (each: T) => boolean): number {
  return list.reduce((sum, each) => sum + (is(each) ? 1 : 0), 0);
}

/**
 * Chooses places below `total` by chance, the same ones for the same seed: the start of Fisher's and Yates' shuffle, of which
 * only the places that were moved are held.
 */
function some(total: number, most: number, seed: number): readonly number[] {
  if (total <= most) return Array.from({ length: total }, (_, place) => place);
  const chance = seededChance(seed);
  const moved = new Map<number, number>();
  return Array.from({ length: most }, (_, at) => {
    const other = at + Math.floor(chance() * (total - at));
    const chosen = moved.get(other) ?? other;
    moved.set(other, moved.get(at) ?? at);
    return chosen;
  });
}
