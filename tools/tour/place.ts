/** Places in a source as the dumps write them. */
import { positionAt, type Source } from "../../src/text/source.js";
import type { Span } from "../../src/text/span.js";

/** Gives `line:column` of where a span begins. */
export function beginOf(source: Source, { start }: Pick<Span, "start">): string {
  const { line, column } = positionAt(source, start);
  return `${line}:${column}`;
}

/** Gives `line:column–column`, with the line of the end where it is another one. */
export function placeOf(source: Source, { start, end }: Span): string {
  const [from, to] = [positionAt(source, start), positionAt(source, end)];
  return `${from.line}:${from.column}–${to.line === from.line ? "" : `${to.line}:`}${to.column}`;
}
