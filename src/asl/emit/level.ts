/** Builds a level state by state: each appended state is where the open transitions lead. */
import { code, condition, constant, read } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import { booleanType, jsonType, stringType } from "../../types/type.js";
import { outOfTime } from "../../model/own-errors.js";
import type { Span } from "../../text/span.js";
import { targetsOf, type CatchDraft, type Draft, type FailDraft, type Level, type Target } from "./draft.js";
import type { Emission } from "./emission.js";

/** @param title how state names speak of it, where that is not the name */
export function createLevel(name: string, parent: Level | null, title = name, isIsolated = false): Level {
  const own = (word: string): string => (name === "" ? word : `${name}_${word}`);
  return {
    name,
    title,
    parent,
    states: [],
    start: null,
    open: [],
    aside: [],
    failure: { name: own("failure"), type: jsonType, internal: true },
    returns: [],
    returned: { name: own("returned"), type: booleanType, internal: true },
    decided: [],
    isIsolated,
    shared: new Map(),
  };
}

/** A transition that waits for its target. */
export function target(): Target {
  return { state: null };
}

/** Appends a state; `open` are the transitions that wait for what follows it. */
export function append(level: Level, draft: Draft, open: readonly Target[]): void {
  for (const waiting of level.open) waiting.state = draft.name;
  level.start ??= draft.name;
  level.states.push(draft);
  level.open = [...open];
}

/** Appends a state with one transition. (A module that exports `then` would pass for a promise when it is imported lazily.) */
export function chain(level: Level, draft: Draft & { readonly next: Target }): void {
  append(level, draft, neverSucceeds(draft) ? [] : [draft.next]);
}

/** Whether a state holds a finished level that always fails, so that nothing follows it and no name leaves it. */
export function neverSucceeds(draft: Draft): boolean {
  return draft.type === "Parallel" && draft.branches.some((branch) => !canSucceed(branch));
}

/** Whether a finished level has an end but Fail states; to hand a failure on as a value is one. */
function canSucceed({ open, states }: Level): boolean {
  return open.length > 0 || states.some((draft) => draft.type === "Pass" && draft.handsOn === true);
}

/** Notes what runs after a failure: `write` is called at the end of the level with the transition that leads there open. */
export function aside(level: Level, entry: readonly Target[], write: () => void): void {
  level.aside.push(() => {
    level.open = [...entry];
    write();
  });
}

/**
 * Takes out what no run comes to, like what stands behind work that always fails: Step Functions refuses a machine with
 * such a state (`MISSING_TRANSITION_TARGET: State "…" is not reachable`, localstack issue 11978; read 2026-11-24).
 */
function dropUnreachable(level: Level): void {
  const byName = new Map(level.states.map((draft) => [draft.name, draft]));
  const reached = new Set<Draft>();
  const ways = new Set<Target>();
  const waiting = [level.start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const draft = byName.get(name ?? "");
    if (!draft || reached.has(draft)) continue;
    reached.add(draft);
    for (const way of targetsOf(draft)) {
      if ("next" in draft && way === draft.next && neverSucceeds(draft)) continue;
      ways.add(way);
      waiting.push(way.state);
    }
  }
  const keep = <Item>(items: Item[], kept: ReadonlySet<Item>): void =>
    void items.splice(0, items.length, ...items.filter((item) => kept.has(item)));
  keep(level.states, reached);
  keep(level.returns, ways);
  level.open = level.open.filter((way) => ways.has(way));
}

/**
 * Ends a level: writes what was noted aside, then the shared Fail states.
 * Only a state's own way on can end a level: what leads on from a Choice or a Catch gets a Pass.
 */
export function finish(level: Level, emission: Emission, origin: Span): void {
  dropUnreachable(level);
  if (level.returns.length > 0) endReturns(level, emission, origin);
  const ways = new Set(level.states.map((draft) => ("next" in draft ? draft.next : null)));
  if (level.states.length === 0 || level.open.some((waiting) => !ways.has(waiting))) {
    const name = emission.names.state(level.title === "" ? "End run" : `Leave ${level.title}`, level);
    chain(level, { type: "Pass", name, origin, assign: [], next: target() });
  }
  const end = level.open;
  for (let write = level.aside.shift(); write; write = level.aside.shift()) write();
  for (const draft of level.shared.values()) level.states.push(draft);
  level.open = end;
  dropUnreachable(level);
}

