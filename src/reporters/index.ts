/** The forms that findings can take. */
import { concise } from "./concise.js";
import { github } from "./github.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { markdown } from "./markdown.js";
import type { ReporterName } from "./names.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./reporter.js";
import { sarif } from "./sarif.js";

export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  pretty,
  concise,
  json,
  sarif,
  github,
  junit,
  markdown,
};
