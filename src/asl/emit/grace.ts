/**
 * How long a run may take beyond its timeout: nothing can catch the machine's own TimeoutSeconds, so it must leave time
 * for whatever may still be going on at the deadline and for all clean-up after it.
 */
import { limits } from "../../aws/limits.js";
import type { Value } from "../../expressions/value.js";
import { bodiesOf, isOwned } from "../../model/bodies.js";
import type {
  Cluster,
  ClusterScope,
  For,
  LeftJobs,
  OnFailure,
  RetryPolicy,
  Run,
  Statement,
  Step,
  Task,
  Workflow,
} from "../../model/model.js";
import type { Retrier } from "../../machine/asl.js";
import { pauseSeconds } from "../../model/retry.js";
import { cancelSeconds, listSeconds } from "./left-jobs.js";
import { leastWithHeartbeat, taskRetriers } from "./task.js";
import { callSeconds } from "./await.js";
import {
  cleanUpStepSeconds,
  giveBackRetry,
  patientRetry,
  pausesOf,
  serviceRetry,
  stepRetriers,
  worstSeconds,
} from "./tasks.js";

/** The least, in seconds. */
const leastGraceSeconds = 1800;

/** Gives the seconds to add to a workflow's timeout. */
export function graceSeconds(workflow: Workflow): number {
  const overrun = overrunSeconds(workflow.body);
  const cleanUp = cleanUpSeconds(workflow.body);
  return Math.max(leastGraceSeconds, Math.ceil(overrun + cleanUp + onFailureSeconds(workflow.onFailure)));
}

/**
 * The longest that the run may go on after the deadline before clean-up begins: the start of a cluster, then in it the
 * pauses of a retry or of a service's own errors, each followed by a try that gets a second.
 */
function overrunSeconds(body: readonly Statement[]): number {
  return longest(body, (statement) => {
    switch (statement.kind) {
      case "let":
      case "join":
      case "fail":
      case "return":
      case "wait":
        return 0;
      case "await":
        return retrySeconds(giveBackRetry(statement.describe.service));
      case "call":
        return retrySeconds(giveBackRetry(statement.call.service));
      case "if":
      case "repeat":
      case "try":
        return Math.max(0, ...bodiesOf(statement).map(overrunSeconds));
      case "for":
        return pausesIn(statement.retry) + overrunSeconds(statement.body);
      case "run":
        return pausesIn(statement.retry);
      case "step":
        return retrySeconds(serviceRetry(statement.job.call.service)) + pausesIn(statement.retry);
      case "task":
        return taskOverrunSeconds(statement);
      case "cluster":
        return (
          makingSeconds(statement.cluster) + lateReadyingSeconds(statement.cluster) + overrunSeconds(statement.body)
        );
      case "retry":
        return pausesIn(statement.retry) + overrunSeconds(statement.body);
      case "parallel":
        return (
          pausesIn(statement.retry) + Math.max(0, ...statement.branches.map((branch) => overrunSeconds(branch.body)))
        );
    }
  });
}

/** The pauses of its retries, each followed by a try that gets a second, or a little more where a heartbeat must fit in. */
function taskOverrunSeconds(task: Task): number {
  const retriers = taskRetriers(task, task.retry);
  const tries = retriers.reduce((sum, { MaxAttempts = 0 }) => sum + MaxAttempts, 1);
  return (
    retriers.reduce((sum, retrier) => sum + pausesOf(retrier), 0) + tries * (task.heartbeat ? leastWithHeartbeat : 1)
  );
}

/** The longest chain of clusters that must be given back one after the other. */
function cleanUpSeconds(body: readonly Statement[]): number {
  return longest(body, (statement) => {
    switch (statement.kind) {
      case "let":
      case "join":
      case "fail":
      case "return":
      case "wait":
      case "run":
      case "await":
      case "call":
      case "step":
      case "task":
        return 0;
      case "if":
      case "repeat":
      case "for":
        return Math.max(0, ...bodiesOf(statement).map(cleanUpSeconds));
      case "try":
        return (
          Math.max(cleanUpSeconds(statement.body), ...statement.catches.map(({ body }) => cleanUpSeconds(body))) +
          wholeSeconds(statement.finally?.body ?? [])
        );
      case "cluster":
        return giveBackSeconds(statement) + cleanUpSeconds(statement.body);
      case "retry":
        return cleanUpSeconds(statement.body);
      case "parallel":
        return Math.max(0, ...statement.branches.map((branch) => cleanUpSeconds(branch.body)));
    }
  });
}

/** Making is never interrupted; one that may be tried again after throttling can also begin late. */
function makingSeconds({ startSeconds, life }: Cluster): number {
  return startSeconds + (life.making?.hasToken ? retrySeconds(serviceRetry(life.making.call.service)) : 0);
}

