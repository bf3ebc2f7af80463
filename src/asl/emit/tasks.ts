/** The EMR tasks of a machine, with their service retries and times. */
import { serviceErrorNames } from "../../aws/error-names.js";
import { code, condition, constant, read, record } from "../../expressions/build.js";
import type { Value, Variable } from "../../expressions/value.js";
import type { Retrier } from "../../machine/asl.js";
import type { RetryPolicy } from "../../model/model.js";
import { notTerminated, outOfTime } from "../../model/own-errors.js";
import { sumOfPauses } from "../../model/retry.js";
import { numberType } from "../../types/type.js";
import type { Emission } from "./emission.js";
import { member } from "./level.js";

/** How a call of Step Functions waits: for the answer only, for the job, or for whoever was given a token. */
export type Pattern = "" | ".sync" | ".sync:2" | ".waitForTaskToken";

/**
 * The ARN of an integration, in the partition that the machine is made for: one of another partition is refused (Step
 * Functions developer guide, state-task; read 2026-11-22).
 *
 * @param service as Step Functions spells it: `elasticmapreduce`, `aws-sdk:emrserverless`
 */
export function resource({ partition }: Emission, service: string, action: string, pattern: Pattern = ""): string {
  return `arn:${partition}:states:::${service}:${action}${pattern}`;
}

/** What reads and writes the items of a distributed loop. */
export const s3Resource = (action: string): string => `arn:aws:states:::s3:${action}`;

/** Errors of EMR's own API, throttling among them. Their name was seen in public code; AWS documents none. */
const serviceErrors = serviceErrorNames("elasticmapreduce");

const throttling = { IntervalSeconds: 5, MaxAttempts: 5, BackoffRate: 2, JitterStrategy: "FULL" } as const;

/** For calls that may be made again: what EMR's API itself refused is asked for again, a failed job never is. */
export const serviceRetry: Retrier = { ErrorEquals: serviceErrors, ...throttling };

/**
 * For giving a cluster back, which may be asked for any number of times. The name of the service's error is not
 * documented, so every failure but a timeout counts.
 */
export const giveBackRetry: Retrier = { ErrorEquals: [...serviceErrors, "States.TaskFailed"], ...throttling };

/** Clean-up has its own time: it never uses the deadline. */
export const terminateSeconds = 900;
export const protectionSeconds = 300;
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

/** The retriers of a step: EMR's own errors first, unless the file deals with them, then the file's. */
export function stepRetriers(policies: readonly RetryPolicy[]): readonly Retrier[] {
  const isOwn = policies.some((policy) => policy.errors.some((error) => serviceErrors.includes(error)));
  return [...(isOwn ? [] : [serviceRetry]), ...policies.map(retrierOf)];
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

/** `{ ClusterId: … }` of a cluster's variable. */
export function clusterId(cluster: Variable): Value {
  return record([["ClusterId", member(read(cluster), "id")]]);
}

export const isTrue = (variable: Variable): Value => condition`${read(variable)} = true`;
