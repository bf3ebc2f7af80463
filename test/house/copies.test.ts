/** What two places need is written once: no two functions of `src` have the same body, whatever they call themselves. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../src");

test("a copy with other names is found, other work is none", () => {
  const copies = copiesIn([
    ["a.ts", "export function twice(value: number): number { return value * 2; }"],
    [
      "b.ts",
      "function double(given: number): number {\n  return given * 2;\n}\nfunction triple(given: number): number { return given * 3; }",
    ],
  ]);
  expect(copies).toEqual(["a.ts twice, b.ts double"]);
});

test("no function is written twice", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  expect(files).not.toEqual([]);
  expect(copiesIn(files.map((file) => [file, readFileSync(join(root, file), "utf8")]))).toEqual([]);
});

function copiesIn(files: readonly (readonly [file: string, text: string])[]): readonly string[] {
  const places = new Map<string, string[]>();
  for (const [file, text] of files) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    for (const each of source.statements) {
      if (!ts.isFunctionDeclaration(each) || !each.body) continue;
      const place = `${file} ${each.name?.text ?? "default"}`;
      const work = workOf(each, each.body, source);
      places.set(work, [...(places.get(work) ?? []), place]);
    }
  }
  return [...places.values()].filter(({ length }) => length > 1).map((copies) => copies.join(", "));
}

/** A function's types and body on one line, with its parameters and itself called by their places. */
function workOf(declared: ts.FunctionDeclaration, body: ts.Block, source: ts.SourceFile): string {
  const names = [declared.name, ...declared.parameters.map(({ name }) => name)].map((name) => name?.getText(source));
  const types = [...declared.parameters.map(({ type }) => type), declared.type].map((type) => type?.getText(source));
  return `${types.join()} ${body.getText(source)}`
    .replace(/\s+/g, " ")
    .replace(/(?<![\w."])\w+/g, (word) => (names.includes(word) ? `$${names.indexOf(word)}` : word));
}
