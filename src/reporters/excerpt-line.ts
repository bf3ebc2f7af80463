/** One line of the source with marks under it, cut around the marks when it is wider than the terminal. */
import { cellsOf, widthOfCells, type Cell } from "./cells.js";

/** A range of a line, in UTF-16 units from its start. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface ShownLine {
  readonly text: string;
  /** The blanks before the mark and its length, in columns. */
  readonly indent: number;
  readonly length: number;
}

const cut = "…";

/**
 * Lays out a line so that a range of it can be underlined.
 *
 * @param width the columns there are
 */
export function showLine(line: string, range: Range, width: number): ShownLine {
  const slice = aroundRange(line, range, width);
  const cells = cellsOf(slice.text);
  const from = cells.findIndex((cell) => cell.offset + slice.start >= range.from);
  const first = from === -1 ? cells.length : from;
  const last = first + cells.slice(first).filter((cell) => cell.offset + slice.start < range.to).length;
  const window = windowAround(cells, first, last, width);
  const before = window.first > 0 || slice.start > 0 ? cut : "";
  const after = window.last < cells.length || slice.end < line.length ? cut : "";
  return {
    text: before + textOf(cells.slice(window.first, window.last)) + after,
    indent: before.length + widthOfCells(cells.slice(window.first, first)),
    length: Math.max(1, widthOfCells(cells.slice(first, Math.min(last, window.last)))),
  };
}

interface Slice {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A line may be megabytes long: only what could be shown is laid out. */
function aroundRange(line: string, range: Range, width: number): Slice {
  const start = onBoundary(line, Math.max(0, range.from - width));
  const end = onBoundary(line, Math.min(line.length, Math.min(range.to, range.from + width) + width));
  return { text: line.slice(start, end), start, end };
}

/** Moves an offset that would cut a surrogate pair in two to the pair's start. */
function onBoundary(line: string, offset: number): number {
  return offset > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(line.slice(offset - 1, offset + 1))
    ? offset - 1
    : offset;
}

/** Chooses the cells to show: all if they fit; else some before the range, and as many after its start as there is room for. */
function windowAround(
  cells: readonly Cell[],
  first: number,
  last: number,
  width: number,
): { first: number; last: number } {
  if (widthOfCells(cells) <= width) return { first: 0, last: cells.length };
  const room = width - 2 * cut.length;
  const marked = Math.min(room, widthOfCells(cells.slice(first, last)));
  let start = first;
  for (let left = Math.floor((room - marked) / 2); start > 0; start--) {
    left -= cells[start - 1]?.width ?? 0;
    if (left < 0) break;
  }
  let end = start;
  for (let left = room; end < cells.length; end++) {
    left -= cells[end]?.width ?? 0;
    if (left < 0) break;
  }
  return { first: start, last: end };
}

function textOf(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.shown).join("");
}
