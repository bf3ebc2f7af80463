/**
 * Virtual time: a queue of what happens next. One event is played at a time, until everything that it woke sleeps
 * again. Nothing in a simulation waits for anything but promises; so all sleep when no microtask is left.
 */
import { nextTick } from "node:process";
import { setImmediate as nextMacrotask } from "node:timers/promises";
import type { Region } from "./region.js";

export interface Clock {
  /** Ms since the start. */
  now(): number;
  /** Plans an action; it is dropped if the region is stopped before. `null`: the world outside of the run. */
  after(delay: number, region: Region | null, action: () => void): void;
  /** Never returns if the region is stopped before. */
  sleep(delay: number, region: Region): Promise<void>;
  /** Makes `play` throw a bug that no fiber could hand on. */
  crash(bug: unknown): void;
  /** Plays events until `done` or nothing is left. */
  play(done: () => boolean): Promise<void>;
}

interface Planned {
  readonly at: number;
  readonly region: Region | null;
  readonly action: () => void;
}

export function createClock(): Clock {
  const queue: Planned[] = [];
  const bugs: unknown[] = [];
  let now = 0;

  const after: Clock["after"] = (delay, region, action) => {
    const planned = { at: now + Math.max(0, delay), region, action };
    let index = queue.length;
    // Events of the same moment stay in the order in which they were planned.
    while (index > 0 && (queue[index - 1]?.at ?? 0) > planned.at) index--;
    queue.splice(index, 0, planned);
  };

  return {
    now: () => now,
    after,
    sleep: (delay, region) => new Promise((resolve) => after(delay, region, resolve)),
    crash: (bug) => void bugs.push(bug),
    async play(done) {
      // Others have their turn between runs. Behind it this function goes on in a microtask, as `allSleep` wants it.
      await nextMacrotask();
      for (let next = queue.shift(); next && !done(); next = queue.shift()) {
        if (next.region?.stopped) continue;
        now = next.at;
        next.action();
        await allSleep();
        if (bugs.length > 0) throw bugs[0];
      }
    },
  };
}

/**
 * Waits until no microtask is left. Node makes the ticks that a microtask asked for after all microtasks, those too
 * that were added meanwhile; so it must be called in one. A macrotask would prove the same at four times the cost.
 */
function allSleep(): Promise<void> {
  return new Promise((resolve) => nextTick(resolve));
}
