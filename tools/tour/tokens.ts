/** The tokens of a text: where each begins, what the grammar calls it, and how it is written. */
import { tokenize } from "../../src/syntax/tokenize.js";
import { printable } from "../../src/text/printable.js";
import type { Source } from "../../src/text/source.js";
import { writeTable } from "./outline.js";
import { beginOf } from "./place.js";

/** Gives a line for each token and comment, in the order of the text. */
export function tokensText(source: Source): string {
  const { tokens, comments } = tokenize(source.text, () => undefined);
  const rows = [
    ...tokens.map(({ startOffset, tokenType, image }) => ({ start: startOffset, name: tokenType.name, text: image })),
    ...comments.map(({ start, end, kind }) => ({
      start,
      name: `${kind} comment`,
      text: source.text.slice(start, end),
    })),
  ].sort((left, right) => left.start - right.start);
  return writeTable(rows.map((row) => [beginOf(source, row), row.name, printable(row.text)]));
}
