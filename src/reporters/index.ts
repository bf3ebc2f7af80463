/** The forms that findings can take: what `--format` names. */
import { concise } from "./concise.js";
import { github } from "./github.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { markdown } from "./markdown.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./reporter.js";
import { sarif } from "./sarif.js";

export const reporters = { pretty, concise, json, sarif, github, junit, markdown } satisfies Readonly<
  Record<string, Reporter>
>;

export type ReporterName = keyof typeof reporters;

/** Whether a form is a whole document, which nothing else may be printed beside. */
export const isDocument: Readonly<Record<ReporterName, boolean>> = {
  pretty: false,
  concise: false,
  json: true,
  sarif: true,
  github: false,
  junit: true,
  markdown: true,
};
