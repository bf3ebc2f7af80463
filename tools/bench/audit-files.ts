/** To be bundled and run: audits the definitions that the command line names. */
import { readFileSync } from "node:fs";
import type { Json } from "../../src/machine/asl.js";
import { examine, readMachine } from "./audited.js";

for (const file of process.argv.slice(2)) {
  // What `JSON.parse` gives is JSON.
  const { machine } = readMachine(JSON.parse(readFileSync(file, "utf8")) as Json);
  examine(machine, { type: null });
}
