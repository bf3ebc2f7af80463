/**
 * `try`: the work in a Parallel with one branch whose Catch leads to the states that deal with a failure; on a single
 * Task, Parallel or Map the Catch stands on that state itself. Being out of time and a cluster left alive cannot be
 * caught: they go outwards.
 */
import { code, condition, constant, read, record } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import type { Catch, Statement, Try } from "../../model/model.js";
import { notTerminated, outOfTime } from "../../model/own-errors.js";
import { jsonType, stringType } from "../../types/type.js";
import type { CatchDraft, Level, Target } from "./draft.js";
import type { Emission } from "./emission.js";
import { failureRecord, joinedCause } from "./failures.js";
import {
  append,
  catchAll,
  causeOf,
  chain,
  checkTimeLeft,
  createLevel,
  errorOutput,
  finish,
  leadToFailed,
  member,
  passReturnOn,
  target,
} from "./level.js";
import { isDrainedLoop, toleratesTurns } from "./loops.js";
import { firstName, firstWord, isDrained } from "./parallel.js";
import { takesTimeout } from "./retried.js";
import { emitBody } from "./statements.js";

export function emitTry(statement: Try, level: Level, emission: Emission): void {
  if (statement.finally) emitWithFinally(statement, statement.finally, level, emission);
  else emitCaught(statement, level, emission);
}

function emitCaught(statement: Try, level: Level, emission: Emission): void {
  const { body, catches, handed, span } = statement;
  const outwards = target();
  const entries = catches.map(() => target());
  const catchers: readonly CatchDraft[] = [
    { ...catchAll(level, outwards), errors: [notTerminated, outOfTime] },
    ...catches.map((each, index) => catchDraft(each, entries[index] ?? outwards)),
  ];
  emitGuarded(statement, catchers, level, { ...emission, mayBePassedOver: true });
  leadToFailed(level, [outwards], emission, span);
  if (handed) emitBody([handed], level, emission);
  const ends = level.open;
  for (const [index, each] of catches.entries()) {
    const entry = entries[index];
    if (entry) emitCatch(each, entry, firstName(body), ends, level, emission);
  }
  level.open = ends;
}

function catchDraft({ errors, failure }: Catch, next: Target): CatchDraft {
  return { errors, assign: [{ variable: failure, value: failureRecord }], next };
}

function emitCatch(
  { body, span }: Catch,
  entry: Target,
  name: string,
  ends: Target[],
  level: Level,
  emission: Emission,
): void {
  level.open = [entry];
  checkTimeLeft(level, `a failure of ${name}`, emission, span);
  emitBody(body, level, emission);
  ends.push(...level.open);
}

function emitGuarded(
  { body, span, comment }: Try,
  catchers: readonly CatchDraft[],
  level: Level,
  inner: Emission,
): void {
  const [only, ...rest] = body;
  if (only && rest.length === 0 && canCatch(only, inner)) {
    emitBody(body, level, inner);
    const last = level.states.at(-1);
    if (!last || !("catch" in last)) return;
    level.states[level.states.length - 1] = { ...last, catch: catchers };
    inner.handlers.add(last.name);
    return;
  }
  const inside = createLevel(`try_${firstWord(body)}`, level, `try of ${firstName(body)}`);
  emitBody(body, inside, inner);
  finish(inside, inner, span);
  const name = inner.names.state(`Try ${firstName(body)}`, level);
  inner.handlers.add(name);
  chain(level, {
    type: "Parallel",
    name,
    origin: span,
    comment,
    branches: [inside],
    isDrained: false,
    retry: [],
    catch: catchers,
    assign: [],
    next: target(),
  });
  passReturnOn(inside, level, inner, span);
}

/** Whether a statement becomes one state that can catch, with nothing behind it. */
function canCatch(statement: Statement, emission: Emission): boolean {
  const isTimeless = emission.deadline === null || emission.isCleanUp;
  const isBare = (policies: Parameters<typeof takesTimeout>[0]): boolean => isTimeless || !takesTimeout(policies);
  switch (statement.kind) {
    case "step":
      return isBare(statement.retry);
    case "task":
      return isBare(statement.retry) && statement.expected === null;
    case "for":
      return !isDrainedLoop(statement) && statement.retry.length === 0 && (isTimeless || !toleratesTurns(statement));
    case "parallel":
      return !isDrained(statement) && statement.retry.length === 0;
    default:
      return false;
  }
}

/** Both ways lead to the clean-up, which has its own time; behind it a failure goes on outwards, the first one. */
function emitWithFinally(statement: Try, ending: NonNullable<Try["finally"]>, level: Level, emission: Emission): void {
  const { body, span, comment, catches } = statement;
  const name = firstName(body);
  const inside = createLevel(`work_${firstWord(body)}`, level, name);
  const guarded: Try = { ...statement, finally: null };
  if (catches.length > 0) emitCaught(guarded, inside, emission);
  else emitBody(body, inside, emission);
  finish(inside, emission, span);
  const failed = target();
  chain(level, {
    type: "Parallel",
    name: emission.names.state(`Work of ${name}`, level),
    origin: span,
    comment,
    branches: [inside],
    isDrained: false,
    retry: [],
    catch: [catchAll(level, failed)],
    assign: [{ variable: level.failure, value: constant(null) }],
    next: target(),
  });
  level.open.push(failed);
  emitFinally(name, ending, level, emission);
  passReturnOn(inside, level, emission, span);
}

function emitFinally(
  name: string,
  { body, span }: NonNullable<Try["finally"]>,
  level: Level,
  emission: Emission,
): void {
  const cleanUp: Emission = { ...emission, isCleanUp: true };
  const inside = createLevel(`finally_${firstWord(body)}`, level, `end of ${name}`);
  emitBody(body, inside, cleanUp);
  finish(inside, cleanUp, span);
  const failed = target();
  chain(level, {
    type: "Parallel",
    name: emission.names.state(`Finally after ${name}`, level),
    origin: span,
    branches: [inside],
    isDrained: false,
    retry: [],
    catch: [
      { errors: ["States.ALL"], assign: [{ variable: level.failure, value: both(level, emission) }], next: failed },
    ],
    assign: [],
    next: target(),
  });
  const [raise, done] = [target(), target()];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(`Did ${name} fail?`, level),
      origin: span,
      rules: [{ condition: condition`$type(${read(level.failure)}) = 'object'`, assign: [], next: raise }],
      default: done,
    },
    [done],
  );
  leadToFailed(level, [raise, failed], emission, span);
}

/**
 * The first failure with the second in its cause, or the second where there was none. Where a success may yet come of the
 * first, a cluster that was left alive must show in the error's name.
 */
function both(level: Level, { mayBePassedOver }: Emission): Value {
  const first = read(level.failure);
  const cause = joinedCause(first, errorOutput);
  const left = member(errorOutput, "Error");
  const error = mayBePassedOver
    ? code(stringType)`${left} = '${notTerminated}' ? ${left} : ${member(first, "Error")}`
    : member(first, "Error");
  const second = record([
    ["Error", left],
    ["Cause", causeOf(errorOutput)],
  ]);
  const together = record([
    ["Error", error],
    ["Cause", cause],
  ]);
  return code(jsonType)`$type(${first}) = 'object' ? ${together} : ${second}`;
}
