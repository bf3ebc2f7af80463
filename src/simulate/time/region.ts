/** A part of a run that can be stopped from outside: the run, a branch, an item, an attempt of a task. */

export interface Region {
  readonly stopped: boolean;
  /** Opens a region that is stopped with this one. */
  inner(): Region;
  /** Says what to do when this region is stopped, but not when it ends by itself. */
  onStop(hook: () => void): void;
  /** Stops everything in it, innermost first. What sleeps in it never wakes. */
  stop(): void;
  /** Ends it without hooks; what still sleeps in it never wakes. */
  close(): void;
}

export function openRegion(forget: () => void = () => undefined): Region {
  const inner = new Set<Region>();
  const hooks: (() => void)[] = [];
  let stopped = false;
  return {
    get stopped() {
      return stopped;
    },
    inner() {
      const region = openRegion(() => inner.delete(region));
      if (stopped) region.close();
      else inner.add(region);
      return region;
    },
    onStop: (hook) => void hooks.push(hook),
    stop() {
      if (stopped) return;
      for (const region of [...inner]) region.stop();
      stopped = true;
      forget();
      for (const hook of hooks) hook();
    },
    close() {
      stopped = true;
      for (const region of [...inner]) region.close();
      forget();
    },
  };
}
