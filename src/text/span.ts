/** A half-open range of offsets (UTF-16 units) in one source text. Every syntax node is one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Gives the smallest span that holds both. */
export function spanOf(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}
