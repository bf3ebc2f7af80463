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
  const pairs = alone.flatMap(({ faults: [first], reached }) =>
    all
      .filter((second) => first !== undefined && reached.has(second.state) && isPair(first, second))
      .map((second): Trial => ({ kind: "pair", faults: first === undefined ? [] : [first, second] })),
  );
  const chosen = some(pairs, most, seed);
  return { chosen, leftOut: pairs.length - chosen.length };
}

function isPair(first: Fault, second: Fault): boolean {
  return first.state !== second.state && (first.attempt === "always" || second.attempt === "always");
}

/** Chooses by chance, the same ones for the same seed (the start of Fisher's and Yates' shuffle). */
function some<T>(all: readonly T[], most: number, seed: number): readonly T[] {
  if (all.length <= most) return all;
  const chance = seededChance(seed);
  const order = [...all];
  for (let at = 0; at < most; at += 1) {
    const other = at + Math.floor(chance() * (order.length - at));
    [order[at], order[other]] = [order[other] as T, order[at] as T]; // both places are in the list
  }
  return order.slice(0, most);
}
