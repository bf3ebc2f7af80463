/** Everything that compiling a text reports. */
import { posix } from "node:path";
import { analyze, compile } from "../../src/compiler.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import type { ReadModule } from "../../src/model/modules.js";

/**
 * Gives the findings about a text, those included that show only in the state machine.
 *
 * @param modules files that it may import, by their paths
 */
export function findingsOf(text: string, modules: ReadonlyMap<string, string> = new Map()): readonly Diagnostic[] {
  const source = { path: "program.emrflow", text };
  const files = new Map([...modules, [source.path, text]]);
  const { checked, diagnostics } = analyze(source, { readModule: readerOf(files) });
  return checked === null ? diagnostics : [...diagnostics, ...compile(checked).diagnostics];
}

/** Gives a reader of files that are in memory. */
export function readerOf(files: ReadonlyMap<string, string>): ReadModule {
  return (written, from) => {
    const path = posix.join(posix.dirname(from.path), written);
    const text = files.get(path);
    return text === undefined ? { kind: "missing" } : { kind: "source", source: { path, text } };
  };
}

/** Gives the codes of findings, for comparisons that show in a failure what came instead. */
export function codesOf(findings: readonly Diagnostic[]): readonly string[] {
  return findings.map((finding) => finding.code);
}
