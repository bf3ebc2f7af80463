/**
 * How many calls of EMR's API an account may make: a bucket of tokens for each action, which fills at its rate. Step Functions'
 * own looks at what it waits for are not counted, as no page says that they are.
 */
import { limits } from "../../aws/limits.js";
import type { Clock } from "../time/clock.js";
import type { SimulateOptions } from "../run.js";

export interface Throttle {
  /** Counts a call; says whether AWS takes it. @param api `AddJobFlowSteps` */
  takes(api: string): boolean;
}

interface Rate {
  /** How many calls may be made at once. */
  readonly burst: number;
  readonly perSecond: number;
}

/** AWS names the burst only of some; the others are taken to have the same. */
const burst = limits.addStepBurst.max;

const rates: ReadonlyMap<string, Rate> = new Map([
  ["RunJobFlow", { burst, perSecond: limits.createClusterRate.max }],
  ["AddJobFlowSteps", { burst, perSecond: limits.addStepRate.max }],
  ["CancelSteps", { burst, perSecond: limits.cancelStepsRate.max }],
  ["TerminateJobFlows", { burst, perSecond: limits.terminateClusterRate.max }],
  ["SetTerminationProtection", { burst, perSecond: limits.setTerminationProtectionRate.max }],
  ["DescribeCluster", { burst, perSecond: limits.describeClusterRate.max }],
  ["DescribeStep", { burst, perSecond: limits.describeStepRate.max }],
]);

/** The actions whose rate is known. */
export const throttledActions: readonly string[] = [...rates.keys()];

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** @param told how many calls others make, or that nothing is throttled */
export function createThrottle(clock: Clock, told: SimulateOptions["throttling"]): Throttle {
  const buckets = new Map<string, Bucket>();
  if (told === "off") return { takes: () => true };
  const others = new Map(Object.entries(told?.otherCalls ?? {}));
  return {
    takes(api) {
      const rate = rates.get(api);
      if (!rate) return true;
      const now = clock.now();
      const perSecond = Math.max(0, rate.perSecond - (others.get(api) ?? 0));
      // Others who use up the whole rate have used up the burst too.
      const bucket = buckets.get(api) ?? { tokens: perSecond === 0 ? 0 : rate.burst, filledAt: now };
      bucket.tokens = Math.min(rate.burst, bucket.tokens + (perSecond * (now - bucket.filledAt)) / 1000);
      bucket.filledAt = now;
      buckets.set(api, bucket);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}
