/** States that could not be read, and what stands for them in the machine. */
import type { State } from "../../../machine/asl.js";

const standIns = new WeakSet<State>();

/**
 * Makes what stands for a state that cannot be read: a run goes on from it where that is said, and else stays there, so that
 * nothing is judged behind it.
 */
export function unreadable(name: string, next: unknown, end: unknown): State {
  const state: State =
    end === true ? { Type: "Pass", End: true } : { Type: "Pass", Next: typeof next === "string" ? next : name };
  standIns.add(state);
  return state;
}

/** Whether a state stands for one that could not be read. */
export function isUnreadable(state: State): boolean {
  return standIns.has(state);
}
