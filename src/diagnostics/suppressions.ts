/** What comments silence: warnings and advice, never errors. A comment that silences nothing is itself a finding. */
import { nearest } from "../text/nearest.js";
import { positionAt, type Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import { allCodes, ranges, type Code } from "./catalog/index.js";
import { suppression } from "./catalog/suppression.js";
import type { Finding, Report } from "./diagnostic.js";
import { replaceWith } from "./fixes.js";
import {
  linesOf,
  suppressionsIn,
  type CommentText,
  type Suppression,
  type WrittenCode,
} from "./suppression-comments.js";
import { removalOf } from "./suppression-removal.js";

/** What is known of a text when its findings are silenced. */
export interface Commented {
  readonly source: Source;
  readonly comments: readonly CommentText[];
  /** The declarations of the file, inside of which nothing is about the whole file. */
  readonly items: readonly Span[];
  /** Whether all advice was asked for; otherwise nobody knows what silences nothing. */
  readonly isComplete: boolean;
}

/** One code of one comment. */
interface Mark {
  readonly suppression: Suppression;
  readonly written: WrittenCode;
  isUsed: boolean;
}

const own: ReadonlySet<string> = new Set(Object.values(ranges.suppression).map(({ code }) => code));

/** Gives the findings that no comment silences, and those about the comments. */
export function silence(findings: readonly Finding[], text: Commented): readonly Finding[] {
  const about: Finding[] = [];
  const report: Report = (finding) => void about.push(finding);
  const suppressions = suppressionsIn(text.comments, text.items, report);
  if (suppressions.length === 0) return about.length === 0 ? findings : [...findings, ...about];
  const marks = marksOf(suppressions, text, report);
  const heard = findings.filter((finding) => !isSilenced(finding, marks, text.source));
  if (text.isComplete) for (const mark of marks.all) if (!mark.isUsed) reportUnused(mark, text, report);
  return [...heard, ...about];
}

interface Marks {
  readonly all: readonly Mark[];
  /** By line and code, and by code alone for the whole file; of several with the same meaning the first. */
  readonly byKey: ReadonlyMap<string, Mark>;
}

const keyOf = (line: number | "file", code: string): string => `${line} ${code}`;

function marksOf(suppressions: readonly Suppression[], text: Commented, report: Report): Marks {
  const lines = linesOf(suppressions, text.comments, text.source);
  const all: Mark[] = [];
  const byKey = new Map<string, Mark>();
  for (const each of suppressions) {
    for (const written of each.codes) {
      const code = silenceable(each, written, text, report);
      if (code === null) continue;
      const key = keyOf(each.scope === "file" ? "file" : (lines.get(each) ?? 0), code.code);
      const mark = { suppression: each, written, isUsed: false };
      all.push(mark);
      if (!byKey.has(key)) byKey.set(key, mark);
    }
  }
  return { all, byKey };
}

/** Gives the code that is meant; reports one that does not exist, or that nothing may silence. */
function silenceable(
  from: Suppression,
  written: WrittenCode,
  { source, comments }: Commented,
  report: Report,
): Code | null {
  const code = allCodes.find(
    (each) => each.code === written.text.toUpperCase() || each.title === written.text.toLowerCase(),
  );
  if (code === undefined) {
    const near = nearest(
      written.text,
      allCodes.flatMap((each) => [each.code, each.title]),
    );
    report(suppression.unknownCode(written, written.text, near, replaceWith(written, near)));
  } else if (code.severity === "error" || own.has(code.code)) {
    report(suppression.notSilenceable(written, written.text, removalOf(from, written, source, comments)));
  } else {
    return code;
  }
  return null;
}

function isSilenced(finding: Finding, marks: Marks, source: Source): boolean {
  if (finding.severity === "error") return false;
  const { line } = positionAt(source, finding.start);
  const mark = marks.byKey.get(keyOf(line, finding.code)) ?? marks.byKey.get(keyOf("file", finding.code));
  if (mark) mark.isUsed = true;
  return mark !== undefined;
}

function reportUnused({ suppression: from, written }: Mark, { source, comments }: Commented, report: Report): void {
  report(suppression.unused(written, written.text, removalOf(from, written, source, comments)));
}
