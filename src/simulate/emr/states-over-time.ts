/** The states through which something of AWS's goes, and when it came into each. */
import type { Clock } from "../time/clock.js";

export interface Moment<S extends string> {
  /** Ms of virtual time since the start. */
  readonly at: number;
  readonly state: S;
}

export interface Changing<S extends string> {
  state: S;
  /** Every state that it was in, the last one included. */
  readonly states: Moment<S>[];
}

/** Brings it into a state; nothing happens when it is there already. */
export function enter<S extends string>(clock: Clock, record: Changing<S>, state: S): void {
  if (record.state === state && record.states.length > 0) return;
  record.state = state;
  record.states.push({ at: clock.now(), state });
}

/** Gives when it first came into a state; `null` if it never did. */
export function firstIn<S extends string>(record: Changing<S>, state: S): number | null {
  return record.states.find((moment) => moment.state === state)?.at ?? null;
}
