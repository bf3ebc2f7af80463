/** Where a run can go from a state, and everything that is needed to find out. */
import type { Machine, QueryLanguage, State, StateGraph } from "../../machine/asl.js";
import type { Facts, Status, Subject } from "./facts.js";
import type { Parse } from "./jsonata-tree.js";
import type { Live } from "./live.js";
import { valueAt } from "./name-map.js";
import { through, withStep, type StepEvent, type Trail } from "./trail.js";
import { scopeOf, type Scope } from "./template.js";
import { missing, objectOf, unknown, type Value } from "./value.js";

export type Move =
  | { readonly kind: "goes"; readonly to: string; readonly facts: Facts; readonly trail: Trail }
  /** The graph ends well. */
  | { readonly kind: "ends"; readonly status: Status; readonly output: Value; readonly trail: Trail }
  /** The graph fails; `origin` is the state whose failure it is. */
  | {
      readonly kind: "fails";
      readonly status: Status;
      readonly error: string;
      readonly origin: string;
      readonly trail: Trail;
    }
  /** The thing is out of reach from here on, wherever the run goes. */
  | {
      readonly kind: "loses";
      readonly subject: Subject;
      readonly how: "stopped" | "creation failed";
      readonly trail: Trail;
    }
  /** Inside the state, in a branch, the status was this for a while. */
  | { readonly kind: "holds"; readonly status: Status; readonly trail: Trail };

export type Failure = Extract<Move, { kind: "fails" }>;

/**
 * How a graph can go, entered with certain facts. `during`: the statuses it can be stopped in, `null` standing for its
 * start.
 */
export interface Summary {
  readonly ends: readonly Extract<Move, { kind: "ends" }>[];
  readonly fails: readonly Failure[];
  readonly loses: readonly Extract<Move, { kind: "loses" }>[];
  readonly during: readonly { readonly status: Status; readonly trail: Trail | null }[];
}

export interface Context {
  readonly machine: Machine;
  /** The variables that the audit tracks. */
  readonly relevant: ReadonlySet<string>;
  readonly live: Live;
  readonly comparedOften: ReadonlySet<string>;
  readonly parse: Parse;
  /** The shortest way into the graph that is explored; `null` in the machine itself. */
  readonly before: Trail | null;
  /** @param before the way into the graph */
  readonly explore: (graph: StateGraph, path: string, facts: Facts, before: Trail | null) => Summary;
}

/** A run that stands before a state. */
export interface At<S extends State = State> {
  readonly context: Context;
  readonly name: string;
  readonly path: string;
  readonly state: S;
  readonly facts: Facts;
  /** `null` at the start of a graph. */
  readonly trail: Trail | null;
}

export function languageOf(at: At): QueryLanguage {
  return at.state.QueryLanguage ?? at.context.machine.QueryLanguage ?? "JSONPath";
}

/** Gives the way to the state from the start of the run, where a trail begins with the state's own graph. */
export function wayTo({ context, trail }: At): Trail | null {
  return through(context.before, trail);
}

/** Adds what happened at the state to the way that led to it. */
export function step(at: At, event: StepEvent, detail: string | null = null, trail = at.trail): Trail {
  return withStep(trail, { state: at.name, path: at.path, event, detail });
}

/** What the state's expressions see; `more` are further members of `$states`, `document` is JSONPath's `$`. */
export function scopeAt(
  at: At,
  document: Value = at.facts.input,
  more: Iterable<readonly [string, Value]> = [],
): Scope {
  const language = languageOf(at);
  const about = { language, variable: readerOf(at), parse: at.context.parse, context: contextObject(at.facts) };
  return scopeOf(about, language === "JSONata" ? at.facts.input : document, more);
}

/** A variable that does not matter is not tracked: it has some value, and not the followed id. */
function readerOf({ context, facts }: At): Scope["variable"] {
  return (name) =>
    valueAt(facts.variables, name) ?? (context.relevant.has(name) ? missing : unknown({ defined: true }));
}

/** Of the context object only the item of a Map can hold an id that the run made: all else was there before. */
function contextObject({ status }: Facts): Value {
  return status.subject === null ? contexts.before : contexts.after;
}

const contexts = { before: contextWith(false), after: contextWith(true) };

function contextWith(mayBeId: boolean): Value {
  return objectOf([["Map", unknown({ mayBeId, type: "object" })]], unknown());
}
