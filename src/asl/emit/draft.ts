/**
 * States while a machine is being made: values are not yet text, transitions may still wait for their target, and
 * variables have no names yet. `resolve.ts` decides where variables live, `render.ts` writes the machine.
 */
import type { Value, Variable } from "../../expressions/value.js";
import type { Retrier } from "../../machine/asl.js";
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

export type Draft = TaskDraft | ParallelDraft | ChoiceDraft | PassDraft | SucceedDraft | FailDraft;

/** The transitions of a state, catches included. */
export function targetsOf(draft: Draft): readonly Target[] {
  switch (draft.type) {
    case "Task":
    case "Parallel":
      return [draft.next, ...draft.catch.map((each) => each.next)];
    case "Choice":
      return [...draft.rules.map((rule) => rule.next), draft.default];
    case "Pass":
      return [draft.next];
    case "Succeed":
    case "Fail":
      return [];
  }
}
