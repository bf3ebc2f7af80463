/** Stops in the middle: of the run from outside, and of a branch or turn because one beside it fails. */
import type { Reached } from "./reached.js";
import type { Trial } from "./trial.js";

/** Gives the stops of the whole run in a state: as it is entered, and halfway through where it takes time. */
export function stopsIn({ name, behind, stays }: Reached): readonly Trial[] {
  const half = halfway(stays[0]);
  return [0, ...(half === null || half === 0 ? [] : [half])].map((after) => ({
    kind: "stop",
    faults: behind,
    abortAt: { state: name, after },
  }));
}

/**
 * Gives the trials in which Tasks are stopped halfway, each once, by the failure of a Task beside it that is at work then. In a
 * Map that is the turn before.
 */
export function branchStops(all: readonly Reached[]): readonly Trial[] {
  const tasks = all.filter(({ state }) => state.Type === "Task");
  return tasks.flatMap((stopped): readonly Trial[] => {
    for (const failing of tasks) {
      const after = momentOf(stopped, failing);
      if (after === null) continue;
      const fault = { state: failing.name, error: "States.TaskFailed", attempt: "always" as const, after };
      return [{ kind: "branch", faults: [...stopped.behind, fault] }];
    }
    return [];
  });
}

/** How long after its own begin a Task must fail to stop another halfway; `null` where it cannot. */
function momentOf(stopped: Reached, failing: Reached): number | null {
  // States that different failures reach may never be there in one run; those of one run share the list.
  if (stopped.behind !== failing.behind) return null;
  const stay = areTurns(stopped, failing)
    ? stopped.stays[1]
    : areBeside(stopped, failing)
      ? stopped.stays[0]
      : undefined;
  const half = halfway(stay);
  const begin = failing.stays[0]?.from;
  if (stay === undefined || half === null || begin === undefined) return null;
  const after = stay.from + half - begin;
  return after > 0 ? after : null;
}

/** Whether two states stand in different branches of one Parallel. */
function areBeside(one: Reached, other: Reached): boolean {
  return one.around.some(({ state, index }) =>
    other.around.some((around) => around.state === state && around.index !== index),
  );
}

/** Whether two states stand in the turns of one Map, and turns of it run side by side. */
function areTurns(stopped: Reached, failing: Reached): boolean {
  const [first, second] = stopped.stays;
  const isSideBySide = first?.to != null && second !== undefined && second.from < first.to;
  return isSideBySide && stopped.around.at(-1)?.state === failing.around.at(-1)?.state && stopped.around.length > 0;
}

function halfway(stay: { readonly from: number; readonly to: number | null } | undefined): number | null {
  return stay?.to == null ? null : Math.floor((stay.to - stay.from) / 2);
}