/** The pauses of a retrier, each followed by a try that gets a second. */
function retrySeconds(retrier: Retrier): number {
  return pausesOf(retrier) + (retrier.MaxAttempts ?? 0);
}

function readyingSeconds({ life }: Cluster): number {
  return life.readying.reduce((sum, { seconds, call }) => sum + worstSeconds(seconds, [serviceRetry(call.service)]), 0);
}

/** The same after the deadline, when each try gets a second. */
function lateReadyingSeconds({ life }: Cluster): number {
  return life.readying.reduce((sum, { call }) => sum + 1 + retrySeconds(serviceRetry(call.service)), 0);
}

function giveBackSeconds(scope: ClusterScope): number {
  const { keepOnFailure, life } = scope.cluster;
  if (keepOnFailure || !isOwned(scope)) return 0;
  const jobs = life.leftJobs ? leftJobsSeconds(life.leftJobs) : 0;
  return life.givingBack.reduce(
    (sum, { seconds, call, isPatient }) =>
      sum + worstSeconds(seconds, [isPatient ? patientRetry(call.service) : giveBackRetry(call.service)]),
    jobs,
  );
}

/** The list, then all cancels: as many at once as an inline Map runs. */
function leftJobsSeconds({ list, most }: LeftJobs): number {
  const retriers = [giveBackRetry(list.service)];
  const rounds = Math.ceil(most / limits.inlineConcurrency.max);
  return worstSeconds(listSeconds, retriers) + rounds * worstSeconds(cancelSeconds, retriers);
}

/** What `on failure` does has its own time, all of it. */
function onFailureSeconds(onFailure: OnFailure | null): number {
  return onFailure ? wholeSeconds(onFailure.body) : 0;
}

function wholeSeconds(body: readonly Statement[]): number {
  let total = 0;
  for (const statement of body) total += secondsOf(statement);
  return total;
}

function secondsOf(statement: Statement): number {
  switch (statement.kind) {
    case "let":
    case "join":
    case "fail":
    case "return":
      return 0;
    case "wait":
      return "seconds" in statement.for ? secondsIn(statement.for.seconds) : 0;
    case "if":
      return Math.max(0, ...bodiesOf(statement).map(wholeSeconds));
    case "repeat":
      return statement.times * (wholeSeconds(statement.body) + (statement.every ? secondsIn(statement.every) : 0));
    case "for":
      return repeated(statement.retry, roundsOf(statement) * wholeSeconds(statement.body));
    case "try":
      return (
        wholeSeconds(statement.body) +
        Math.max(0, ...statement.catches.map(({ body }) => wholeSeconds(body))) +
        wholeSeconds(statement.finally?.body ?? [])
      );
    case "await":
      return (
        (statement.looks ?? 0) *
        (worstSeconds(callSeconds, [giveBackRetry(statement.describe.service)]) + statement.everySeconds)
      );
    case "call":
      return worstSeconds(callSeconds, [giveBackRetry(statement.call.service)]);
    case "run":
      return repeated(statement.retry, ownTimeout(statement));
    case "step":
      return worstSeconds(ownTimeout(statement), stepRetriers(statement.job.call.service, statement.retry));
    case "task":
      return worstSeconds(ownTimeout(statement), taskRetriers(statement, statement.retry));
    case "cluster":
      return (
        makingSeconds(statement.cluster) +
        readyingSeconds(statement.cluster) +
        wholeSeconds(statement.body) +
        giveBackSeconds(statement)
      );
    case "retry":
      return repeated(statement.retry, wholeSeconds(statement.body));
    case "parallel":
      return repeated(statement.retry, Math.max(0, ...statement.branches.map((branch) => wholeSeconds(branch.body))));
  }
}

/** In clean-up only what is known now is allowed, so that nothing is left out here. */
function secondsIn(value: Value): number {
  return value.kind === "constant" && typeof value.value === "number" ? value.value : 0;
}

/** How many turns of a loop in clean-up run one after the other. */
function roundsOf({ source, atOnce }: For): number {
  const items = source.kind === "list" && source.items.kind === "constant" ? source.items.value : [];
  const count = Array.isArray(items) ? items.length : 0;
  return Math.ceil(count / Math.max(1, secondsIn(atOnce)));
}

function ownTimeout({ timeout }: Step | Task | Run): number {
  return timeout?.kind === "constant" && typeof timeout.value === "number" ? timeout.value : cleanUpStepSeconds;
}

function repeated(policies: readonly RetryPolicy[], once: number): number {
  const attempts = policies.reduce((sum, policy) => sum + policy.times, 1);
  return attempts * once + pausesIn(policies);
}

function pausesIn(policies: readonly RetryPolicy[]): number {
  return policies.reduce((sum, policy) => sum + pauseSeconds(policy) + policy.times, 0);
}

function longest(body: readonly Statement[], timeOf: (statement: Statement) => number): number {
  let most = 0;
  for (const statement of body) most = Math.max(most, timeOf(statement));
  return most;
}
