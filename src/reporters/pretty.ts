/** Findings for people: the place with its text underlined, why, and what to change. */
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.js";
import { printable } from "../text/printable.js";
import { editedLines } from "./edited.js";
import { showLine } from "./excerpt-line.js";
import { excerptOf, gutterOf } from "./excerpt.js";
import { placeOf } from "./place.js";
import { fixKind } from "./remarks.js";
import { inOrder, type Appearance, type Reporter } from "./reporter.js";
import { painter, type Paint } from "./style.js";
import { summaryOf } from "./summary.js";

/** A fix that rewrites more lines than this is told by its title. */
const mostEditedLines = 10;

/** Shows each finding as a paragraph, then how many there are. */
export const pretty: Reporter = (diagnostics, appearance) => {
  if (diagnostics.length === 0) return "";
  const paint = painter(appearance.color);
  const paragraphs = inOrder(diagnostics).map(
    (diagnostic) => `${paragraphOf(diagnostic, appearance, paint).join("\n")}\n\n`,
  );
  return `${paragraphs.join("")}${paint("strong", summaryOf(diagnostics))}\n`;
};

function paragraphOf(diagnostic: Diagnostic, appearance: Appearance, paint: Paint): readonly string[] {
  const { code, name, severity, message, source } = diagnostic;
  const gutter = source.text === "" ? 1 : gutterOf(diagnostic);
  const indent = " ".repeat(gutter);
  const place = placeOf(diagnostic);
  return [
    `${paint(severity, `${severity}[${code} ${name}]`)}${paint("strong", `: ${printable(message)}`)}`,
    ...(place === "" ? [] : [`${indent}${paint("frame", "-->")} ${place}`]),
    ...(source.text === "" ? [] : excerptOf(diagnostic, gutter, appearance, paint)),
    ...elsewhere(diagnostic).map(
      ({ lead, text }) => `${indent} ${paint("frame", "=")} ${paint("strong", lead)}: ${text}`,
    ),
    ...(diagnostic.notes ?? []).map(
      (note) => `${indent} ${paint("frame", "=")} ${paint("strong", "note")}: ${printable(note)}`,
    ),
    ...(diagnostic.fixes ?? []).flatMap((fix) => fixLines(diagnostic, fix, gutter, appearance, paint)),
  ];
}

/** Related places in other texts, which the excerpt cannot show. */
function elsewhere({ related = [] }: Diagnostic): readonly { readonly lead: string; readonly text: string }[] {
  return related.flatMap(({ source, start, message }) =>
    source ? [{ lead: placeOf({ source, start }), text: printable(message) }] : [],
  );
}

function fixLines(
  diagnostic: Diagnostic,
  fix: Fix,
  gutter: number,
  appearance: Appearance,
  paint: Paint,
): readonly string[] {
  const title = `${" ".repeat(gutter)} ${paint("frame", "=")} ${paint("strong", fixKind(fix))}: ${printable(fix.title)}`;
  const lines = editedLines(diagnostic.source, fix);
  if (lines.length > mostEditedLines) return [title];
  const width = Math.max(20, appearance.columns - gutter - 3);
  return [
    title,
    ...lines.map(({ sign, line, text }) => {
      const { text: shown } = showLine(text, { from: 0, to: 0 }, width);
      const number = paint("frame", String(line).padStart(gutter));
      return `${number} ${paint(sign === "-" ? "removed" : "added", `${sign} ${shown}`.trimEnd())}`;
    }),
  ];
}
