/** Applying fixes to a text, round by round, until none is left. Pure: how a text is looked at is given. */
import { applyEdits, type Edit } from "../text/edits.js";
import { firstEndingFrom } from "../text/ordered-spans.js";
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
    const mended = applyEdits(
      text,
      fixes.flatMap(({ edits }) => edits).map((edit) => withLineBreaksOf(text, edit)),
    );
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
function compatibleFixes(
  text: string,
  { diagnostics, comments }: Look,
  isAllowed: (fix: Fix) => boolean,
): readonly Fix[] {
  const fixes: Fix[] = [];
  const taken: Edit[] = [];
  for (const finding of diagnostics) {
    const fix = finding.fixes?.find(isAllowed);
    if (
      fix === undefined ||
      fix.edits.some((edit) => meetsOne(edit, taken) || losesComment(text, edit, comments, finding))
    )
      continue;
    fixes.push(fix);
    for (const edit of fix.edits) taken.splice(firstEndingFrom(taken, edit.start), 0, edit);
  }
  return fixes;
}

/** Also where two only touch: insertions at one place may be the same mending, found twice. */
function meetsOne(edit: Edit, taken: readonly Edit[]): boolean {
  const next = taken[firstEndingFrom(taken, edit.start)];
  return next !== undefined && next.start <= edit.end;
}

/** Tells whether an edit takes away a part of a comment, other than of the one that the finding is about. */
function losesComment(text: string, edit: Edit, comments: readonly Span[], finding: Span): boolean {
  for (let index = firstEndingFrom(comments, edit.start + 1); index < comments.length; index++) {
    const comment = comments[index];
    if (comment === undefined || comment.start >= edit.end) return false;
    const isItsOwn = comment.start <= finding.start && finding.end <= comment.end;
    if (!isItsOwn && !edit.text.includes(text.slice(comment.start, comment.end))) return true;
  }
  return false;
}

/** Fixes write `\n`; the text keeps the line breaks that it has. */
function withLineBreaksOf(text: string, edit: Edit): Edit {
  return /^[^\n]*\r\n/.test(text) ? { ...edit, text: edit.text.replace(/\r?\n/g, "\r\n") } : edit;
}
