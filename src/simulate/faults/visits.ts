/** When a run was in which state. */
import type { Run } from "../run.js";

/** One stay in a state, in ms since the start of the run. */
export interface Stay {
  readonly from: number;
  /** `null` where it was not left by its own end. */
  readonly to: number | null;
}

/** Gives the stays of a run in each state, in their order. Of stays that overlap, ends go to the one that began first. */
export function staysOf(run: Run): ReadonlyMap<string, readonly Stay[]> {
  const stays = new Map<string, { from: number; to: number | null }[]>();
  for (const { state, event, at } of run.trace) {
    const here = stays.get(state) ?? [];
    if (event.endsWith("StateEntered")) stays.set(state, [...here, { from: at, to: null }]);
    const open = event.endsWith("StateExited") ? here.find(({ to }) => to === null) : undefined;
    if (open) open.to = at;
  }
  return stays;
}
