/** A piece of a text by lines and columns, as programs name it. */
import { positionAt, type Source } from "../text/source.js";
import type { Span } from "../text/span.js";

/** Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Gives the region of a span. */
export function regionOf(source: Source, span: Span): Region {
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
