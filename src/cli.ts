/** The program `emrflow`: gives the command line a real machine, and ends the process. `launch.ts` starts it in the package. */
import { dirname } from "node:path";
import { bugReport } from "./bug.js";
import { runCommandLine } from "./command-line.js";
import type { ExitCode } from "./commands/command.js";
import { compileBatchOf, type Batch } from "./commands/jobs.js";
import { nodeHost } from "./host/node.js";
import { reasonOf } from "./host/reasons.js";
import { asThread, threadWord } from "./host/threads.js";

// Both src/ and dist/ lie directly in the package.
const host = nodeHost(dirname(import.meta.dirname));

// Not `process.exit`: what is still being written would be cut off. No top-level await: the bundle is CommonJS.
run().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.exitCode = 2;
    // A full disk or a broken device behind standard output is no bug.
    if (error instanceof Error && "syscall" in error && error.syscall === "write") {
      host.print("stderr", `emrflow could not write its output: ${reasonOf(error)}\n`);
      return;
    }
    const runtime = `Node ${process.version}, ${process.platform}`;
    host.print("stderr", bugReport(error, runtime, Boolean(host.environment("EMRFLOW_DEBUG"))));
  },
);

async function run(): Promise<ExitCode> {
  if (process.argv[2] !== threadWord) return runCommandLine(host, process.argv.slice(2));
  // What a thread is given is what `compileInJobs` gave it.
  await asThread((task) => compileBatchOf(host, task as Batch));
  return 0;
}
