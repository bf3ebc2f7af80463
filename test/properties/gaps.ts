/** What stands between the tokens of a text, where blanks and comments mean nothing. */
import { StringEnd, StringStart } from "../../grammar/tokens.js";
import { tokenize } from "../../src/syntax/tokenize.js";
import type { Span } from "../../src/text/span.js";

/**
 * Gives the places before, between and behind the tokens, in order; some are empty. What is inside of a string is none,
 * nor is a place with documentation, which must stand directly above what it is about.
 */
export function gapsOf(text: string): readonly Span[] {
  const gaps: Span[] = [];
  let end = 0;
  let strings = 0;
  const add = (start: number): void => {
    if (strings === 0 && !text.slice(end, start).includes("///")) gaps.push({ start: end, end: start });
  };
  for (const { tokenType, startOffset, image } of tokenize(text, () => undefined).tokens) {
    add(startOffset);
    if (tokenType === StringStart || tokenType.CATEGORIES?.includes(StringStart)) strings += 1;
    if (tokenType === StringEnd || tokenType.CATEGORIES?.includes(StringEnd)) strings -= 1;
    end = startOffset + image.length;
  }
  add(text.length);
  return gaps;
}

/** Gives the text with some of its gaps changed. @param gaps in order */
export function withGaps(text: string, gaps: readonly Span[], change: (gap: string, index: number) => string): string {
  let changed = "";
  let end = 0;
  for (const [index, gap] of gaps.entries()) {
    changed += text.slice(end, gap.start) + change(text.slice(gap.start, gap.end), index);
    end = gap.end;
  }
  return changed + text.slice(end);
}
