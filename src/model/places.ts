/** Places of statements: their keyword, and where their block ends. */
import type { Span } from "../text/span.js";

/** The keyword with which a statement begins. */
export function wordAt(node: Span, word: string): Span {
  return { start: node.start, end: Math.min(node.end, node.start + word.length) };
}

/** The closing brace of a block. */
export function closing(block: Span): Span {
  return { start: Math.max(block.start, block.end - 1), end: block.end };
}
