/** Applying fixes to a text, round by round, until none is left. Pure: how a text is looked at is given. */
import { applyEdits, type Edit } from "../text/edits.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import type { Finding, Fix } from "./diagnostic.js";

/** What a look at a text gives. */
export interface Look {
  readonly diagnostics: readonly Finding[];
  readonly comments: readonly Span[];
}

export interface Mended {
  readonly text: string;
  /** How many fixes were applied. */
  readonly count: number;
  /** The errors before and after the round that was not kept, because it would have made more of them. */
  readonly dropped: { readonly before: number; readonly after: number } | null;
}

/** A fix may open the way for another, but a text that needs more rounds than this goes in a circle. */
const mostRounds = 10;

/**
 * Applies the fixes of a text's findings, of each finding the first that is allowed.
 *
 * @param isAllowed which fixes may be applied
 */
export function mend(source: Source, look: (source: Source) => Look, isAllowed: (fix: Fix) => boolean): Mended {
  let { text } = source;
  let count = 0;
  let seen = look(source);
  for (let round = 0; round < mostRounds; round++) {
    const fixes = compatibleFixes(text, seen, isAllowed);
    const mended = applyEdits(text, fixes.flatMap(({ edits }) => edits).map((edit) => withLineBreaksOf(text, edit)));
    if (mended === null) throw new Error("Fixes that were chosen not to overlap do");
    if (mended === text) break;
    const next = look({ path: source.path, text: mended });
    const [before, after] = [errorsIn(seen), errorsIn(next)];
    if (after > before) return { text, count, dropped: { before, after } };
    text = mended;
    count += fixes.length;
    seen = next;
  }
  return { text, count, dropped: null };
}

function errorsIn({ diagnostics }: Look): number {
  return diagnostics.filter(({ severity }) => severity === "error").length;
}

/** Of fixes that meet, the first is taken; the others are looked at again in the next round. */
function compatibleFixes(text: string, { diagnostics, comments }: Look, isAllowed: (fix: Fix) => boolean): readonly Fix[] {
  const fixes: Fix[] = [];
  const taken: Span[] = [];
  for (const finding of diagnostics) {
    const fix = finding.fixes?.find(isAllowed);
    if (fix === undefined || fix.edits.some((edit) => taken.some((other) => meet(edit, other)))) continue;
    if (fix.edits.some((edit) => comments.some((comment) => loses(text, edit, comment) && !holds(comment, finding)))) continue;
    fixes.push(fix);
    taken.push(...fix.edits);
  }
  return fixes;
}

/** Also two that only touch: insertions at one place may be the same mending, found twice. */
function meet(first: Span, second: Span): boolean {
  return first.start <= second.end && second.start <= first.end;
}

/** Tells whether an edit takes away a part of a comment. */
function loses(text: string, edit: Edit, comment: Span): boolean {
  return edit.start < comment.end && comment.start < edit.end && !edit.text.includes(text.slice(comment.start, comment.end));
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Fixes write `\n`; the text keeps the line breaks that it has. */
function withLineBreaksOf(text: string, edit: Edit): Edit {
  return /^[^\n]*\r\n/.test(text) ? { ...edit, text: edit.text.replace(/\r?\n/g, "\r\n") } : edit;
}