/** Ends a scope that a run can leave by `return`: outside it must be known which way it took. */
function endReturns(level: Level, emission: Emission, origin: Span): void {
  const { returned, title } = level;
  const took = (value: boolean) => [{ variable: returned, value: constant(value) }];
  if (level.open.length > 0)
    chain(level, {
      type: "Pass",
      name: emission.names.state(`Finish ${title}`, level),
      origin,
      assign: took(false),
      next: target(),
    });
  const finished = level.open;
  level.open = level.returns.splice(0);
  chain(level, {
    type: "Pass",
    name: emission.names.state(`Return from ${title}`, level),
    origin,
    assign: took(true),
    handsOnOnly: [returned, ...level.decided],
    next: target(),
  });
  level.open.push(...finished);
}

/** Whether a run can leave a finished level by `return`. */
export function hasReturned(level: Level): boolean {
  return level.states.some((draft) => draft.type === "Pass" && draft.handsOnOnly?.includes(level.returned) === true);
}

/** Behind a scope that a run can leave by `return`: such a run goes on to the end of the level around it. */
export function passReturnOn(inside: Level, level: Level, emission: Emission, origin: Span): void {
  if (!hasReturned(inside)) return;
  const [returned, on] = [target(), target()];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(`Returned from ${inside.title}?`, level),
      origin,
      rules: [{ condition: condition`${read(inside.returned)} = true`, assign: [], next: returned }],
      default: on,
    },
    [on],
  );
  level.returns.push(returned);
}

/** Keeps the failure in the level's variable and leads to where it is dealt with. */
export function catchAll(level: Level, next: Target): CatchDraft {
  return { errors: ["States.ALL"], assign: [{ variable: level.failure, value: errorOutput }], next };
}

/** What a catcher is given: `Error` and `Cause`. */
export const errorOutput: Value = { kind: "states", path: "errorOutput", type: jsonType };

/** The cause of a failure; that every one has one is not documented. */
export function causeOf(failure: Value): Value {
  const cause = member(failure, "Cause");
  return code(stringType)`$exists(${cause}) ? ${cause} : 'no cause given'`;
}

/** Leads a transition to the level's Fail state, which hands the kept failure outwards. */
export function leadToFailed(level: Level, waiting: readonly Target[], emission: Emission, origin: Span): void {
  const failure = read(level.failure);
  leadToShared(level, level.title === "" ? "Run failed" : `Failed (${level.title})`, waiting, emission, {
    type: "Fail",
    origin,
    error: member(failure, "Error"),
    cause: causeOf(failure),
  });
}

/** Leads a transition to the level's Fail state for a deadline that has passed. */
function leadToOutOfTime(level: Level, waiting: readonly Target[], emission: Emission): void {
  const cause = constant(`the workflow's timeout of ${emission.timeoutText} has run out`);
  leadToShared(level, level.title === "" ? "Out of time" : `Out of time (${level.title})`, waiting, emission, {
    type: "Fail",
    origin: emission.origin,
    error: constant(outOfTime),
    cause,
  });
}

/** What the cause of a failure says after the id of a cluster that is left. */
export const couldNotBeGivenBack = " could not be given back: ";

export function member(object: Value, key: string): Value {
  return { kind: "member", object, key, type: jsonType };
}

/** A Choice that goes on while there is time left; nothing where the workflow has no deadline or clean-up has its own time. */
export function checkTimeLeft(level: Level, what: string, emission: Emission, origin: Span): void {
  if (!emission.deadline || emission.isCleanUp) return;
  const [on, out] = [target(), target()];
  const name = emission.names.state(`Time left for ${what}?`, level);
  append(
    level,
    {
      type: "Choice",
      name,
      origin,
      rules: [{ condition: condition`$millis() < ${read(emission.deadline)}`, assign: [], next: on }],
      default: out,
    },
    [on],
  );
  leadToOutOfTime(level, [out], emission);
}

function leadToShared(
  level: Level,
  wanted: string,
  waiting: readonly Target[],
  emission: Emission,
  draft: Omit<FailDraft, "name">,
): void {
  const shared = level.shared.get(wanted) ?? { ...draft, name: emission.names.state(wanted, level) };
  level.shared.set(wanted, shared);
  for (const each of waiting) each.state = shared.name;
}
