/**
 * Findings as a JUnit report, for CI systems that show test results. Only the elements and attributes of the schema that
 * Jenkins publishes are used (github.com/jenkinsci/xunit-plugin, junit-10.xsd), as some readers refuse all others.
 */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { compareText } from "../text/compare.js";
import { placeOf } from "./place.js";
import { remarkLines } from "./remarks.js";
import { inOrder, type Reporter } from "./reporter.js";
import { xmlText } from "./xml-text.js";

/** What is said about the command line, and not about a file, is said of the tool. */
const commandLine = "emrflow";

/** Warnings and advice let a run pass, so they must not turn it red: they are told as pytest tells failures that are allowed. */
const elements: Readonly<Record<Severity, "failure" | "skipped">> = {
  error: "failure",
  warning: "skipped",
  advice: "skipped",
};

/** Gives a suite for each file, with a case for each finding, and one that passes for a file without findings. */
export const junit: Reporter = (diagnostics, _appearance, { files = [] } = {}) => {
  const suites = new Map<string, Diagnostic[]>(files.map((path) => [path, []]));
  for (const diagnostic of inOrder(diagnostics)) {
    const suite = suites.get(diagnostic.source.path);
    if (suite) suite.push(diagnostic);
    else suites.set(diagnostic.source.path, [diagnostic]);
  }
  const ordered = [...suites].sort(([a], [b]) => compareText(a, b));
  const cases = ordered.reduce((sum, [, findings]) => sum + Math.max(1, findings.length), 0);
  const counts = `tests="${cases}" failures="${countOf(diagnostics, "failure")}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="emrflow" ${counts}>`,
    ...ordered.flatMap(([path, findings]) => suiteLines(path || commandLine, findings)),
    "</testsuites>\n",
  ].join("\n");
};

function suiteLines(name: string, findings: readonly Diagnostic[]): readonly string[] {
  const counts = `tests="${Math.max(1, findings.length)}" failures="${countOf(findings, "failure")}" errors="0" skipped="${countOf(findings, "skipped")}"`;
  return [
    `  <testsuite name="${xmlText(name)}" ${counts}>`,
    ...(findings.length === 0 ? [`    <testcase name="nothing to report" classname="${xmlText(name)}"/>`] : []),
    ...findings.flatMap((finding) => caseLines(name, finding)),
    "  </testsuite>",
  ];
}

/** Readers take cases with the same name for one case, so the place is part of it. */
function caseLines(suite: string, diagnostic: Diagnostic): readonly string[] {
  const { code, name, severity, message } = diagnostic;
  const place = placeOf(diagnostic);
  const title = `${code} ${name}${place === "" ? "" : ` at ${place}`}`;
  const element = elements[severity];
  const type = element === "failure" ? ` type="${xmlText(code)}"` : "";
  const body = [`${severity}: ${message}`, ...remarkLines(diagnostic)].map(xmlText).join("\n");
  return [
    `    <testcase name="${xmlText(title)}" classname="${xmlText(suite)}">`,
    `      <${element}${type} message="${xmlText(message)}">${body}</${element}>`,
    "    </testcase>",
  ];
}

function countOf(findings: readonly Diagnostic[], element: "failure" | "skipped"): number {
  return findings.filter(({ severity }) => elements[severity] === element).length;
}
