#!/usr/bin/env node
/** The file that Node starts in the package: the bundled program, with V8's code from an earlier start. */
import { runBundle } from "./host/bundle.js";
import { codeCache } from "./host/code-cache.js";

/** The file of the bundle, named by its content; tools/build.ts puts it in. */
declare const PROGRAM_FILE: string;

const [, , command = ""] = process.argv;
runBundle(import.meta.dirname, PROGRAM_FILE, codeCache(process.env, process.platform), /^[a-z]+$/.test(command) ? command : "start");
