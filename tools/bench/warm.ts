/** How fast text becomes a tree and a state machine once the process runs. */
import { median } from "./median.js";

const warmUpMilliseconds = 1500;

/** Gives megabytes of source a second: the median of runs after a warm-up. */
export function throughput(text: string, work: (text: string) => unknown, runs = 15): number {
  for (const end = performance.now() + warmUpMilliseconds; performance.now() < end;) work(text);
  return text.length / 1e6 / (medianMilliseconds(() => work(text), runs) / 1000);
}

/** Gives the median duration of some runs. */
export function medianMilliseconds(work: () => unknown, runs: number): number {
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

/** Gives the exponent of growth between two sizes: 1 is linear, 2 quadratic. */
export function exponentOf(small: Measured, large: Measured): number {
  return Math.log(large.milliseconds / small.milliseconds) / Math.log(large.size / small.size);
}

export interface Measured {
  readonly size: number;
  readonly milliseconds: number;
}
