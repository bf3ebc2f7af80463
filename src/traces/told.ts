/** What a run is told from: the run itself, its machine, and where the machine comes from. */
import type { Json, Machine } from "../machine/asl.js";
import type { Run } from "../simulate/run.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";

export interface Told {
  /** The workflow's name, or the machine's file. */
  readonly name: string;
  readonly machine: Machine;
  readonly run: Run;
  readonly input: Json;
  /** `null` when none was given: what is random then is the same in each run. */
  readonly seed: number | null;
  /** Gives the place that a state was made from; `null` where nobody knows. */
  placeOf(state: string): Place | null;
}

export interface Place {
  readonly source: Source;
  readonly span: Span;
}
