/** Writes a machine: values become JSON, names are filled in, keys stand in the order in which people read them. */
import { code, entriesOf, objectOf } from "../../expressions/build.js";
import { expressionString } from "../../expressions/jsonata/literal.js";
import { printCondition, printJsonata, type NameOf } from "../../expressions/jsonata/print.js";
import { toPayload } from "../../expressions/payload.js";
import type { Value, Variable } from "../../expressions/value.js";
import type { Catcher, ChoiceRule, Json, JsonObject, State, StateGraph } from "../../machine/asl.js";
import { jsonType } from "../../types/type.js";
import type { Span } from "../../text/span.js";
import {
  targetsOf,
  type Assignment,
  type CatchDraft,
  type ChoiceDraft,
  type Draft,
  type FailDraft,
  type Level,
  type MapDraft,
  type ParallelDraft,
  type PassDraft,
  type SucceedDraft,
  type TaskDraft,
  type WaitDraft,
} from "./draft.js";
import { hasReturned, neverSucceeds } from "./level.js";
import { renderMap } from "./render-map.js";
import { copiedFrom, type Resolution } from "./resolve.js";

export interface Rendering {
  readonly resolution: Resolution;
  readonly origins: Map<string, Span>;
  readonly level: Level;
  readonly nameOf: NameOf;
}

/** Writes a level. `origins` takes where each state comes from. */
export function renderLevel(level: Level, resolution: Resolution, origins: Map<string, Span>): StateGraph {
  dropIdle(level, resolution);
  const nameOf: NameOf = (variable) => `$${resolution.nameAt(variable, level)}`;
  const states = new Map<string, State>();
  for (const draft of level.states) {
    const rendering = { resolution, origins, level, nameOf };
    origins.set(draft.name, draft.origin);
    states.set(draft.name, renderState(draft, rendering));
  }
  if (level.start === null) throw new Error("a level without a state was to be written");
  // Every value of the map is a state, so the object's values are.
  return { StartAt: level.start, States: Object.fromEntries(states) };
}

/** Leaves out a Pass that assigns only what nobody reads. */
function dropIdle(level: Level, resolution: Resolution): void {
  const { isRead } = resolution;
  for (const draft of [...level.states]) {
    if (
      draft.type !== "Pass" ||
      draft.next.state === null ||
      draft.handsOn ||
      (draft.takesOuter && resolution.importsOf(level).length > 0) ||
      draft.assign.some((each) => isRead(each.variable) && !isCopyOfItself(each, resolution))
    )
      continue;
    level.states.splice(level.states.indexOf(draft), 1);
    if (level.start === draft.name) level.start = draft.next.state;
    for (const other of level.states)
      for (const target of targetsOf(other)) if (target.state === draft.name) target.state = draft.next.state;
  }
}

function renderState(draft: Draft, rendering: Rendering): State {
  switch (draft.type) {
    case "Task":
      return renderTask(draft, rendering);
    case "Parallel":
      return renderParallel(draft, rendering);
    case "Map":
      return renderMap(draft, rendering);
    case "Wait":
      return renderWait(draft, rendering);
    case "Choice":
      return renderChoice(draft, rendering);
    case "Pass":
      return renderPass(draft, rendering);
    case "Succeed":
      return renderSucceed(draft, rendering);
    case "Fail":
      return renderFail(draft, rendering);
  }
}

export const commentOf = ({ comment }: Draft) => (comment ? { Comment: comment } : {});

function renderTask(draft: TaskDraft, rendering: Rendering): State {
  const timeout = draft.timeoutSeconds && numberOrExpression(draft.timeoutSeconds, rendering);
  const heartbeat = draft.heartbeatSeconds ? numberOrExpression(draft.heartbeatSeconds, rendering) : null;
  return {
    Type: "Task",
    ...commentOf(draft),
    Resource: draft.resource,
    Arguments: toPayload(draft.arguments, rendering.nameOf),
    ...(draft.credentials ? { Credentials: toPayload(draft.credentials, rendering.nameOf) } : {}),
    ...(timeout === null ? {} : { TimeoutSeconds: timeout }),
    ...(heartbeat === null ? {} : { HeartbeatSeconds: heartbeat }),
    ...assign(draft, draft.assign, rendering),
    Output: draft.output ? toPayload(draft.output, rendering.nameOf) : outputOf(draft, draft.assign, rendering),
    ...(draft.retry.length > 0 ? { Retry: draft.retry } : {}),
    ...(draft.catch.length > 0 ? { Catch: draft.catch.map((each) => renderCatch(each, rendering)) } : {}),
    ...transition(draft),
  };
}

