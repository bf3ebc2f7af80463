/** What holds for every text: a tree, places that nest, no exception. Shown on a whole program and everything near it. */
import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import type { Node } from "../../src/syntax/ast.js";
import { tokenize } from "../../src/syntax/tokenize.js";
import { childrenOf, walk } from "../../src/syntax/walk.js";
import { brokenFiles } from "./broken/index.js";
import { parsed } from "./parsed.js";

// Thousands of texts: seconds here, more on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const flagship = readFileSync(new URL("texts/flagship.emrflow", import.meta.url), "utf8");
const broken = Object.values(brokenFiles)
  .flat()
  .map(({ text }) => text);
const { tokens } = tokenize(flagship, () => undefined);

/** The first place where a node does not lie in its parent or overlaps the one before it. */
function misplaced(text: string): string | null {
  let found: string | null = null;
  walk(parsed(text).file, (node: Node) => {
    let last = node.start;
    for (const child of childrenOf(node)) {
      if (child.start < last || child.end < child.start || child.end > node.end) {
        found ??= `${child.kind} ${child.start}–${child.end} in ${node.kind} ${node.start}–${node.end}`;
      }
      last = child.end;
    }
  });
  return found;
}

/** The text without, with twice, or with something before each of its tokens. */
function variants(change: (token: string) => string): readonly string[] {
  return tokens.map(
    ({ startOffset, image }) =>
      flagship.slice(0, startOffset) + change(image) + flagship.slice(startOffset + image.length),
  );
}

test("the flagship has no findings", () => {
  expect(parsed(flagship).findings).toEqual([]);
});

test("in every text, nodes lie in their parents and do not overlap", () => {
  for (const text of [flagship, ...broken]) expect(misplaced(text), text).toBeNull();
});

test("every prefix of every text has a tree", () => {
  for (let end = 0; end <= flagship.length; end++)
    expect(misplaced(flagship.slice(0, end)), `prefix of ${end}`).toBeNull();
  for (const text of broken)
    for (let end = 0; end < text.length; end++) expect(misplaced(text.slice(0, end))).toBeNull();
});

test.each([
  ["left out", () => ""],
  ["written twice", (token: string) => `${token} ${token}`],
  ["after a star", (token: string) => ` * ${token}`],
  ["after a closing brace", (token: string) => ` } ${token}`],
  ["after an opening bracket", (token: string) => ` [ ${token}`],
  ["after a quote", (token: string) => ` " ${token}`],
  ["after a keyword", (token: string) => ` step ${token}`],
])("a text with a token %s has a tree", (_how, change) => {
  for (const text of variants(change)) expect(misplaced(text), text).toBeNull();
});

test("one token left out or too many is one mistake, but for a few", () => {
  for (const change of [() => "", (token: string) => ` * ${token}`, (token: string) => ` foo ${token}`]) {
    const counts = variants(change).map((text) => parsed(text).findings.length);
    expect(counts.filter((count) => count > 1).length).toBeLessThan(tokens.length * 0.015);
  }
});

test("the same text gives the same tree and findings, whatever was parsed in between", () => {
  const first = parsed(flagship);
  for (const text of broken) parsed(text);
  expect(parsed(flagship)).toEqual(first);
});

test("line breaks of two characters change nothing but places", () => {
  const unix = parsed(flagship);
  const windows = parsed(flagship.replaceAll("\n", "\r\n"));
  const texts = (file: typeof unix.file) =>
    JSON.stringify(file, (key, value: unknown) => (key === "start" || key === "end" ? 0 : value));
  expect(windows.findings).toEqual([]);
  expect(texts(windows.file).replaceAll("\\r\\n", "\\n")).toBe(texts(unix.file));
});

test("a byte order mark is passed over", () => {
  expect(parsed(`\ufeff${flagship}`).findings).toEqual([]);
  expect(parsed(`\ufeff${flagship}`).file.items.map(({ start }) => start - 1)).toEqual(
    parsed(flagship).file.items.map(({ start }) => start),
  );
});
