/** Noticing that files have changed, on a real disk. */
import { watch, type FSWatcher } from "node:fs";

/** Editors write a file in several steps; what comes within this time is one change. */
const settlingMilliseconds = 50;

/** Gives something each time that files below the folders have changed. */
export async function* changesBelow(
  locations: readonly string[],
  endings: readonly string[],
): AsyncGenerator<void, void, undefined> {
  let changed = false;
  let wake = (): void => undefined;
  const notice = (_event: string, name: string | null): void => {
    // Some systems do not say which file it was.
    if (name !== null && !endings.some((ending) => name.endsWith(ending))) return;
    changed = true;
    wake();
  };
  const watchers: readonly FSWatcher[] = locations.map((location) => watch(location, { recursive: true }, notice));
  try {
    for (;;) {
      if (!changed) await new Promise<void>((done) => (wake = done));
      // What has changed is read after a moment in which nothing else does.
      do {
        changed = false;
        await new Promise((done) => setTimeout(done, settlingMilliseconds));
      } while (changed);
      yield;
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}
