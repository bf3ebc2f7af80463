/** Parses a text for tests, and shows what was found and made in a form that tests can hold. */
import { applyEdits } from "../../src/text/edits.js";
import { positionAt } from "../../src/text/source.js";
import type { Finding } from "../../src/diagnostics/diagnostic.js";
import type { File, Node } from "../../src/syntax/ast.js";
import { parse } from "../../src/syntax/parse.js";

export function parsed(text: string): { readonly file: File; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const file = parse(text, (finding) => findings.push(finding));
  return { file, findings };
}

/** `line:column code` of every finding. */
export function places(text: string): readonly string[] {
  const source = { path: "test.emrflow", text };
  return parsed(text).findings.map(({ start, code }) => {
    const { line, column } = positionAt(source, start);
    return `${line}:${column} ${code}`;
  });
}

/** The text after the first fix of every finding. */
export function mended(text: string): string | null {
  return applyEdits(
    text,
    parsed(text).findings.flatMap(({ fixes }) => fixes?.[0]?.edits ?? []),
  );
}

/** A node without its places. */
export function shape(node: Node | null | readonly (Node | null)[]): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (key === "start" || key === "end" ? undefined : value)),
  );
}
