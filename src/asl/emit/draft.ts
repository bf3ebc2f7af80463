/**
 * States while a machine is being made: values are not yet text, transitions may still wait for their target, and
 * variables have no names yet. `resolve.ts` decides where variables live, `render.ts` writes the machine.
 */
import type { Value, Variable } from "../../expressions/value.js";
import type { Retrier } from "../../machine/asl.js";
import type { Distribution, ItemSource } from "../../model/model.js";
import type { Span } from "../../text/span.js";

/** A transition; `null` ends the level. */
export interface Target {
  state: string | null;
}

/** One graph of states: the machine itself, or a branch. Variables assigned in it are seen in it and further inside. */
export interface Level {
  /** What the level belongs to, as a word for variable names: the cluster's or branch's name; empty for the machine. */
  readonly name: string;
  /** The same for state names, as people say it. */
  readonly title: string;
  readonly parent: Level | null;
  readonly states: Draft[];
  start: string | null;
  /** Transitions that lead to the next state appended. */
  open: Target[];
  /** What runs only after a failure; written after the states of the success path. */
  readonly aside: (() => void)[];
  /** The failure that a catch of this level keeps. */
  readonly failure: Variable;
  /** Transitions of `return`s that wait for the end of the level. */
  readonly returns: Target[];
  /** Whether a run left the level by a `return`. */
  readonly returned: Variable;
  /** What a run that left it so hands on all the same. */
  readonly decided: Variable[];
  /** Set where the level runs as an execution of its own, which sees no variable from outside. */
  readonly isIsolated: boolean;
  /** Fail states that several failures of the level share, by name. */
  readonly shared: Map<string, Draft>;
}

export interface Assignment {
  readonly variable: Variable;
  readonly value: Value;
}

interface Common {
  readonly name: string;
  readonly origin: Span;
  readonly comment?: string | null;
}

export interface CatchDraft {
  readonly errors: readonly string[];
  readonly assign: readonly Assignment[];
  readonly output?: Value;
  readonly next: Target;
}

export interface TaskDraft extends Common {
  readonly type: "Task";
  readonly resource: string;
  readonly arguments: Value;
  readonly timeoutSeconds: Value | null;
  readonly heartbeatSeconds?: Value | null;
  readonly credentials?: Value | null;
  readonly retry: readonly Retrier[];
  readonly catch: readonly CatchDraft[];
  readonly assign: readonly Assignment[];
  readonly next: Target;
  readonly output?: Value;
}

export interface ParallelDraft extends Common {
  readonly type: "Parallel";
  readonly branches: readonly Level[];
  /** Whether a branch may end without its names, because its failure is handed on as a value. */
  readonly isDrained: boolean;
  readonly retry: readonly Retrier[];
  readonly catch: readonly CatchDraft[];
  readonly assign: readonly Assignment[];
  readonly next: Target;
  /** What it hands on in the place of names. */
  readonly output?: Value;
}

export interface MapDraft extends Common {
  readonly type: "Map";
  /** The part of AWS whose S3 it reads and writes. */
  readonly partition: string;
  readonly source: ItemSource;
  /** What a turn is given, but for what its level reads from outside; `null` when it is the item alone. */
  readonly selector: Value | null;
  /** `null` for as many as Step Functions runs. */
  readonly maxConcurrency: Value | null;
  readonly body: Level;
  readonly distributed: (Distribution & { readonly label: string }) | null;
  readonly retry: readonly Retrier[];
  readonly catch: readonly CatchDraft[];
  readonly assign: readonly Assignment[];
  readonly next: Target;
}

export interface WaitDraft extends Common {
  readonly type: "Wait";
  readonly for: { readonly seconds: Value } | { readonly until: Value };
  readonly next: Target;
}

export interface ChoiceDraft extends Common {
  readonly type: "Choice";
  readonly rules: readonly {
    readonly condition: Value;
    readonly assign: readonly Assignment[];
    readonly next: Target;
  }[];
  readonly default: Target;
}

export interface PassDraft extends Common {
  readonly type: "Pass";
  readonly assign: readonly Assignment[];
  readonly next: Target;
  /** Hands on its input as it is. */
  readonly handsOn?: true;
  /** What it hands on in the place of names. */
  readonly output?: Value;
  /** The names that it hands on, where the others may not exist. */
  readonly handsOnOnly?: readonly Variable[];
  /** Assigns at the end of an arm what is visible behind all arms. */
  readonly joins?: true;
  /** Begins an isolated level: it also takes what the level reads from outside, from this value. */
  readonly takesOuter?: Value;
}

export interface SucceedDraft extends Common {
  readonly type: "Succeed";
  readonly output: Value;
}

export interface FailDraft extends Common {
  readonly type: "Fail";
  readonly error: Value;
  readonly cause: Value;
}

export type Draft =
  TaskDraft | ParallelDraft | MapDraft | WaitDraft | ChoiceDraft | PassDraft | SucceedDraft | FailDraft;

/** The transitions of a state, catches included. */
export function targetsOf(draft: Draft): readonly Target[] {
  switch (draft.type) {
    case "Task":
    case "Parallel":
    case "Map":
      return [draft.next, ...draft.catch.map((each) => each.next)];
    case "Choice":
      return [...draft.rules.map((rule) => rule.next), draft.default];
    case "Pass":
    case "Wait":
      return [draft.next];
    case "Succeed":
    case "Fail":
      return [];
  }
}

/** The levels inside a state. */
export function levelsIn(draft: Draft): readonly Level[] {
  if (draft.type === "Parallel") return draft.branches;
  return draft.type === "Map" ? [draft.body] : [];
}
