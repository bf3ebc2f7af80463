/** How long to wait before a failed state is tried again. Retriers are asked in order and count for themselves. */
import type { Retrier } from "../../machine/asl.js";
import type { Chance } from "../chance.js";
import { matches } from "./matching.js";

export interface Retries {
  /** Gives the try that comes next, or `null` when the state has failed for good. */
  afterFailure(error: string): Retry | null;
}

export interface Retry {
  /** Which of the state's retriers it is. */
  readonly index: number;
  /** Which of the retrier's tries, from 1, and how many it has. */
  readonly count: number;
  readonly of: number;
  /** Ms before it. */
  readonly pause: number;
}

/** Counts the retries of one visit to a state. @param jitter without one, full jitter waits half of its delay */
export function countRetries(retriers: readonly Retrier[], jitter: Chance | null): Retries {
  const used = new Map<number, number>();
  return {
    afterFailure(error) {
      const index = retriers.findIndex((candidate) => matches(candidate.ErrorEquals, error));
      const retrier = retriers[index];
      if (!retrier) return null;
      const count = used.get(index) ?? 0;
      const of = retrier.MaxAttempts ?? 3;
      if (count >= of) return null;
      used.set(index, count + 1);
      const share = retrier.JitterStrategy === "FULL" ? (jitter?.() ?? 0.5) : 1;
      return { index, count: count + 1, of, pause: delayMs(retrier, count) * share };
    },
  };
}

function delayMs(retrier: Retrier, count: number): number {
  const seconds = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** count;
  return Math.min(seconds, retrier.MaxDelaySeconds ?? Infinity) * 1000;
}
