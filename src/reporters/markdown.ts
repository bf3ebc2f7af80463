/** Findings as a comment on a pull request, in GitHub Flavored Markdown. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { printable } from "../text/printable.js";
import { markdownCode, markdownText } from "./markdown-text.js";
import { placeOf } from "./place.js";
import { remarksOf } from "./remarks.js";
import { inOrder, type Reporter } from "./reporter.js";
import { summaryOf } from "./summary.js";

/** GitHub refuses comments of more than 65,536 characters; the rest is for what the user puts around the list. */
const mostCharacters = 60_000;

/** Gives a list with an item for each finding, under how many there are; what does not fit a comment is counted. */
export const markdown: Reporter = (diagnostics) => {
  if (diagnostics.length === 0) return "**emrflow:** nothing to report\n";
  const items: string[] = [];
  let room = mostCharacters;
  for (const item of inOrder(diagnostics).map(itemOf)) {
    room -= item.length;
    if (room < 0) break;
    items.push(item);
  }
  const left = diagnostics.length - items.length;
  const rest = left === 0 ? "" : `\n… and ${left} more.\n`;
  return `**emrflow:** ${summaryOf(diagnostics)}\n\n${items.join("")}${rest}`;
};

function itemOf(diagnostic: Diagnostic): string {
  const { severity, code, name, message } = diagnostic;
  const place = placeOf(diagnostic);
  const where = place === "" ? "" : ` ${markdownCode(place)}`;
  const item = `- **${severity}**${where} ${markdownText(printable(message))} (${code} ${name})\n`;
  return (
    item +
    remarksOf(diagnostic)
      .map(({ lead, text }) => `  - ${markdownText(lead)}: ${markdownText(text)}\n`)
      .join("")
  );
}
