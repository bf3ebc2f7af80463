/**
 * Decides where variables live. Step Functions lets an inner scope read outer variables but never assign one of the same
 * name, and forgets a branch's variables when it ends. So each variable is assigned in one level only; where it is read
 * further out it leaves its level through the branch's Output and gets another name there. What nobody reads is not
 * assigned at all.
 */
import { createNames } from "../../expressions/jsonata/names.js";
import { visitReads } from "../../expressions/payload.js";
import type { Value, Variable } from "../../expressions/value.js";
import type { Assignment, Draft, Level } from "./draft.js";

/** Which fields of a record variable are read. */
export type Fields = ReadonlySet<string> | "all";

export interface Resolution {
  /** The name of a variable where a level reads it. */
  readonly nameAt: (variable: Variable, level: Level) => string;
  /** Variables that leave a level through its Output, in a steady order. */
  readonly exportsOf: (level: Level) => readonly Variable[];
  /** The key of a variable in Outputs. */
  readonly keyOf: (variable: Variable) => string;
  readonly isRead: (variable: Variable) => boolean;
  readonly fieldsOf: (variable: Variable) => Fields;
}

/** Resolves the variables of a whole machine. */
export function resolve(machine: Level): Resolution {
  const uses = collectUses(machine);
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
  const names = nameVariables(uses.homes, outermost, exports);
  return {
    nameAt: (variable, level) => names.at(variable, level),
    exportsOf: (level) => [...(exports.get(level) ?? [])],
    keyOf: names.key,
    isRead: (variable) => uses.reads.has(variable),
    fieldsOf: (variable) => uses.reads.get(variable)?.fields ?? "all",
  };
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
}

/** A value that an assignment holds is read only if the variable is. */
function collectUses(machine: Level): Uses {
  const homes = new Map<Variable, Level>();
  const reads = new Map<Variable, Reads>();
  const assigned = new Map<Variable, { readonly value: Value; readonly level: Level }[]>();
  const visitRead = (value: Value, level: Level): void =>
    visitReads(value, (variable, field) => {
      const isNew = !reads.has(variable);
      const found = reads.get(variable) ?? { levels: new Set<Level>(), fields: new Set<string>() };
      reads.set(variable, found);
      found.levels.add(level);
      if (field === null) found.fields = "all";
      else if (found.fields !== "all") found.fields.add(field);
      if (isNew) for (const each of assigned.get(variable) ?? []) visitRead(each.value, each.level);
    });
  for (const level of levelsOf(machine)) {
    for (const draft of level.states) {
      for (const { variable, value } of assignmentsOf(draft)) {
        const home = homes.get(variable);
        if (home && home !== level) throw new Error(`${variable.name} is assigned in two scopes`);
        homes.set(variable, level);
        const all = assigned.get(variable) ?? [];
        all.push({ value, level });
        assigned.set(variable, all);
      }
    }
  }
  for (const level of levelsOf(machine))
    for (const draft of level.states) for (const value of valuesOf(draft)) visitRead(value, level);
  return { homes, reads };
}

/** A level and all levels inside it, in the order of the machine. */
export function* levelsOf(level: Level): Generator<Level> {
  yield level;
  for (const draft of level.states)
    if (draft.type === "Parallel") for (const branch of draft.branches) yield* levelsOf(branch);
}

export function assignmentsOf(draft: Draft): readonly Assignment[] {
  switch (draft.type) {
    case "Task":
    case "Parallel":
      return [...draft.assign, ...draft.catch.flatMap((each) => each.assign)];
    case "Choice":
      return draft.rules.flatMap((rule) => rule.assign);
    case "Pass":
      return draft.assign;
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
      return draft.catch.flatMap((each) => each.output ?? []);
    case "Choice":
      return draft.rules.map((rule) => rule.condition);
    case "Pass":
      return [];
    case "Succeed":
      return [draft.output];
    case "Fail":
      return [draft.error, draft.cause];
  }
}

/**
 * Where a variable is held furthest out it has its own name, further inside one with the name of the level. Two levels
 * of one name, or a name that is taken, are told apart by the allocator.
 */
function nameVariables(
  homes: ReadonlyMap<Variable, Level>,
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
