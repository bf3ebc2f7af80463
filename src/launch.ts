#!/usr/bin/env node
/** The file that Node starts in the package: the bundled program, with V8's code from an earlier start. */
import { runBundle } from "./host/bundle.js";
import { codeCache } from "./host/code-cache.js";

/** The file of the bundle, named by its content; tools/build.ts puts it in. */
declare const PROGRAM_FILE: string;

// A command ends before the code that V8 optimizes for it has paid for the optimizing, which on Node 20 takes half the time
// of a build of 5,000 lines. So V8 waits longer than it would for a server. Later versions of V8 wait by themselves and
// know no such flag. It must be set before code is taken from the cache. Where no command runs there is nothing to optimize,
// and loading what sets flags costs more than `--version`.
const [, , command = ""] = process.argv;
const runsCommand = /^[a-z]+$/.test(command);
if (runsCommand && process.versions.v8.startsWith("11."))
  process.getBuiltinModule("node:v8").setFlagsFromString("--interrupt-budget=2000000");

runBundle(import.meta.dirname, PROGRAM_FILE, codeCache(process.env, process.platform), runsCommand ? command : "start");