/** Gives a number as it stands in a field of its own; where only a run knows it, the expression. */
export function numberOrExpression(value: Value, { nameOf }: Pick<Rendering, "nameOf">): number | string {
  return value.kind === "constant" && typeof value.value === "number"
    ? value.value
    : expressionString(printJsonata(value, nameOf));
}

function renderParallel(draft: ParallelDraft, rendering: Rendering): State {
  const handedOn = [...draft.assign, ...exportedBy(draft, rendering)];
  return {
    Type: "Parallel",
    ...commentOf(draft),
    Branches: draft.branches.map((branch) => renderLevel(branch, rendering.resolution, rendering.origins)),
    ...assign(draft, handedOn, rendering),
    Output: draft.output ? toPayload(draft.output, rendering.nameOf) : outputOf(draft, handedOn, rendering),
    ...(draft.retry.length > 0 ? { Retry: draft.retry } : {}),
    ...(draft.catch.length > 0 ? { Catch: draft.catch.map((each) => renderCatch(each, rendering)) } : {}),
    ...transition(draft),
  };
}

/** The names that the branches hand on, read from the result. A drained branch that failed hands on none. */
function exportedBy(draft: ParallelDraft, { resolution }: Rendering): readonly Assignment[] {
  return draft.branches.flatMap((branch, index) =>
    resolution.exportsOf(branch).map((variable): Assignment => {
      const result: Value = { kind: "states", path: `result[${index}]`, type: jsonType };
      const value: Value = { kind: "member", object: result, key: resolution.keyOf(variable), type: variable.type };
      const total: Value = { kind: "code", pieces: ["$exists(", value, ") ? ", value, " : null"], type: variable.type };
      return { variable, value: draft.isDrained || hasReturned(branch) ? total : value };
    }),
  );
}

function renderWait(draft: WaitDraft, rendering: Rendering): State {
  const { nameOf } = rendering;
  const until = "until" in draft.for ? String(toPayload(draft.for.until, nameOf)) : null;
  return {
    Type: "Wait",
    ...commentOf(draft),
    ...("seconds" in draft.for ? { Seconds: numberOrExpression(draft.for.seconds, { nameOf }) } : {}),
    ...(until === null ? {} : { Timestamp: until }),
    ...(draft.next.state === null ? { Output: outputOf(draft, [], rendering) } : {}),
    ...transition(draft),
  };
}

function renderChoice(draft: ChoiceDraft, rendering: Rendering): State {
  return {
    Type: "Choice",
    ...commentOf(draft),
    Choices: draft.rules.map((rule): ChoiceRule => ({
      Condition: expressionString(printCondition(rule.condition, rendering.nameOf)),
      ...assignments(rule.assign, rendering),
      Next: stateOf(rule.next),
    })),
    Default: stateOf(draft.default),
  };
}

function stateOf(target: { readonly state: string | null }): string {
  if (target.state === null) throw new Error("a Choice leads nowhere");
  return target.state;
}

function renderPass(draft: PassDraft, rendering: Rendering): State {
  const all = draft.takesOuter ? [...draft.assign, ...taken(draft.takesOuter, rendering)] : draft.assign;
  const handsOut = draft.next.state === null && !draft.handsOn;
  return {
    Type: "Pass",
    ...commentOf(draft),
    ...assign(draft, all, rendering),
    ...(draft.output
      ? { Output: toPayload(draft.output, rendering.nameOf) }
      : handsOut
        ? { Output: outputOf(draft, all, rendering, draft.handsOnOnly) }
        : {}),
    ...transition(draft),
  };
}

/** What an isolated level reads from outside, taken from the input of its first state. */
function taken(outer: Value, { resolution, level }: Rendering): readonly Assignment[] {
  return resolution.importsOf(level).map((variable) => ({
    variable,
    value: { kind: "member", object: outer, key: resolution.keyOf(variable), type: variable.type },
  }));
}

