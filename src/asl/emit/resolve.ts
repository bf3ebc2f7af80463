/**
 * Decides where variables live. Step Functions lets an inner scope read outer variables but never assign one of the same
 * name, and forgets a branch's variables when it ends. So each variable is assigned in one level only; where it is read
 * further out it leaves its level through the branch's Output and gets another name there. What nobody reads is not
 * assigned at all.
 */
import { createNames } from "../../expressions/jsonata/names.js";
import { visitReads } from "../../expressions/payload.js";
import type { Value, Variable } from "../../expressions/value.js";
import { entriesOf } from "../../expressions/build.js";
import { levelsIn, type Assignment, type Draft, type Level, type MapDraft } from "./draft.js";

/** Which fields of a record variable are read. */
export type Fields = ReadonlySet<string> | "all";

export interface Resolution {
  /** The variable that holds the value of another one too. */
  readonly holds: (variable: Variable) => Variable;
  /** The name of a variable where a level reads it. */
  readonly nameAt: (variable: Variable, level: Level) => string;
  /** Variables that leave a level through its Output, in a steady order. */
  readonly exportsOf: (level: Level) => readonly Variable[];
  /** The key of a variable in Outputs. */
  readonly keyOf: (variable: Variable) => string;
  readonly isRead: (variable: Variable) => boolean;
  readonly fieldsOf: (variable: Variable) => Fields;
  /** Variables that an isolated level reads from outside, in a steady order. */
  readonly importsOf: (level: Level) => readonly Variable[];
}

/** Resolves the variables of a whole machine. */
export function resolve(machine: Level): Resolution {
  const held = coalesce(machine);
  const uses = collectUses(machine, held);
  const exports = new Map<Level, Set<Variable>>();
  const outermost = new Map<Variable, Level>();
  for (const [variable, home] of uses.homes) {
    if (!uses.reads.has(variable)) continue;
    let highest = home;
    for (const reader of uses.reads.get(variable)?.levels ?? []) {
      for (let at = home; !isWithin(reader, at);) {
        let leaving = exports.get(at);
        if (!leaving) exports.set(at, (leaving = new Set()));
        leaving.add(variable);
        if (!at.parent) throw new Error(`${variable.name} is read outside the machine`);
        at = at.parent;
        if (isWithin(highest, at)) highest = at;
      }
    }
    outermost.set(variable, highest);
  }
  const names = nameVariables(uses, outermost, exports);
  return {
    holds: held,
    nameAt: (variable, level) => names.at(held(variable), level),
    exportsOf: (level) => [...(exports.get(level) ?? [])],
    keyOf: (variable) => names.key(held(variable)),
    isRead: (variable) => uses.reads.has(held(variable)),
    fieldsOf: (variable) => uses.reads.get(held(variable))?.fields ?? "all",
    importsOf: (level) => [...(uses.imports.get(level) ?? [])],
  };
}

/**
 * Where arms of a run join, a name is a variable that each arm assigns at its end. Where the arm's own variable lives in
 * the same level, the two are one, and nothing needs to be copied.
 */
function coalesce(machine: Level): (variable: Variable) => Variable {
  const into = new Map<Variable, Variable>();
  const held = (variable: Variable): Variable => {
    const other = into.get(variable);
    return other ? held(other) : variable;
  };
  for (const level of levelsOf(machine)) {
    const own = new Set(level.states.flatMap((draft) => assignmentsOf(draft).map(({ variable }) => variable)));
    for (const draft of level.states) {
      if (draft.type !== "Pass" || !draft.joins) continue;
      for (const { variable, value } of draft.assign) {
        const copied = copiedFrom(value);
        if (copied && own.has(copied) && held(copied) !== variable) into.set(held(copied), variable);
      }
    }
  }
  return held;
}

