/** Where a finding is, as editors and terminals understand it. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { printable } from "../text/printable.js";
import { positionAt } from "../text/source.js";

/** Gives `path:line:column`; only the path for a finding about a whole file, and nothing for one about the command line. */
export function placeOf({ source, start }: Pick<Diagnostic, "source" | "start">): string {
  const path = printable(source.path);
  if (source.text === "") return path;
  const { line, column } = positionAt(source, start);
  return `${path}:${line}:${column}`;
}
