/**
 * Findings as workflow commands of GitHub Actions, which shows them at the lines of a pull request. Source: GitHub Docs,
 * page "Workflow commands for GitHub Actions"; the escapes are those of the package @actions/core, and what columns may stand
 * with is in ActionCommandManager.cs of actions/runner.
 */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { printable } from "../text/printable.js";
import { regionOf } from "./region.js";
import { remarkLines } from "./remarks.js";
import { inOrder, type Reporter } from "./reporter.js";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", advice: "notice" };

/** Gives a line for each finding. */
export const github: Reporter = (diagnostics) =>
  inOrder(diagnostics)
    .map((diagnostic) => `::${commands[diagnostic.severity]} ${propertiesOf(diagnostic)}::${dataOf(diagnostic)}\n`)
    .join("");

function propertiesOf(diagnostic: Diagnostic): string {
  const { source, code, name } = diagnostic;
  const properties: readonly (readonly [string, string | number])[] = [
    ...(source.path === "" ? [] : [["file", printable(source.path)] as const]),
    ...(source.text === "" ? [] : placesOf(diagnostic)),
    ["title", `${code} ${name}`],
  ];
  return properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(",");
}

/** GitHub takes columns only where the first line is also the last. */
function placesOf(diagnostic: Diagnostic): readonly (readonly [string, number])[] {
  const { startLine, startColumn, endLine, endColumn } = regionOf(diagnostic.source, diagnostic);
  if (startLine !== endLine)
    return [
      ["line", startLine],
      ["endLine", endLine],
    ];
  return [
    ["line", startLine],
    ["col", startColumn],
    ["endLine", endLine],
    ["endColumn", endColumn],
  ];
}

function dataOf(diagnostic: Diagnostic): string {
  return escapeData([printable(diagnostic.message), ...remarkLines(diagnostic)].join("\n"));
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