/** The variable of which a value is a copy, whole or field by field. What is put in at deployment is no variable yet. */
export function copiedFrom(value: Value): Variable | null {
  if (value.kind === "read") return value.variable.extern ? null : value.variable;
  if (value.kind !== "record") return null;
  const all = [...value.entries].map(([key, entry]) =>
    entry.kind === "member" && entry.key === key && entry.object.kind === "read" ? entry.object.variable : null,
  );
  const [first = null] = all;
  return all.every((each) => each === first) ? first : null;
}

/** Whether a level is another one or lies inside it. */
function isWithin(level: Level, outer: Level): boolean {
  for (let at: Level | null = level; at; at = at.parent) if (at === outer) return true;
  return false;
}

interface Reads {
  readonly levels: Set<Level>;
  fields: Set<string> | "all";
}

interface Uses {
  /** The level that assigns each variable, in the order of the machine. */
  readonly homes: Map<Variable, Level>;
  readonly reads: Map<Variable, Reads>;
  /** What each isolated level reads from outside, so that it must be given it. */
  readonly imports: Map<Level, Set<Variable>>;
}

interface Assigned {
  readonly value: Value;
  readonly level: Level;
  /** The fields of a record that were visited. */
  readonly visited: Set<string>;
}

/** A value that an assignment holds is read only if the variable is, and a field of a record only if that field is. */
function collectUses(machine: Level, held: (variable: Variable) => Variable): Uses {
  const homes = new Map<Variable, Level>();
  const reads = new Map<Variable, Reads>();
  const imports = new Map<Level, Set<Variable>>();
  const assigned = new Map<Variable, Assigned[]>();
  const visitAssigned = (each: Assigned, fields: Fields): void => {
    const entries = entriesOf(each.value);
    for (const [key, value] of entries ?? [["", each.value] as const]) {
      if (each.visited.has(key) || (entries && fields !== "all" && !fields.has(key))) continue;
      each.visited.add(key);
      visitRead(value, each.level);
    }
  };
  const visitRead = (value: Value, level: Level): void =>
    visitReads(value, (written, field) => {
      const variable = held(written);
      const found = reads.get(variable) ?? { levels: new Set<Level>(), fields: new Set<string>() };
      const hadAll = reads.has(variable) && (found.fields === "all" || (field !== null && found.fields.has(field)));
      reads.set(variable, found);
      found.levels.add(readingLevel(variable, level, homes, imports));
      if (field === null) found.fields = "all";
      else if (found.fields !== "all") found.fields.add(field);
      if (!hadAll) for (const each of assigned.get(variable) ?? []) visitAssigned(each, found.fields);
    });
  for (const level of levelsOf(machine)) {
    for (const draft of level.states) {
      for (const { variable: written, value } of assignmentsOf(draft)) {
        const variable = held(written);
        const home = homes.get(variable);
        if (home && home !== level) throw new Error(`${variable.name} is assigned in two scopes`);
        homes.set(variable, level);
        const all = assigned.get(variable) ?? [];
        all.push({ value, level, visited: new Set() });
        assigned.set(variable, all);
      }
    }
  }
  for (const level of levelsOf(machine))
    for (const draft of level.states) for (const value of valuesOf(draft)) visitRead(value, level);
  return { homes, reads, imports };
}

/** Where a variable is really read: what an isolated level reads from outside is handed to it by the level around it. */
function readingLevel(
  variable: Variable,
  level: Level,
  homes: ReadonlyMap<Variable, Level>,
  imports: Map<Level, Set<Variable>>,
): Level {
  const home = homes.get(variable);
  if (!home) return level;
  let reading = level;
  for (let at: Level | null = level; at && at !== home; at = at.parent) {
    if (!at.isIsolated || isWithin(home, at) || !at.parent) continue;
    const taken = imports.get(at) ?? new Set<Variable>();
    imports.set(at, taken.add(variable));
    reading = at.parent;
  }
  return reading;
}

