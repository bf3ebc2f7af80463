/** A scenario as data: what a run is given, and what must come of it, each part with its place. */
import type { Json, JsonObject } from "../machine/asl.js";
import type { Behaviour } from "../simulate/emr/behaviours/switches.js";
import type { SimulateOptions } from "../simulate/run.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";

export interface ScenarioFile {
  readonly source: Source;
  readonly scenarios: readonly Scenario[];
}

/** A value and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly at: Span;
}

export interface Scenario {
  readonly name: string;
  /** The place of its name. */
  readonly at: Span;
  /** The place of all of it. */
  readonly whole: Span;
  readonly workflow: Placed<string> | null;
  readonly params: ReadonlyMap<string, Placed<string>>;
  readonly input: JsonObject;
  /** The places of the input's keys. */
  readonly inputPlaces: ReadonlyMap<string, Span>;
  /** Ms since 1970. */
  readonly startedAt: number | null;
  readonly seed: number | null;
  readonly existing: NonNullable<SimulateOptions["existing"]>;
  readonly behaviour: Partial<Behaviour>;
  readonly given: readonly Given[];
  readonly stop: { readonly name: Placed<string>; readonly after: number } | null;
  readonly expected: Expected;
}

/** What becomes of one name. */
export interface Given {
  readonly name: Placed<string>;
  /** Ms. */
  readonly takes: Placed<number> | null;
  readonly failing: readonly Failing[];
  readonly answers: Placed<Json> | null;
  readonly finds: Placed<readonly Json[]> | null;
}

/** From one try to another, both with them, counted from 1. */
export interface Tries {
  readonly first: number;
  readonly last: number;
}

/** Which tries fail, and how. */
export interface Failing {
  readonly at: Span;
  readonly attempts: "always" | Tries;
  readonly error: string;
  readonly cause: string | null;
  /** Ms. */
  readonly after: number | null;
}

/** What must come of a run; `null` where nothing is said. */
export interface Expected {
  readonly at: Span;
  readonly outcome: Placed<string> | null;
  readonly error: Placed<string> | null;
  readonly cause: Placed<string> | null;
  readonly output: Placed<Json> | null;
  readonly order: Placed<readonly Placed<string>[]> | null;
  readonly notReached: readonly Placed<string>[];
  readonly retries: readonly (Placed<number> & { readonly name: Placed<string> })[];
  readonly receives: readonly (Placed<Json> & { readonly name: Placed<string> })[];
  /** How often a name is called. */
  readonly calls: readonly (Placed<number> & { readonly name: Placed<string> })[];
  /** Names of what is alive at the end. */
  readonly alive: Placed<readonly Placed<string>[]> | null;
  /** Ms. */
  readonly within: Placed<number> | null;
}
