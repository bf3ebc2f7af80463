/** The tasks of a machine, with their service retries and times. */
import { passingErrorNames } from "../../aws/error-names.js";
import { code, condition, constant, read } from "../../expressions/build.js";
import type { Value, Variable } from "../../expressions/value.js";
import type { Retrier } from "../../machine/asl.js";
import type { RetryPolicy } from "../../model/model.js";
import { notTerminated, outOfTime } from "../../model/own-errors.js";
import { sumOfPauses } from "../../model/retry.js";
import { numberType } from "../../types/type.js";
import type { Emission } from "./emission.js";

/** How a call of Step Functions waits: for the answer only, for the job, or for whoever was given a token. */
export type Pattern = "" | ".sync" | ".sync:2" | ".waitForTaskToken";

/**
 * The ARN of an integration, in the partition that the machine is made for: one of another partition is refused (Step
 * Functions developer guide, state-task; read 2026-11-22).
 *
 * @param service as Step Functions spells it: `elasticmapreduce`, `aws-sdk:emrserverless`
 */
export function resource(
  { partition }: Pick<Emission, "partition">,
  service: string,
  action: string,
  pattern: Pattern = "",
): string {
  return `arn:${partition}:states:::${service}:${action}${pattern}`;
}

const throttling = { IntervalSeconds: 5, MaxAttempts: 5, BackoffRate: 2, JitterStrategy: "FULL" } as const;

/**
 * For calls that may be made again: what the service itself refused is asked for again, a failed job never is. The names of
 * its errors, throttling among them, were seen in public code; AWS documents none.
 *
 * @param service as in the ARN of the integration
 */
export function serviceRetry(service: string): Retrier {
  return { ErrorEquals: passingErrorNames(service), ...throttling };
}

/**
 * For giving back, which may be asked for any number of times. The name of the service's error is not documented, so every
 * failure but a timeout counts.
 */
export function giveBackRetry(service: string): Retrier {
  return { ErrorEquals: [...passingErrorNames(service), "States.TaskFailed"], ...throttling };
}

/** The same for what has to wait until a job has ended: for more than a quarter of an hour, whatever chance says. */
export function patientRetry(service: string): Retrier {
  return {
    ErrorEquals: [...passingErrorNames(service), "States.TaskFailed"],
    IntervalSeconds: 15,
    MaxAttempts: 7,
    BackoffRate: 2,
    MaxDelaySeconds: 300,
  };
}

/** For a step of `on failure` that does not say how long it may take. */
export const cleanUpStepSeconds = 900;

/** The longest that a task with these retries can take, in seconds. */
export function worstSeconds(timeoutSeconds: number, retriers: readonly Retrier[]): number {
  const attempts = retriers.reduce((sum, { MaxAttempts = 0 }) => sum + MaxAttempts, 1);
  return attempts * timeoutSeconds + retriers.reduce((sum, retrier) => sum + pausesOf(retrier), 0);
}

/** The longest that the pauses of a retrier can take together, in seconds. */
export function pausesOf({
  IntervalSeconds = 1,
  MaxAttempts = 0,
  BackoffRate = 2,
  MaxDelaySeconds = Number.POSITIVE_INFINITY,
}: Retrier): number {
  return sumOfPauses(MaxAttempts, IntervalSeconds, BackoffRate, MaxDelaySeconds);
}

/** The retriers of a step: the service's own errors first, unless the file deals with them, then the file's. */
export function stepRetriers(service: string, policies: readonly RetryPolicy[]): readonly Retrier[] {
  const errors = passingErrorNames(service);
  const isOwn = policies.some((policy) => policy.errors.some((error) => errors.includes(error)));
  return [...(isOwn ? [] : [serviceRetry(service)]), ...policies.map(retrierOf)];
}

/**
 * The retriers of a block. A Parallel fails with the error of its branch, as executions show (AWS's guide names
 * States.BranchFailed without saying when it is given). What must go outwards in any case
 * comes first and is never tried again.
 */
export function blockRetriers(policies: readonly RetryPolicy[]): readonly Retrier[] {
  return policies.length === 0
    ? []
    : [{ ErrorEquals: [notTerminated, outOfTime], MaxAttempts: 0 }, ...policies.map(retrierOf)];
}

/** Gives a policy of the file as a Retrier. */
export function retrierOf(policy: RetryPolicy): Retrier {
  return {
    ErrorEquals: policy.errors,
    IntervalSeconds: policy.waitSeconds,
    MaxAttempts: policy.times,
    BackoffRate: policy.backoff,
    ...(policy.maxWaitSeconds === null ? {} : { MaxDelaySeconds: policy.maxWaitSeconds }),
    ...(policy.jitter ? { JitterStrategy: "FULL" as const } : {}),
  };
}

/** The time of a task that is not clean-up: the lesser of its own and what is left until the deadline, at least `least` seconds. */
export function taskTimeout(own: Value | null, emission: Emission, least = 1): Value | null {
  if (emission.isCleanUp) return own ?? constant(cleanUpStepSeconds);
  if (!emission.deadline) return own;
  const left = code(numberType)`$floor((${read(emission.deadline)} - $millis()) / 1000)`;
  return own
    ? code(numberType)`$max([${String(least)}, $min([${own}, ${left}])])`
    : code(numberType)`$max([${String(least)}, ${left}])`;
}

export const isTrue = (variable: Variable): Value => condition`${read(variable)} = true`;
