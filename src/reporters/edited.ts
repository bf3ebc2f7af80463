/** What a fix does to the text, as removed and added lines. */
import type { Fix } from "../diagnostics/diagnostic.js";
import type { Edit } from "../text/edits.js";
import { lineAt, positionAt, type Source } from "../text/source.js";

export interface EditedLine {
  readonly sign: "-" | "+";
  /** In the text as it is; for an added line, where it goes. */
  readonly line: number;
  readonly text: string;
}

/** Edits that touch the same or neighbouring lines. */
interface Region {
  readonly first: number;
  last: number;
  readonly edits: Edit[];
}

/** Gives the lines that a fix removes and adds. */
export function editedLines(source: Source, fix: Fix): readonly EditedLine[] {
  return regionsOf(source, fix).flatMap((region) => linesOf(source, region));
}

function regionsOf(source: Source, fix: Fix): readonly Region[] {
  const regions: Region[] = [];
  for (const edit of [...fix.edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const first = positionAt(source, edit.start).line;
    const last = positionAt(source, edit.end).line;
    const open = regions.at(-1);
    if (open && first <= open.last + 1) {
      open.last = Math.max(open.last, last);
      open.edits.push(edit);
    } else {
      regions.push({ first, last, edits: [edit] });
    }
  }
  return regions;
}

/** Lines that stay the same at both ends of a region, as around an inserted line, are left out. */
function linesOf(source: Source, region: Region): readonly EditedLine[] {
  const { before, after } = textsOf(source, region);
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - same && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    ...before.slice(same, before.length - tail).map((text, index) => lineOf("-", region.first + same + index, text)),
    ...after.slice(same, after.length - tail).map((text, index) => lineOf("+", region.first + same + index, text)),
  ];
}

function textsOf(
  source: Source,
  region: Region,
): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const first = region.edits[0]?.start ?? 0;
  const end = Math.max(...region.edits.map((edit) => edit.end));
  const start = first - (positionAt(source, first).column - 1);
  const endPosition = positionAt(source, end);
  const stop = end - (endPosition.column - 1) + lineAt(source, endPosition.line).length;
  let text = "";
  let at = start;
  for (const edit of region.edits) {
    text += source.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { before: splitLines(source.text.slice(start, stop)), after: splitLines(text + source.text.slice(at, stop)) };
}

function splitLines(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

function lineOf(sign: "-" | "+", line: number, text: string): EditedLine {
  return { sign, line, text };
}
