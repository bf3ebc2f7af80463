/**
 * Loops. A `for` is a Map. As with branches, no turn that owns a cluster may be stopped because another fails: where
 * several run at once, each hands its failure on as a value. A `repeat` leads back to its first state and counts.
 */
import { code, condition, constant, entriesOf, read, record } from "../../expressions/build.js";
import { mayBeMissing } from "../../expressions/jsonata/presence.js";
import type { Value, Variable } from "../../expressions/value.js";
import { ownsCluster } from "../../model/bodies.js";
import type { For, Repeat } from "../../model/model.js";
import { repeatExhausted } from "../../model/own-errors.js";
import { integerType, jsonType } from "../../types/type.js";
import type { Assignment, Level, MapDraft } from "./draft.js";
import { drainedWork, emitJoin } from "./drained.js";
import type { Emission } from "./emission.js";
import { append, chain, checkTimeLeft, createLevel, finish, target } from "./level.js";
import { firstName, firstWord } from "./parallel.js";
import { emitRetried, looksAtTime, takesTimeout } from "./retried.js";
import { emitBody } from "./statements.js";
import { blockRetriers } from "./tasks.js";
import { writeWait } from "./waits.js";

export function emitFor(loop: For, level: Level, emission: Emission): void {
  const { retry, span, comment, item } = loop;
  const isDrained = isDrainedLoop(loop);
  const isWrapped = retry.length > 0 && (isDrained || (emission.deadline !== null && takesTimeout(retry)));
  if (!isWrapped) emitMap(loop, isDrained, level, emission);
  else {
    const retried = { name: `each ${item.name}`, word: item.name, span, comment, policies: retry, looksAtTime: false };
    emitRetried(retried, level, emission, (inside, inner) =>
      emitMap({ ...loop, comment: null, retry: [] }, isDrained, inside, inner),
    );
  }
}

/** Whether turns must wait for each other: several run at once, and each owns a cluster. */
export function isDrainedLoop({ atOnce, body }: For): boolean {
  const isInTurn = atOnce.kind === "constant" && atOnce.value === 1;
  return !isInTurn && ownsCluster(body);
}

function emitMap(loop: For, isDrained: boolean, level: Level, emission: Emission): void {
  const { item, span, results, distributed } = loop;
  const items = distributed ? [] : [...emission.items, item];
  const inner = { ...emission, items, mayBePassedOver: emission.mayBePassedOver || loop.retry.length > 0 };
  const turn = createLevel(item.name, level, `each ${item.name}`, distributed !== null);
  const write = (level: Level): void => {
    emitTurnStart(loop, level, inner);
    // A task gets a second however late it is, and with short turns the run would go on to the last item.
    if (!looksAtTime(loop.body)) checkTimeLeft(level, `each ${item.name}`, inner, span);
    emitBody(loop.body, level, inner);
    // A record around what a drained turn gives, so that no value is taken for a failure.
    const given = results && (isDrained ? record([["value", results.value]]) : results.value);
    if (given) emitYield(given, loop, level, inner);
  };
  if (isDrained) drainedWork(turn, `Turn of ${item.name}`, results !== null, span, inner, write);
  else write(turn);
  finish(turn, inner, span);
  const map: MapDraft = {
    type: "Map",
    partition: emission.partition,
    name: emission.names.state(`For each ${item.name}`, level),
    origin: span,
    comment: loop.comment,
    source: loop.source,
    selector: selectorOf(loop),
    maxConcurrency: concurrency(loop),
    body: turn,
    distributed: distributed && { ...distributed, label: emission.names.label(item.name) },
    retry: blockRetriers(loop.retry),
    catch: [],
    assign: results ? [{ variable: results.variable, value: resultsOf(isDrained) }] : [],
    next: target(),
  };
  if (isDrained) emitJoin(map, item.name, level, emission);
  else chain(level, map);
  if (toleratesTurns(loop)) checkTimeLeft(level, `more after each ${item.name}`, emission, span);
}

/** Whether turns may fail, for want of time too, in a loop that succeeds. */
export function toleratesTurns({ distributed }: For): boolean {
  return distributed !== null && distributed.tolerated !== null;
}

const contextItem = (field: string): Value => ({ kind: "states", path: `context.Map.Item.${field}`, type: jsonType });

/** The item alone is what a turn begins with by itself; whatever it needs besides must be selected. */
function selectorOf({ index, distributed }: For): Value | null {
  if (distributed?.batch) return null;
  if (!index && !distributed) return null;
  return record([["item", contextItem("Value")], ...(index ? [["index", contextItem("Index")] as const] : [])]);
}

