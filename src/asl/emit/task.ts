/** A task: the call, with what is left of the time, and the test of what comes back where the file says its type. */
import type { Pattern as IntegrationPattern } from "../../aws/optimized-integrations.js";
import { code, constant } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import type { Retrier } from "../../machine/asl.js";
import type { RetryPolicy, Task } from "../../model/model.js";
import { describeType } from "../../types/describe.js";
import { numberType } from "../../types/type.js";
import type { Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { chain, target } from "./level.js";
import { emitRetried, takesTimeout } from "./retried.js";
import { resource, retrierOf, taskTimeout, type Pattern } from "./tasks.js";
import { emitTypeCheck } from "./type-check.js";

/** Writes a task. @param policies by which it is called again; those of a `retry` around it in place of its own */
export function emitTask(task: Task, policies: readonly RetryPolicy[], level: Level, emission: Emission): void {
  const { name, span, comment, expected } = task;
  const isWrapped = emission.deadline !== null && !emission.isCleanUp && takesTimeout(policies);
  if (!isWrapped) emitBareTask(task, policies, level, emission);
  else
    emitRetried({ name, word: name, span, comment, policies, looksAtTime: false }, level, emission, (inside, inner) =>
      emitBareTask(task, [], inside, inner),
    );
  if (expected) emitExpectation(task, level, emission);
}

function emitBareTask(task: Task, policies: readonly RetryPolicy[], level: Level, emission: Emission): void {
  const timeout = taskTimeout(task.timeout, emission, task.heartbeat ? leastWithHeartbeat : 1);
  chain(level, {
    type: "Task",
    name: emission.names.state(task.stateName, level, "step"),
    origin: task.span,
    comment: task.comment,
    resource: resourceOf(task, emission),
    arguments: task.request,
    timeoutSeconds: timeout,
    heartbeatSeconds: heartbeatOf(task, timeout),
    credentials: task.credentials,
    retry: taskRetriers(task, policies),
    catch: [],
    assign: [{ variable: task.variable, value: task.result }],
    next: target(),
  });
}

const suffixes: { readonly [P in IntegrationPattern]: Pattern } = {
  "request-response": "",
  sync: ".sync",
  "sync:2": ".sync:2",
  waitForTaskToken: ".waitForTaskToken",
};

function resourceOf({ call }: Task, emission: Emission): string {
  if (call.kind === "arn") return call.arn;
  return resource(emission, call.service, call.action, suffixes[call.pattern]);
}

/** The least time of a task with a heartbeat, in seconds: the heartbeat must be shorter, also at the end of the run. */
export const leastWithHeartbeat = 3;

/** The clock may have gone on by a second between the two fields, so that one second is not enough for the difference. */
function heartbeatOf({ heartbeat }: Task, timeout: Value | null): Value | null {
  if (!heartbeat || !timeout) return heartbeat;
  if (heartbeat.kind === "constant" && timeout.kind === "constant")
    return constant(Math.min(Number(heartbeat.value), Number(timeout.value) - 1));
  return code(numberType)`$min([${heartbeat}, ${timeout} - 2])`;
}

/**
 * Gives the retriers of a task: errors that pass by themselves first, unless the file deals with them, then the file's.
 * The pauses are those of AWS's own advice (developer guide, bp-lambda-serviceexception, read 2026-11-24), cut by chance.
 */
export function taskRetriers({ transientErrors }: Task, policies: readonly RetryPolicy[]): readonly Retrier[] {
  const isOwn = policies.some((policy) => policy.errors.some((error) => transientErrors.includes(error)));
  if (isOwn || transientErrors.length === 0) return policies.map(retrierOf);
  const passing: Retrier = {
    ErrorEquals: transientErrors,
    IntervalSeconds: 2,
    MaxAttempts: 6,
    BackoffRate: 2,
    JitterStrategy: "FULL",
  };
  return [passing, ...policies.map(retrierOf)];
}

/** An answer of another type fails the run where it came, not where it is first used. */
function emitExpectation({ name, variable, expected, span }: Task, level: Level, emission: Emission): void {
  if (!expected) return;
  const cause = `what ${name} gave is not of the type ${describeType(expected)}`;
  emitTypeCheck({ name, variable, type: expected, cause, origin: span }, level, emission);
}
