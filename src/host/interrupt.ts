/** Keeps an interrupt (Ctrl-C) away from work that must not stop half-way. */

/**
 * Does the work, then, when an interrupt came meanwhile, ends the process as the interrupt would have: outside of such
 * work nothing listens for it, so that even a compiler in an endless loop can be stopped.
 */
export async function uninterrupted<T>(work: () => T): Promise<T> {
  let interrupted = false;
  const remember = (): void => {
    interrupted = true;
  };
  process.on("SIGINT", remember);
  try {
    return work();
  } finally {
    await turnOfEventLoop();
    process.off("SIGINT", remember);
    if (interrupted) process.kill(process.pid, "SIGINT");
  }
}

/** Signals are delivered where the event loop polls, which lies for certain only between one immediate and the next. */
async function turnOfEventLoop(): Promise<void> {
  await new Promise((done) => setImmediate(done));
  await new Promise((done) => setImmediate(done));
}
