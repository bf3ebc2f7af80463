/** How a comment that silences findings is spelled: `// emrflow-ignore CODE, CODE: reason`, or with `emrflow-ignore-file`. */
import { nearest } from "../text/nearest.js";
import { positionAt, type Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import { suppression } from "./catalog/suppression.js";
import type { Report } from "./diagnostic.js";
import { replaceWith } from "./fixes.js";

/** A comment of the text, as the tree has it. */
export interface CommentText extends Span {
  readonly kind: "line" | "documentation" | "block";
  /** Without its delimiters. */
  readonly text: string;
}

/** A code or name as it was written. */
export interface WrittenCode extends Span {
  readonly text: string;
}

/** A comment that silences. It does so also when something is wrong about it: one mistake is one finding. */
export interface Suppression {
  readonly comment: CommentText;
  readonly scope: "line" | "file";
  readonly codes: readonly WrittenCode[];
}

const scopes: ReadonlyMap<string, Suppression["scope"]> = new Map([
  ["emrflow-ignore", "line"],
  ["emrflow-ignore-file", "file"],
]);

const spelling = /^(?<head>\s*(?<word>emrflow-[\w-]+)\s*)(?<codes>[\w-]+(?:\s*,\s*[\w-]+)*)?\s*(?<reason>:\s*\S)?/;

/** Reads the comments that silence, and reports what is wrong about them. */
export function suppressionsIn(
  comments: readonly CommentText[],
  topLevel: readonly Span[],
  report: Report,
): readonly Suppression[] {
  return comments.flatMap((comment) => {
    if (comment.kind !== "line" || !comment.text.includes("emrflow-")) return [];
    const { head, word, codes, reason } = spelling.exec(comment.text)?.groups ?? {};
    if (head === undefined || word === undefined) return [];
    const start = comment.start + "//".length + head.length;
    const scope = scopes.get(word);
    if (scope === undefined) {
      reportUnknown(word, start - head.trimStart().length, report);
      return [];
    }
    if (codes === undefined) report(suppression.namesNothing(comment, word));
    else if (scope === "file" && isInside(comment, topLevel)) report(suppression.notAtTopLevel(comment));
    else if (reason === undefined) report(suppression.withoutReason(comment, word, codes));
    return codes === undefined ? [] : [{ comment, scope, codes: writtenCodes(codes, start) }];
  });
}

/** Many a comment may begin with `emrflow-`; what looks like a slip or like another tool's form is spoken about. */
function reportUnknown(word: string, start: number, report: Report): void {
  const near = nearest(word, scopes.keys()) ?? (word.startsWith("emrflow-ignore") ? "emrflow-ignore" : null);
  const at = { start, end: start + word.length };
  const fix = replaceWith(at, near);
  if (near !== null && fix !== null) report(suppression.unknownDirective(at, word, near, fix));
}

function writtenCodes(codes: string, start: number): readonly WrittenCode[] {
  return [...codes.matchAll(/[\w-]+/g)].map(({ 0: text, index }) => ({
    text,
    start: start + index,
    end: start + index + text.length,
  }));
}

function isInside(span: Span, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => start <= span.start && span.end <= end);
}

/**
 * Gives for each suppression the line that it is about: its own if something stands before it there, else the next one
 * that does not begin with a comment, so that several can stand above one another and above documentation.
 */
export function linesOf(
  suppressions: readonly Suppression[],
  comments: readonly CommentText[],
  source: Source,
): ReadonlyMap<Suppression, number> {
  const commentLines = new Set(
    comments
      .filter(({ kind, start }) => kind !== "block" && beginsLine(source, start))
      .map(({ start }) => positionAt(source, start).line),
  );
  return new Map(
    suppressions.map((each) => {
      let { line } = positionAt(source, each.comment.start);
      while (commentLines.has(line)) line++;
      return [each, line] as const;
    }),
  );
}

/** Tells whether only blanks stand between an offset and the start of its line. */
export function beginsLine(source: Source, offset: number): boolean {
  return source.text.slice(lineStart(source, offset), offset).trim() === "";
}

/** Gives the offset at which the line of an offset begins. */
export function lineStart(source: Source, offset: number): number {
  return offset - positionAt(source, offset).column + 1;
}
