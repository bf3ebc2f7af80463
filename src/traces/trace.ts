/** What a form of runs is: a function from a run to text. */
import type { Appearance } from "../reporters/reporter.js";
import type { Told } from "./told.js";

export interface TraceOptions extends Appearance {
  /** Shows also what is usually folded or left out. */
  readonly full: boolean;
}

export type Trace = (told: Told, options: TraceOptions) => string;
