/** Everything that compiling a text reports. */
import { analyze, compile } from "../../src/compiler.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";

/** Gives the findings about a text, those included that show only in the state machine. */
export function findingsOf(text: string): readonly Diagnostic[] {
  const { checked, diagnostics } = analyze({ path: "program.emrflow", text });
  return checked === null ? diagnostics : [...diagnostics, ...compile(checked).diagnostics];
}

/** Gives the codes of findings, for comparisons that show in a failure what came instead. */
export function codesOf(findings: readonly Diagnostic[]): readonly string[] {
  return findings.map((finding) => finding.code);
}
