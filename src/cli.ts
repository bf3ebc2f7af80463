/** The program `emrflow`: gives the command line a real machine, and ends the process. `launch.ts` starts it in the package. */
import { dirname } from "node:path";
import { bugReport } from "./bug.js";
import { runCommandLine } from "./command-line.js";
import { nodeHost } from "./host/node.js";

// Both src/ and dist/ lie directly in the package.
const host = nodeHost(dirname(import.meta.dirname));

// Not `process.exit`: what is still being written would be cut off. No top-level await: the bundle is CommonJS.
runCommandLine(host, process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const runtime = `Node ${process.version}, ${process.platform}`;
    host.print("stderr", bugReport(error, runtime, Boolean(host.environment("EMRFLOW_DEBUG"))));
    process.exitCode = 2;
  },
);
