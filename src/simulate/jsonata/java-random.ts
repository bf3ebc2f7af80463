/**
 * `$random(seed)`: Step Functions gives the first number of java.util.Random, as floci-io/floci measured
 * (JsonataEvaluatorTest, read 2026-11-24). The generator is specified in the documentation of Java.
 */

const multiplier = 0x5deece66dn;
const addend = 0xbn;
const mask = (1n << 48n) - 1n;

/** Gives the first `nextDouble()` of a generator with a seed. */
export function firstDouble(seed: number): number {
  let state = (BigInt(Math.trunc(seed)) ^ multiplier) & mask;
  const next = (bits: bigint): bigint => {
    state = (state * multiplier + addend) & mask;
    return state >> (48n - bits);
  };
  const high = next(26n);
  return Number((high << 27n) + next(27n)) / 2 ** 53;
}
