/** What the tests read in documents: fenced programs, and tables under a heading. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A program in a document. */
export interface Block {
  /** `docs/language.md:12`: the line of its first line. */
  readonly place: string;
  readonly text: string;
  /** The code it is marked with: it is shown because it is refused. */
  readonly code: string | null;
  /** The path it is marked with: it is a file that other programs of the document import. */
  readonly path: string | null;
}

/** Gives the README and the documents directly in `docs/`, by their paths from the root. */
export function documents(): readonly string[] {
  const docs = readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`);
  return ["README.md", ...docs].filter((path) => existsSync(join(root, path)));
}

/** Gives the files of a folder whose names end so, by their paths from the root. */
export function filesIn(folder: string, end: string): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(end))
    .map((name) => `${folder}/${name}`);
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** Gives the blocks of a document that are marked as programs. */
export function blocksOf(path: string): readonly Block[] {
  const text = textOf(path);
  return [...text.matchAll(/^```emrflow(?: (?:(EMRF\d{4})|(\S+\.emrflow)))?\n(.*?)^```$/gms)].map(
    ({ index, 1: code = null, 2: file = null, 3: block = "" }) => ({
      place: `${path}:${text.slice(0, index).split("\n").length + 1}`,
      text: block,
      code,
      path: file,
    }),
  );
}

/** Gives the rows of the tables under a heading, up to the next heading, without their head; a cell is as written. */
export function rowsUnder(path: string, heading: string): readonly (readonly string[])[] {
  const lines = textOf(path).split("\n");
  const begin = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading);
  if (begin === -1) throw new Error(`${path} has no heading "${heading}"`);
  const length = lines.slice(begin + 1).findIndex((line) => /^#+ /.test(line));
  const section = length === -1 ? lines.slice(begin + 1) : lines.slice(begin + 1, begin + 1 + length);
  const rows = section.filter((line) => line.startsWith("|"));
  return rows.filter((_, index) => !isHead(rows, index)).map(cellsOf);
}

/** The line of dashes and the line above it. */
function isHead(rows: readonly string[], index: number): boolean {
  return [rows[index], rows[index + 1]].some((row) => row !== undefined && /^\|[-| :]+\|$/.test(row));
}

function cellsOf(row: string): readonly string[] {
  return row
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** The names in backticks in a cell: `` `a`, `b` `` gives both. */
export function namesIn(cell: string): readonly string[] {
  return [...cell.replaceAll("\\|", "|").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}
