/** One name means one thing: in `src` no parameter hides a function of its own file, so that a call says which one it means. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../src");

test("a parameter that hides a function is found", () => {
  const text = "function price(): number { return 1; }\nfunction sum(price: () => number): number { return price(); }";
  expect(hidden("sample.ts", text)).toEqual(["sample.ts:2 price"]);
});

test("no function is hidden by a parameter that is one, too", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  expect(files).not.toEqual([]);
  expect(files.flatMap((file) => hidden(file, readFileSync(join(root, file), "utf8")))).toEqual([]);
});

/** The parameters that are functions and have the name of one of the file, as `file:line name`. */
function hidden(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const functions = new Set(source.statements.filter(ts.isFunctionDeclaration).map(({ name }) => name?.text));
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isParameter(node) && ts.isIdentifier(node.name) && functions.has(node.name.text)) {
      const isFunction = node.type !== undefined && ts.isFunctionTypeNode(node.type);
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      if (isFunction) found.push(`${file}:${line + 1} ${node.name.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
