/** Looking up in spans that follow one another without overlapping, as comments and edits do. */
import type { Span } from "./span.js";

/** Gives the index of the first span that ends at an offset or behind it; their number if there is none. */
export function firstEndingFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
