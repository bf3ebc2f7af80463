/** Bars side by side in time in as few lanes as they need, so that no two of a lane touch. */

/** What a bar stands for; it decides its look. */
export type BarKind =
  "starting" | "waiting" | "busy" | "queued" | "work" | "failed" | "cancelled" | "task" | "pause" | "retry" | "failure";

/** A bar in pixels. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly kind: BarKind;
  /** Shown in it where there is room. */
  readonly text: string;
  readonly title: string;
}

/** Bars that belong together and stand in one lane, like the waiting of a step and its work. */
export type Run = readonly [Bar, ...Bar[]];

/** Bars of nothing are drawn as wide as this, in pixels. */
export const narrowest = 3;
/** The room between two bars of a lane, in pixels. */
const gap = 1;

export interface Lanes {
  readonly lanes: readonly (readonly Bar[])[];
  /** How many did not fit into the lanes that there may be. */
  readonly left: number;
}

/** Puts runs of bars into lanes, each into the first that is free. */
export function inLanes(runs: readonly Run[], most: number): Lanes {
  const lanes: Bar[][] = [];
  let left = 0;
  for (const run of [...runs].sort((one, other) => one[0].from - other[0].from)) {
    const bars = inARow(run);
    const from = bars[0]?.from ?? 0;
    const free = lanes.find((lane) => (lane.at(-1)?.to ?? -Infinity) + gap <= from);
    if (free) free.push(...bars);
    else if (lanes.length < most) lanes.push([...bars]);
    else left += 1;
  }
  return { lanes, left };
}

/** Gives bars that follow each other, each wide enough to be seen and behind the one before it. */
export function inARow(bars: readonly Bar[]): readonly Bar[] {
  const row: Bar[] = [];
  for (const bar of bars) row.push(besides(row.at(-1), bar));
  return row;
}

/** A bar at least as wide as it can be seen, behind the one before it. */
function besides(before: Bar | undefined, bar: Bar): Bar {
  const from = Math.max(bar.from, before ? before.to : -Infinity);
  return { ...bar, from, to: Math.max(bar.to, from + narrowest) };
}

/** Bars of one name so close together that they would be a smear become one that says how many it is. */
export function together(bars: readonly Bar[]): readonly Bar[] {
  const merged: { bar: Bar; count: number }[] = [];
  for (const bar of [...bars].sort((one, other) => one.from - other.from)) {
    const last = merged.findLast((each) => each.bar.text === bar.text && each.bar.kind === bar.kind);
    const isNear = last && bar.from >= last.bar.from && bar.from - last.bar.to < narrowest;
    const isNarrow = bar.to - bar.from < narrowest;
    if (last && isNear && isNarrow) {
      last.bar = { ...last.bar, to: Math.max(last.bar.to, bar.to) };
      last.count += 1;
    } else merged.push({ bar, count: 1 });
  }
  return merged.map(({ bar, count }) =>
    count === 1
      ? bar
      : { ...bar, text: `${bar.text} ×${count}`, title: `${bar.title}, and ${count - 1} more close to it` },
  );
}
