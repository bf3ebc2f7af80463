/** What the emitters of one workflow share. */
import type { Variable } from "../../expressions/value.js";
import type { Span } from "../../text/span.js";
import type { StateNames } from "./state-names.js";

export interface Emission {
  readonly names: StateNames;
  /** The part of AWS that the machine is made for: `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** The workflow's name in the source, for states that belong to the whole. */
  readonly origin: Span;
  /** Milliseconds since the epoch at which the run is out of time; `null` without a `timeout`. */
  readonly deadline: Variable | null;
  readonly timeoutText: string;
  /** What the turns around this are for, outer first: the names of the loops whose turns are no executions of their own. */
  readonly items: readonly Variable[];
  /** Whether what is written now has its own time, after the deadline too. */
  readonly isCleanUp: boolean;
  /**
   * Whether what is around this could pass over a failure, as a retry or a catch may, so that a cluster left alive must show
   * in the error's name.
   */
  readonly mayBePassedOver: boolean;
  /** State name → how often it can run in one turn of what is around it. */
  readonly turns: Map<string, number>;
  /** Names of the states whose Catch is a `catch` of the source. */
  readonly handlers: Set<string>;
}