/** A level and all levels inside it, in the order of the machine. */
export function* levelsOf(level: Level): Generator<Level> {
  yield level;
  for (const draft of level.states) for (const inside of levelsIn(draft)) yield* levelsOf(inside);
}

export function assignmentsOf(draft: Draft): readonly Assignment[] {
  switch (draft.type) {
    case "Task":
    case "Parallel":
    case "Map":
      return [...draft.assign, ...draft.catch.flatMap((each) => each.assign)];
    case "Choice":
      return draft.rules.flatMap((rule) => rule.assign);
    case "Pass":
      return draft.assign;
    case "Wait":
    case "Succeed":
    case "Fail":
      return [];
  }
}

/** The values of a state that are evaluated whatever is read later. */
function valuesOf(draft: Draft): readonly Value[] {
  switch (draft.type) {
    case "Task":
      return [
        draft.arguments,
        ...(draft.timeoutSeconds ? [draft.timeoutSeconds] : []),
        ...(draft.output ? [draft.output] : []),
        ...draft.catch.flatMap((each) => each.output ?? []),
      ];
    case "Parallel":
      return [...(draft.output ? [draft.output] : []), ...draft.catch.flatMap((each) => each.output ?? [])];
    case "Map":
      return [...mapValues(draft), ...draft.catch.flatMap((each) => each.output ?? [])];
    case "Wait":
      return "seconds" in draft.for ? [draft.for.seconds] : [draft.for.until];
    case "Choice":
      return draft.rules.map((rule) => rule.condition);
    case "Pass":
      return draft.output ? [draft.output] : [];
    case "Succeed":
      return [draft.output];
    case "Fail":
      return [draft.error, draft.cause];
  }
}

function mapValues({ source, selector, maxConcurrency, distributed }: MapDraft): readonly Value[] {
  const { batch, tolerated, results } = distributed ?? { batch: null, tolerated: null, results: null };
  const items = source.kind === "list" ? [source.items] : [source.bucket, source.key, ...source.settings.values()];
  const bound = tolerated && ("count" in tolerated ? tolerated.count : tolerated.percentage);
  const all = [...items, selector, maxConcurrency, batch, bound, results?.bucket ?? null, results?.prefix ?? null];
  return all.filter((value) => value !== null);
}

/**
 * Where a variable is held furthest out it has its own name, further inside one with the name of the level. Two levels
 * of one name, or a name that is taken, are told apart by the allocator.
 */
function nameVariables(
  { homes, imports }: Uses,
  outermost: ReadonlyMap<Variable, Level>,
  exports: ReadonlyMap<Level, ReadonlySet<Variable>>,
) {
  const names = createNames();
  const own = new Map<Variable, string>();
  const inside = new Map<Level, Map<Variable, string>>();
  for (const variable of homes.keys())
    if (outermost.has(variable))
      own.set(variable, names.unique(variable.internal ? `__${variable.name}` : variable.name));
  for (const [level, variables] of exports) {
    inside.set(
      level,
      new Map([...variables].map((variable) => [variable, names.unique(`__${level.name}_${variable.name}`)])),
    );
  }
  for (const [level, variables] of imports)
    for (const variable of variables) {
      const held = inside.get(level) ?? new Map<Variable, string>();
      inside.set(level, held.set(variable, names.unique(`__${level.name}_${variable.name}`)));
    }
  const key = (variable: Variable): string => {
    const name = own.get(variable);
    if (name === undefined) throw new Error(`${variable.name} has no name: nothing assigns it`);
    return name;
  };
  return {
    key,
    at: (variable: Variable, level: Level): string => {
      const home = homes.get(variable);
      // A reader sees the innermost level around it that holds the variable.
      for (let at: Level | null = level; at; at = at.parent) {
        const name = inside.get(at)?.get(variable);
        if (name !== undefined) return name;
        if (at === home || at === outermost.get(variable)) return key(variable);
      }
      throw new Error(`${variable.name} is not visible where it is read`);
    },
  };
}