function renderSucceed(draft: SucceedDraft, { nameOf }: Rendering): State {
  return { Type: "Succeed", ...commentOf(draft), Output: toPayload(draft.output, nameOf) };
}

function renderFail(draft: FailDraft, { nameOf }: Rendering): State {
  return { Type: "Fail", ...commentOf(draft), Error: text(draft.error, nameOf), Cause: text(draft.cause, nameOf) };
}

function text(value: Value, nameOf: NameOf): string {
  return String(toPayload(value, nameOf));
}

export function renderCatch(each: CatchDraft, rendering: Rendering): Catcher {
  return {
    ErrorEquals: each.errors,
    ...assignments(each.assign, rendering),
    ...(each.output ? { Output: toPayload(each.output, rendering.nameOf) } : {}),
    Next: stateOf(each.next),
  };
}

/** Nothing can read what the last state of a level assigns. */
export function assign(
  draft: TaskDraft | ParallelDraft | MapDraft | PassDraft,
  all: readonly Assignment[],
  rendering: Rendering,
): { readonly Assign?: JsonObject } {
  return draft.next.state === null ? {} : assignments(all, rendering);
}

function assignments(all: readonly Assignment[], rendering: Rendering): { readonly Assign?: JsonObject } {
  const { resolution, level, nameOf } = rendering;
  const read = all.filter((each) => resolution.isRead(each.variable) && !isCopyOfItself(each, resolution));
  if (read.length === 0) return {};
  return {
    Assign: objectOf(
      read.map(({ variable, value }) => [
        resolution.nameAt(variable, level),
        toPayload(readPart(variable, value, resolution), nameOf),
      ]),
    ),
  };
}

function isCopyOfItself({ variable, value }: Assignment, { holds }: Resolution): boolean {
  const copied = copiedFrom(value);
  return copied !== null && holds(copied) === holds(variable);
}

/** Of a record, and of an answer of which nothing is known, only the fields that somebody reads. */
function readPart(variable: Variable, value: Value, { fieldsOf }: Resolution): Value {
  const fields = fieldsOf(variable);
  if (fields === "all") return value;
  const entries = value.kind === "record" ? value.entries : (entriesOf(value) ?? answerOf(value, fields));
  if (!entries) return value;
  return { kind: "record", type: value.type, entries: new Map([...entries].filter(([key]) => fields.has(key))) };
}

/** An answer may be larger than a variable (256 KiB), and is anything: what is not there is null, as where `json` is read. */
function answerOf(value: Value, fields: ReadonlySet<string>): ReadonlyMap<string, Value> | null {
  if (value.kind !== "states" || value.path !== "result" || value.type.kind !== "json") return null;
  return new Map(
    [...fields].map((key) => {
      const field: Value = { kind: "member", object: value, key, type: jsonType };
      return [key, code(jsonType)`$exists(${field}) ? ${field} : null`];
    }),
  );
}

/**
 * What a state hands on: nothing, or at the end of a level the names that are read outside. `Assign` and `Output` are
 * evaluated at once, so what this very state assigns is given as the value itself.
 */
export function outputOf(
  draft: TaskDraft | ParallelDraft | MapDraft | WaitDraft | PassDraft,
  own: readonly Assignment[],
  { resolution, level, nameOf }: Rendering,
  only?: readonly Variable[],
): Json {
  if (draft.next.state !== null || neverSucceeds(draft)) return {};
  const names = resolution.exportsOf(level).filter((variable) => !only || only.includes(variable));
  return objectOf(
    names.map((variable) => {
      const value = own.find((each) => resolution.holds(each.variable) === variable)?.value;
      const handedOn = value ? readPart(variable, value, resolution) : null;
      return [resolution.keyOf(variable), handedOn ? toPayload(handedOn, nameOf) : expressionString(nameOf(variable))];
    }),
  );
}

export function transition(draft: {
  readonly next: { readonly state: string | null };
}): { readonly Next: string } | { readonly End: true } {
  return draft.next.state === null ? { End: true } : { Next: draft.next.state };
}
