/** The usual forms of a fix. */
import type { Span } from "../text/span.js";
import type { Fix } from "./diagnostic.js";

/** Puts another word in place of a misspelt one; `null` where none is close. Not safe: only a guess at what was meant. */
export function replaceWith(at: Span, word: string | null): Fix | null {
  return word === null
    ? null
    : { title: `write \`${word}\``, safe: false, edits: [{ start: at.start, end: at.end, text: word }] };
}

/** The part of a finding's wording that offers a fix, where there is one. */
export function withFix(fix: Fix | null): { readonly fixes?: readonly Fix[] } {
  return fix ? { fixes: [fix] } : {};
}
