/** Choices that are the same on every run: a test names its seed. */
import { seededChance } from "../../src/simulate/chance.js";

export interface Random {
  /** A whole number from 0 to below the limit. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(choices: readonly T[]) => T;
}

export function createRandom(seed: number): Random {
  const chance = seededChance(seed);
  const below = (limit: number): number => Math.floor(chance() * limit);
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[below(choices.length)];
    if (choice === undefined) throw new Error("nothing to pick from");
    return choice;
  };
  return { below, pick };
}

/** Gives what there is in another order (Fisher and Yates). */
export function shuffled<T>(all: readonly T[], random: Random): readonly T[] {
  const order = all.slice();
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other] as T, order[last] as T]; // both places are in the list
  }
  return order;
}
