/** The commands of emrflow, group by group, in the order in which the help lists them. */
import { audit } from "./audit.js";
import { build } from "./build.js";
import { check } from "./check.js";
import type { Command } from "./command.js";
import { completion } from "./completion.js";
import { config } from "./config.js";
import { explain } from "./explain.js";
import { init } from "./init.js";
import { schema } from "./schema.js";
import { simulate } from "./simulate.js";
import { test } from "./test.js";

export const commands = {
  init,
  check,
  audit,
  explain,
  build,
  config,
  schema,
  simulate,
  test,
  completion,
} satisfies Readonly<Record<string, Command>>;
