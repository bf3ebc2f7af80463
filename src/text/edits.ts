/** Applies edits to a text, all or none. */
import type { Span } from "./span.js";

/** One replacement of text; an empty span inserts. */
export interface Edit extends Span {
  readonly text: string;
}

/**
 * Gives the text after all edits, or `null` when two of them overlap. Insertions at one place keep their order; one at
 * the start of a replaced span comes before it.
 *
 * @throws RangeError for an edit that does not lie in the text: its maker has a bug
 */
export function applyEdits(text: string, edits: readonly Edit[]): string | null {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, text: replacement } of ordered) {
    if (!(start >= 0 && start <= end && end <= text.length)) {
      throw new RangeError(`edit ${start}–${end} lies outside a text of ${text.length} characters`);
    }
    if (start < done) return null;
    pieces.push(text.slice(done, start), replacement);
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}
