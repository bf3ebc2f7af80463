/** Choices that are the same on every run: a test names its seed. */
import { seededChance } from "./walk/chance.js";

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
