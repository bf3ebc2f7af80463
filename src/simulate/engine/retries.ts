/** How long to wait before a failed state is tried again. Retriers are asked in order and count for themselves. */
import type { Retrier } from "../../machine/asl.js";
import type { Chance } from "../chance.js";
import { matches } from "./matching.js";

export interface Retries {
  /** Gives the pause in ms, or `null` when the state has failed for good. */
  afterFailure(error: string): number | null;
}

/** Counts the retries of one visit to a state. @param jitter without one, full jitter waits half of its delay */
export function countRetries(retriers: readonly Retrier[], jitter: Chance | null): Retries {
  const used = new Map<Retrier, number>();
  return {
    afterFailure(error) {
      const retrier = retriers.find((candidate) => matches(candidate.ErrorEquals, error));
      if (!retrier) return null;
      const count = used.get(retrier) ?? 0;
      if (count >= (retrier.MaxAttempts ?? 3)) return null;
      used.set(retrier, count + 1);
      const share = retrier.JitterStrategy === "FULL" ? (jitter?.() ?? 0.5) : 1;
      return delayMs(retrier, count) * share;
    },
  };
}

function delayMs(retrier: Retrier, count: number): number {
  const seconds = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** count;
  return Math.min(seconds, retrier.MaxDelaySeconds ?? Infinity) * 1000;
}
