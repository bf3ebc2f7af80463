/** Other threads of this very program. */
import type { Worker } from "node:worker_threads";

/** The word that tells a thread what it is; nobody can type it. */
export const threadWord = "\0thread";

/** Starts the program once for each task, and gives what each thread posts. */
export function inThreads(tasks: readonly unknown[]): Promise<readonly unknown[]> {
  const { Worker: Thread } = process.getBuiltinModule("node:worker_threads");
  const [, program = ""] = process.argv;
  return Promise.all(tasks.map((task) => result(new Thread(program, { argv: [threadWord], workerData: task }))));
}

function result(thread: Worker): Promise<unknown> {
  return new Promise((done, fail) => {
    thread.once("message", done);
    thread.once("error", fail);
    thread.once("exit", (code) => fail(new Error(`a thread ended with ${code} before it was done`)));
  });
}

/** Does the task of this thread, if the program runs as one. */
export async function asThread(run: (task: unknown) => Promise<unknown>): Promise<void> {
  const { parentPort, workerData } = process.getBuiltinModule("node:worker_threads");
  parentPort?.postMessage(await run(workerData));
}
