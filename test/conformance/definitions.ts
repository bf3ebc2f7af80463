/** Everything that an audit reports about a definition on a page. */
import { examine } from "../../src/asl/audit/examine.js";
import { inWords } from "../../src/asl/audit/finding.js";
import { readMachine } from "../../src/asl/audit/reading/read-machine.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { Json } from "../../src/machine/asl.js";

/** Whether a program of a page is a state machine: no file of emrflow begins with a brace. */
export function isDefinition(text: string): boolean {
  return text.startsWith("{");
}

/** Gives the findings about a definition, each over all of its text. */
export function findingsOfDefinition(text: string): readonly Diagnostic[] {
  // What `JSON.parse` gives is JSON.
  const { machine, problems } = readMachine(JSON.parse(text) as Json);
  const source = { path: "page.asl.json", text };
  const findings = [...problems, ...examine(machine, { type: null })];
  return findings.map((finding) => ({ ...inWords(finding, { start: 0, end: text.length }), source }));
}
