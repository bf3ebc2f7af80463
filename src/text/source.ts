/** One source text with its name, and the only place where offsets become lines and columns. */

/** A position for people: both count from 1; a column is a UTF-16 unit, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Source {
  /** As shown to the user and written into outputs: relative, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const lineStartsOf = new WeakMap<Source, readonly number[]>();

/**
 * Gives the line and column of an offset.
 *
 * @param offset from 0 to the text's length; what lies outside is moved to the nearest end
 */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  const clamped = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= clamped) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: clamped - (starts[low] ?? 0) + 1 };
}

/** Gives a line's text without its line break. @param line counts from 1 */
export function lineAt(source: Source, line: number): string {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return "";
  const end = starts[line] ?? source.text.length;
  return source.text.slice(start, end).replace(/\r?\n$/, "");
}

/** The offsets at which lines begin; lines end with `\n` or `\r\n`. A byte order mark belongs to no line. */
function lineStarts(source: Source): readonly number[] {
  const known = lineStartsOf.get(source);
  if (known) return known;
  const starts = [source.text.startsWith("\ufeff") ? 1 : 0];
  for (let at = source.text.indexOf("\n"); at !== -1; at = source.text.indexOf("\n", at + 1)) starts.push(at + 1);
  lineStartsOf.set(source, starts);
  return starts;
}
