/** A half-open range of offsets (UTF-16 units) in one source text. Every syntax node is one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Tells whether a span lies within another one; the same one does. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
