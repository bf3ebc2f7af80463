/** The labelled lines of the source under a finding: its own place and the related ones, in the order of the text. */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { printable } from "../text/printable.js";
import { lineAt, positionAt, type Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import { showLine, type Range } from "./excerpt-line.js";
import type { Appearance } from "./reporter.js";
import type { Paint, Style } from "./style.js";

/** One underlined piece of one line. */
interface Mark extends Range {
  readonly line: number;
  readonly label: string;
  readonly style: Style;
  readonly sign: "^" | "-";
}

/** Gives the lines of the excerpt; `gutter` is how wide the line numbers are. */
export function excerptOf(
  diagnostic: Diagnostic,
  gutter: number,
  appearance: Appearance,
  paint: Paint,
): readonly string[] {
  const bar = paint("frame", `${" ".repeat(gutter)} |`);
  const width = Math.max(20, appearance.columns - gutter - 3);
  const lines = [bar];
  let previous: number | undefined;
  for (const mark of marksOf(diagnostic)) {
    if (previous !== undefined && mark.line > previous + 1) lines.push(paint("frame", "..."));
    const shown = showLine(lineAt(diagnostic.source, mark.line), mark, width);
    if (mark.line !== previous) {
      lines.push(`${paint("frame", `${String(mark.line).padStart(gutter)} |`)} ${shown.text}`.trimEnd());
    }
    const underline = paint(mark.style, `${mark.sign.repeat(shown.length)} ${printable(mark.label)}`.trimEnd());
    lines.push(`${bar} ${" ".repeat(shown.indent)}${underline}`);
    previous = mark.line;
  }
  return lines;
}

/** Gives the number of columns that the line numbers of a finding's excerpt take. */
export function gutterOf(diagnostic: Diagnostic): number {
  return Math.max(...marksOf(diagnostic).map((mark) => String(mark.line).length));
}

function marksOf(diagnostic: Diagnostic): readonly Mark[] {
  const own = marksOfSpan(diagnostic.source, diagnostic, diagnostic.label ?? "", diagnostic.severity, "^");
  const related = (diagnostic.related ?? [])
    .filter(({ source }) => source === undefined)
    .flatMap((place) => marksOfSpan(diagnostic.source, place, place.message, "frame", "-"));
  return [...own, ...related].sort((a, b) => a.line - b.line || a.from - b.from);
}

/** A span over several lines is shown by its first and its last line. */
function marksOfSpan(
  source: Source,
  span: Span,
  label: string,
  style: Severity | "frame",
  sign: "^" | "-",
): readonly Mark[] {
  const start = positionAt(source, span.start);
  // The end is exclusive: a span that ends after a line break ends on the line before.
  const end = positionAt(source, Math.max(span.start, span.end - 1));
  const look = { style, sign } as const;
  const startLine = lineAt(source, start.line);
  if (start.line === end.line) {
    const to = start.column - 1 + Math.max(0, span.end - span.start);
    return [{ line: start.line, from: start.column - 1, to: Math.min(to, startLine.length), label, ...look }];
  }
  const endLine = lineAt(source, end.line);
  const indent = endLine.length - endLine.trimStart().length;
  return [
    { line: start.line, from: start.column - 1, to: startLine.length, label: "", ...look },
    {
      line: end.line,
      from: Math.min(indent, end.column - 1),
      to: Math.min(end.column, endLine.length),
      label,
      ...look,
    },
  ];
}
