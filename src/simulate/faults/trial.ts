/** One run of a machine in which something goes wrong: what, and how the run is asked for it. */
import type { Behaviour } from "../emr/behaviours/switches.js";
import type { Fault, Run, SimulateOptions } from "../run.js";

/**
 * `none`: nothing goes wrong. `single`: one fault. `follows`: a fault of a state that only a failure reaches, behind that
 * failure. `branch`: a branch or turn is stopped in the middle of a state, because one beside it fails. `stop`: the run is
 * stopped from outside. `pair`: two faults.
 */
export type TrialKind = "none" | "single" | "follows" | "branch" | "stop" | "pair";

export interface Trial {
  readonly kind: TrialKind;
  /** In the order in which they happen. */
  readonly faults: readonly Fault[];
  readonly abortAt?: NonNullable<SimulateOptions["abortAt"]>;
  /** Which switch stands the other way; absent where all stand as usual. */
  readonly behaviour?: Partial<Behaviour>;
}

/** A trial and the run that came of it. */
export interface Tried {
  readonly trial: Trial;
  readonly run: Run;
}

/** What all runs of a tour are told. */
export type Base = Omit<SimulateOptions, "faults" | "abortAt">;

/** Gives what a run of a trial is asked. */
export function optionsOf({ faults, abortAt, behaviour }: Trial, base: Base): SimulateOptions {
  return {
    ...base,
    faults,
    ...(abortAt === undefined ? {} : { abortAt }),
    ...(behaviour === undefined ? {} : { behaviour: { ...base.behaviour, ...behaviour } }),
  };
}
