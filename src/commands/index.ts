/** The commands of emrflow, in the order in which the help lists them. */
import { build } from "./build.js";
import { check } from "./check.js";
import type { Command } from "./command.js";
import { explain } from "./explain.js";

export const commands = { build, check, explain } satisfies Readonly<Record<string, Command>>;