/** The names of the turn, from the input of its first state. */
function emitTurnStart({ item, index, distributed, span }: For, turn: Level, emission: Emission): void {
  const given = (path: string): Value => ({ kind: "states", path: `input${path}`, type: jsonType });
  const isAlone = !index && !distributed;
  const isBatch = distributed?.batch !== undefined && distributed.batch !== null;
  const assign: Assignment[] = [
    { variable: item, value: given(isBatch ? ".Items" : isAlone ? "" : ".item") },
    ...(index ? [{ variable: index, value: given(".index") }] : []),
  ];
  chain(turn, {
    type: "Pass",
    name: emission.names.state(`Take ${item.name}`, turn),
    origin: span,
    assign,
    ...(distributed ? { takesOuter: given(isBatch ? ".BatchInput.outer" : ".outer") } : {}),
    next: target(),
  });
}

function emitYield(value: Value, { item, span }: For, turn: Level, emission: Emission): void {
  chain(turn, {
    type: "Pass",
    name: emission.names.state(`Yield for ${item.name}`, turn),
    origin: value.span ?? span,
    assign: [],
    output: entriesOf(value) ? value : asExpression(value),
    next: target(),
  });
}

/** Validators take only records for an Output that is constant, though AWS takes any JSON: what is none is an expression. */
function asExpression(value: Value): Value {
  const text = code(value.type);
  return mayBeMissing(value) ? text`$exists(${value}) ? ${value} : null` : text`${value}`;
}

function concurrency({ atOnce, distributed }: For): Value | null {
  if (atOnce.kind === "constant") return atOnce.value === 0 ? null : atOnce;
  const most = distributed ? null : 40;
  return code(
    integerType,
  )`$max([1, ${most === null ? atOnce : code(integerType)`$min([${atOnce}, ${String(most)}])`}])`;
}

/** What the turns gave, in order. */
function resultsOf(isDrained: boolean): Value {
  if (!isDrained) return { kind: "states", path: "result", type: jsonType };
  return code(
    jsonType,
  )`$reduce($states.result, function($all, $each) { $append($all, $type($each.value) = 'array' ? [[$each.value]] : $each.value) }, [])`;
}

export function emitRepeat(loop: Repeat, level: Level, emission: Emission): void {
  const { span, comment, state, body, times } = loop;
  const name = firstName(body);
  const turn: Variable = { name: `${firstWord(body)}_turn`, type: integerType, internal: true };
  chain(level, {
    type: "Pass",
    name: emission.names.state(`Begin repeat of ${name}`, level),
    origin: span,
    comment,
    assign: [
      { variable: turn, value: constant(1) },
      ...(state ? [{ variable: state.variable, value: state.initial }] : []),
    ],
    next: target(),
  });
  const begin = level.states.length;
  emitBody(body, level, emission);
  if (state)
    chain(level, {
      type: "Pass",
      name: emission.names.state(`Carry ${state.variable.name}`, level),
      origin: state.next.span ?? span,
      assign: [{ variable: state.variable, value: state.next }],
      next: target(),
    });
  if (level.open.length === 0) return;
  emitAgain(loop, name, turn, begin, level, emission);
  for (const { name: repeated } of level.states.slice(begin))
    emission.turns.set(repeated, (emission.turns.get(repeated) ?? 1) * times);
}

/** Behind a turn: done, or after a pause again from the first state on, or too often. */
function emitAgain(
  { span, times, every, until }: Repeat,
  name: string,
  turn: Variable,
  begin: number,
  level: Level,
  emission: Emission,
): void {
  const [done, again, exhausted] = [target(), target(), target()];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(`Repeat ${name}?`, level),
      origin: until.span ?? span,
      rules: [
        { condition: until, assign: [], next: done },
        {
          condition: condition`${read(turn)} < ${constant(times)}`,
          assign: [{ variable: turn, value: code(integerType)`${read(turn)} + 1` }],
          next: again,
        },
      ],
      default: exhausted,
    },
    [exhausted],
  );
  append(
    level,
    {
      type: "Fail",
      name: emission.names.state(`Repeats of ${name} exhausted`, level),
      origin: span,
      error: constant(repeatExhausted),
      cause: constant(`what \`repeat\` waits for was not there after ${times} turns`),
    },
    [],
  );
  level.open = [again];
  if (every) writeWait(level, `Pause before ${name}`, { seconds: every }, emission, span, null);
  checkTimeLeft(level, `another turn of ${name}`, emission, span);
  const first = level.states[begin]?.name ?? null;
  for (const back of level.open) back.state = first;
  level.open = [done];
}
