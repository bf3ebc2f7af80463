/**
 * `await`: the job is looked at until it has ended, with pauses that leave room in the history of a run; and calls that are
 * over with their answer, `cancel` and `resize`.
 */
import { code, condition, constant, list, read } from "../../expressions/build.js";
import type { Value, Variable } from "../../expressions/value.js";
import type { Await, Call } from "../../model/model.js";
import { stepFailed, stepTimeout } from "../../model/own-errors.js";
import { booleanType, integerType, stringType } from "../../types/type.js";
import type { Assignment, Level, Target } from "./draft.js";
import type { Emission } from "./emission.js";
import { append, chain, checkTimeLeft, target } from "./level.js";
import { giveBackRetry, resource, taskTimeout } from "./tasks.js";
import { writeWait } from "./waits.js";

/** For one look, or a call that is over with its answer. */
export const callSeconds = 300;

export function emitAwait(statement: Await, level: Level, emission: Emission): void {
  const { step, span, comment, describe, variable, result, looks, mostLooks } = statement;
  const count: Variable = { name: `${step}_looks`, type: integerType, internal: true };
  if (looks !== null)
    chain(level, {
      type: "Pass",
      name: emission.names.state(`Begin to await ${step}`, level),
      origin: span,
      assign: [{ variable: count, value: constant(1) }],
      next: target(),
    });
  const begin = level.states.length;
  chain(level, {
    type: "Task",
    name: emission.names.state(`Look at ${step}`, level),
    origin: span,
    comment,
    resource: resource(emission, describe.service, describe.action, describe.pattern),
    arguments: describe.arguments,
    timeoutSeconds: taskTimeout(constant(callSeconds), emission),
    // To look again is safe, whatever the service says.
    retry: [giveBackRetry(describe.service)],
    catch: [],
    assign: [{ variable, value: result }],
    next: target(),
  });
  emitEnded(statement, count, begin, level, emission);
  if (mostLooks !== null)
    for (const { name } of level.states.slice(begin))
      emission.turns.set(name, (emission.turns.get(name) ?? 1) * mostLooks);
}

/** Behind a look: ended well or badly, or looked at often enough, or again after a pause. */
function emitEnded(statement: Await, count: Variable, begin: number, level: Level, emission: Emission): void {
  const { step, span, variable, ended, looks, everySeconds } = statement;
  const [well, badly, late, again] = [target(), target(), target(), target()];
  const state: Value = { kind: "member", object: read(variable), key: "state", type: stringType };
  const rule = (test: Value, next: Target, assign: readonly Assignment[] = []) => ({ condition: test, assign, next });
  const oneOf = (states: readonly string[]): Value =>
    code(booleanType)`${state} in ${list(states.map((each) => constant(each)))}`;
  const goesOn = looks === null ? [] : [rule(condition`${read(count)} >= ${constant(looks)}`, late)];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(`Has ${step} ended?`, level),
      origin: span,
      rules: [rule(oneOf(ended.well), well), rule(oneOf(ended.badly), badly), ...goesOn],
      default: again,
    },
    [badly],
  );
  emitFailure(
    `${step} failed`,
    stepFailed,
    code(stringType)`${constant(`step ${step} ended as `)} & ${state}`,
    statement,
    level,
    emission,
  );
  if (looks !== null) {
    level.open = [late];
    emitFailure(
      `${step} took too long`,
      stepTimeout,
      constant(`step ${step} did not end in its time`),
      statement,
      level,
      emission,
    );
  }
  level.open = [again];
  writeWait(level, `Wait for ${step}`, { seconds: constant(everySeconds) }, emission, span, null);
  if (looks !== null)
    chain(level, {
      type: "Pass",
      name: emission.names.state(`Count looks at ${step}`, level),
      origin: span,
      assign: [{ variable: count, value: code(integerType)`${read(count)} + 1` }],
      next: target(),
    });
  checkTimeLeft(level, `${step} to end`, emission, span);
  const first = level.states[begin]?.name ?? null;
  for (const back of level.open) back.state = first;
  level.open = [well];
}

function emitFailure(
  name: string,
  error: string,
  cause: Value,
  { span }: Await,
  level: Level,
  emission: Emission,
): void {
  append(
    level,
    { type: "Fail", name: emission.names.state(name, level), origin: span, error: constant(error), cause },
    [],
  );
}

export function emitCall({ name, span, comment, call, passedOver }: Call, level: Level, emission: Emission): void {
  const anyway = target();
  chain(level, {
    type: "Task",
    name: emission.names.state(name, level),
    origin: span,
    comment,
    resource: resource(emission, call.service, call.action, call.pattern),
    arguments: call.arguments,
    timeoutSeconds: taskTimeout(constant(callSeconds), emission),
    // Twice is as good as once.
    retry: [
      ...passedOver.slice(0, 1).map(() => ({ ErrorEquals: passedOver, MaxAttempts: 0 })),
      giveBackRetry(call.service),
    ],
    catch: passedOver.length > 0 ? [{ errors: passedOver, assign: [], next: anyway }] : [],
    assign: [],
    next: target(),
  });
  if (passedOver.length > 0) level.open.push(anyway);
}
