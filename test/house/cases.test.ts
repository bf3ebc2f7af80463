/** Of two equal `case` labels in one switch the second is never reached, and TypeScript does not say so. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

test("a switch with the same case twice is found", () => {
  const text = `switch (kind) { case "a": break; case "b": switch (other) { case "a": break; } break; case "a": break; }`;
  expect(repeatedCases("sample.ts", text)).toEqual([`sample.ts:1 "a"`]);
});

test.each(["src", "grammar", "tools", "test"])("no switch in %s has the same case twice", (folder) => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  expect(files).not.toEqual([]);
  const repeated = files.flatMap((file) =>
    repeatedCases(join(folder, file), readFileSync(join(root, folder, file), "utf8")),
  );
  expect(repeated).toEqual([]);
});

/** The labels that their own switch has already, as `file:line label`. */
function repeatedCases(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCaseBlock(node)) {
      const seen = new Set<string>();
      for (const clause of node.clauses.filter(ts.isCaseClause)) {
        const label = clause.expression.getText(source);
        const { line } = source.getLineAndCharacterOfPosition(clause.getStart(source));
        if (seen.has(label)) found.push(`${file}:${line + 1} ${label}`);
        seen.add(label);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
