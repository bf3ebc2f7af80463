/** Each statement to its states. */
import { constant } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import type { Fail, Join, LetStatement, Retry, RetryPolicy, Statement, Step } from "../../model/model.js";
import { emitAwait, emitCall } from "./await.js";
import { emitIf, emitReturn } from "./branching.js";
import { withClientToken } from "./client-token.js";
import { emitCluster } from "./cluster.js";
import type { Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { append, chain, target } from "./level.js";
import { emitFor, emitRepeat } from "./loops.js";
import { emitParallel, firstName, firstWord, isDrained } from "./parallel.js";
import { joinNames } from "./state-names.js";
import { emitRetried, looksAtTime, takesTimeout } from "./retried.js";
import { emitTask } from "./task.js";
import { emitRun } from "./run.js";
import { emitTry } from "./tries.js";
import { emitWait } from "./waits.js";
import { describeType } from "../../types/describe.js";
import { emitTypeCheck } from "./type-check.js";
import { resource, stepRetriers, taskTimeout } from "./tasks.js";

type Emit<S> = (statement: S, level: Level, emission: Emission) => void;

const emitters: { readonly [Kind in Statement["kind"]]: Emit<Extract<Statement, { kind: Kind }>> } = {
  let: emitLet,
  join: emitNames,
  cluster: emitCluster,
  step: (step, level, emission) => emitStep(step, step.retry, level, emission),
  task: (task, level, emission) => emitTask(task, task.retry, level, emission),
  parallel: emitParallel,
  retry: emitRetry,
  if: emitIf,
  for: emitFor,
  try: emitTry,
  wait: emitWait,
  repeat: emitRepeat,
  run: emitRun,
  await: emitAwait,
  call: emitCall,
  return: emitReturn,
  fail: emitFail,
};

/** Writes the states of statements that run one after the other. */
export function emitBody(body: readonly Statement[], level: Level, emission: Emission): void {
  for (const statement of body) {
    // The table has a function for each kind of statement, and it is looked up by the statement's own kind.
    (emitters[statement.kind] as Emit<Statement>)(statement, level, emission);
  }
}

function emitLet(statement: LetStatement, level: Level, emission: Emission): void {
  const { variable, value, span, comment } = statement;
  chain(level, {
    type: "Pass",
    name: emission.names.state(`Set ${variable.name}`, level),
    origin: span,
    comment,
    // What is checked is assigned first: the check reads it several times.
    assign: [{ variable, value: value.kind === "cast" ? value.value : value }],
    next: target(),
  });
  if (value.kind !== "cast") return;
  const { type, text } = value;
  const cause = `${text} is not of the type ${describeType(type)}`;
  emitTypeCheck({ name: variable.name, variable, type, cause, origin: span }, level, emission);
}

function emitNames({ names, span }: Join, level: Level, emission: Emission): void {
  const all = joinNames(names.map(({ variable }) => variable.name));
  chain(level, {
    type: "Pass",
    name: emission.names.state(`Hand on ${all}`, level),
    origin: span,
    assign: names,
    joins: true,
    next: target(),
  });
}

function emitStep(step: Step, policies: readonly RetryPolicy[], level: Level, emission: Emission): void {
  const { name, span, comment } = step;
  const isWrapped = emission.deadline !== null && !emission.isCleanUp && takesTimeout(policies);
  if (!isWrapped) emitStepTask(step, policies, level, emission);
  else
    emitRetried({ name, word: name, span, comment, policies, looksAtTime: false }, level, emission, (inside, inner) =>
      emitStepTask(step, [], inside, inner),
    );
}

function emitStepTask(step: Step, policies: readonly RetryPolicy[], level: Level, emission: Emission): void {
  const { call, hasToken, result } = step.job;
  chain(level, {
    type: "Task",
    name: emission.names.state(step.name, level, "step"),
    origin: step.span,
    comment: step.comment,
    resource: resource(emission, call.service, call.action, call.pattern),
    arguments: hasToken ? withClientToken(call.arguments, policies.length > 0, emission) : call.arguments,
    timeoutSeconds: taskTimeout(step.timeout, emission),
    retry: stepRetriers(call.service, policies),
    catch: [],
    assign: [{ variable: step.variable, value: result }],
    next: target(),
  });
}

function emitFail(statement: Fail, level: Level, emission: Emission): void {
  const { error, cause, span, comment } = statement;
  const name = error.kind === "constant" ? `Fail ${String(error.value)}` : "Fail run";
  append(
    level,
    { type: "Fail", name: emission.names.state(name, level), origin: span, comment, error, cause: orNone(cause) },
    [],
  );
}

/** A Cause may not be empty. */
function orNone(cause: Value | null): Value {
  if (cause === null || (cause.kind === "constant" && cause.value === "")) return constant("no cause given");
  return cause;
}

/** On a single state the Retry stands on that state itself; a longer block is tried again in a Parallel around it. */
function emitRetry(statement: Retry, level: Level, emission: Emission): void {
  const [only, ...rest] = statement.body;
  if (only?.kind === "step" && rest.length === 0 && only.retry.length === 0)
    emitStep(only, statement.retry, level, emission);
  else if (only?.kind === "task" && rest.length === 0 && only.retry.length === 0 && !only.expected)
    emitTask(only, statement.retry, level, emission);
  else if (only?.kind === "parallel" && rest.length === 0 && only.retry.length === 0 && !isDrained(only)) {
    emitParallel({ ...only, retry: statement.retry }, level, emission);
  } else emitRetriedBlock(statement, level, emission);
}

function emitRetriedBlock({ body, span, comment, retry }: Retry, level: Level, emission: Emission): void {
  const retried = {
    name: firstName(body),
    word: firstWord(body),
    span,
    comment,
    policies: retry,
    looksAtTime: looksAtTime(body),
  };
  emitRetried(retried, level, emission, (inside, inner) => emitBody(body, inside, inner));
}
