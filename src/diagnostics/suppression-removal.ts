/** The fix that takes a code out of a comment that silences, and with the last code the comment. */
import { positionAt, type Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import type { Fix } from "./diagnostic.js";
import { beginsLine, lineStart, type CommentText, type Suppression, type WrittenCode } from "./suppression-comments.js";

/** Gives the fix. It is safe, unless `///` above the comment would become documentation of what is below. */
export function removalOf(
  from: Suppression,
  written: WrittenCode,
  source: Source,
  comments: readonly CommentText[],
): Fix {
  const index = from.codes.indexOf(written);
  const [before, after] = [from.codes[index - 1], from.codes[index + 1]];
  const title = `remove \`${written.text}\``;
  if (after !== undefined) return { title, safe: true, edits: [remove({ start: written.start, end: after.start })] };
  if (before !== undefined) return { title, safe: true, edits: [remove({ start: before.end, end: written.end })] };
  const { comment } = from;
  if (!beginsLine(source, comment.start)) {
    const kept = source.text.slice(0, comment.start).trimEnd().length;
    return { title: "remove the comment", safe: true, edits: [remove({ start: kept, end: comment.end })] };
  }
  const start = lineStart(source, comment.start);
  const lineBreak = /^\r?\n/.exec(source.text.slice(comment.end, comment.end + 2))?.[0] ?? "";
  return {
    title: "remove the comment",
    safe: !freesDocumentation(comment, source, comments),
    edits: [remove({ start, end: comment.end + lineBreak.length })],
  };
}

function remove({ start, end }: Span) {
  return { start, end, text: "" };
}

/** Documentation ends at another comment, so taking that away may give a machine or a state a comment. */
function freesDocumentation(comment: Span, source: Source, comments: readonly CommentText[]): boolean {
  const { line } = positionAt(source, comment.start);
  return comments.some(({ kind, start }) => kind === "documentation" && positionAt(source, start).line === line - 1);
}
