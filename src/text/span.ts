/** A half-open range of offsets (UTF-16 units) in one source text. Every syntax node is one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
