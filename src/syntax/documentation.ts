/** Documentation: the `///` comments directly above what they describe. */
import type { Span } from "../text/span.js";
import type { Comment, File } from "./ast.js";

/**
 * Gives the text of the `///` lines that stand directly above a node, or `null`. One blank after `///` is not part of it;
 * an empty line or another comment in between ends it.
 */
export function documentationOf(file: File, node: Span, text: string): string | null {
  const lines: string[] = [];
  let below = node.start;
  for (let index = lastBefore(file.comments, node.start); index >= 0; index--) {
    const comment = file.comments[index];
    if (comment?.kind !== "documentation" || !/^[ \t]*\r?\n[ \t]*$/.test(text.slice(comment.end, below))) break;
    if (!beginsLine(text, comment.start)) break;
    lines.unshift(comment.text.replace(/^ /, ""));
    below = comment.start;
  }
  return lines.length === 0 ? null : lines.join("\n");
}

/** The index of the last comment that ends before an offset, or -1. */
function lastBefore(comments: readonly Comment[], offset: number): number {
  let low = -1;
  let high = comments.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((comments[middle]?.end ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function beginsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (text[at] === " " || text[at] === "\t") at--;
  return at < 0 || text[at] === "\n";
}
