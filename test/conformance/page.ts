/** The pages of the codes, taken apart: what a page says of its code, and its blocks of wrong and right text. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Page {
  readonly file: string;
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  readonly wrong: readonly Block[];
  readonly right: readonly Block[];
}

/** `emrflow` is a file, `json` is a state machine, `console` is a command line with its output, `text` is only looked at. */
export interface Block {
  readonly language: string;
  /** The path behind the language: a file beside the programs of the page, for them to import. */
  readonly path: string | null;
  readonly text: string;
}

/** The files that the programs of a page import, by their paths. */
export function modulesOf(page: Page): ReadonlyMap<string, string> {
  return new Map([...page.wrong, ...page.right].flatMap(({ path, text }) => (path === null ? [] : [[path, text]])));
}

const folder = fileURLToPath(new URL("../../docs/errors/", import.meta.url));

const shape = new RegExp(
  [
    "^# (?<code>EMRF\\d{4}): (?<name>[a-z0-9-]+)\\n",
    "Severity: (?<severity>error|warning|advice)\\n",
    "[^\\n]+\\n",
    "\\*\\*Why it matters\\.\\*\\* [^\\n]+\\n",
    "\\*\\*What to do\\.\\*\\* [^\\n]+\\n",
    "## Wrong\\n(?<wrong>.+?)",
    "## Right\\n(?<right>.+)$",
  ].join("\\n"),
  "s",
);

/** Reads all pages. @throws Error for one that is not built like the others */
export function readPages(): readonly Page[] {
  return readdirSync(folder).map((file) => {
    const { code, name, severity, wrong, right } = shape.exec(readFileSync(folder + file, "utf8"))?.groups ?? {};
    if (
      code === undefined ||
      name === undefined ||
      severity === undefined ||
      wrong === undefined ||
      right === undefined
    ) {
      throw new Error(`${file} has not the shape of a page`);
    }
    return { file, code, name, severity, wrong: blocksIn(wrong), right: blocksIn(right) };
  });
}

function blocksIn(section: string): readonly Block[] {
  return [...section.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(
    ([, language = "", path = null, text = ""]) => ({ language, path, text }),
  );
}
