/** What `--fix` makes of a text: never a worse one, and everything but the mended places as it was. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/compiler.js";
import { advice } from "../../src/diagnostics/catalog/advice.js";
import { names } from "../../src/diagnostics/catalog/names.js";
import type { Finding, Fix } from "../../src/diagnostics/diagnostic.js";
import { mend, type Look } from "../../src/diagnostics/mend.js";
import type { Edit } from "../../src/text/edits.js";
import type { Source } from "../../src/text/source.js";
import { brokenFiles } from "../syntax/broken/index.js";

const pagesFolder = fileURLToPath(new URL("../../docs/errors/", import.meta.url));

const look = (source: Source): Look => {
  const { diagnostics, ast } = analyze(source);
  return { diagnostics, comments: ast.comments };
};
const sourceOf = (text: string): Source => ({ path: "a.emrflow", text });
const isSafe = (fix: Fix): boolean => fix.safe;
const mended = (text: string, isAllowed = isSafe) => mend(sourceOf(text), look, isAllowed);

const inWorkflow = (line: string): string => `workflow w {\n  timeout: 1h\n  ${line}\n}\n`;

/** A finding whose fix makes the edits. */
function fixable(...edits: readonly Edit[]): Finding {
  return advice.unusedName({ start: edits[0]?.start ?? 0, end: edits[0]?.end ?? 0 }, "x", "`let`", {
    title: "mend",
    safe: true,
    edits,
  });
}

describe("what is not mended stays as it is", () => {
  test("the byte order mark, Windows line ends and comments", () => {
    const text =
      "\ufeffworkflow w {\r\n  timeout: 1h; // bounded\r\n  /* why */ let a = 1 let b = 2; output { a: a, b: b } /// end\r\n}\r\n";
    expect(mended(text).text).toBe(
      "\ufeffworkflow w {\r\n  timeout: 1h // bounded\r\n  /* why */ let a = 1 \r\nlet b = 2\r\n output { a: a, b: b } /// end\r\n}\r\n",
    );
  });

  test("a comment that a fix would take away, so the fix is left out", () => {
    const text = inWorkflow("let x: /* seconds */ duration = 90s\n  output { x: x }");
    expect(mended(text, () => true)).toEqual({ text, count: 0, dropped: null });
  });
});

describe("what another language may mean otherwise is not called safe", () => {
  test.each([
    "let wait: duration = 90\n  output { wait: wait }",
    "output { a: not true == false }",
    "output { a: true & false }",
    "output { a: 'cost: ${timeout}' }",
    String.raw`output { a: "it\'s" }`,
    String.raw`output { a: "one\rtwo" }`,
    "let x = 90 min\n  output { x: x }",
  ])("%s", (line) => {
    const text = inWorkflow(line);
    expect(look(sourceOf(text)).diagnostics.filter(({ fixes }) => fixes !== undefined)).not.toEqual([]);
    expect(mended(text).count).toBe(0);
    expect(mended(text, () => true).count).toBeGreaterThan(0);
  });

  test.each([
    ["output { a: true and false or true }", "output { a: true && false || true }"],
    ["output { a: 'x' }", 'output { a: "x" }'],
    [String.raw`output { a: "\d+" }`, String.raw`output { a: "\\d+" }`],
    ["#/tmp/x\n  output { }", "// /tmp/x\n  output { }"],
  ])("but this is: %s", (broken, right) => {
    expect(mended(inWorkflow(broken))).toMatchObject({ text: inWorkflow(right), dropped: null });
  });
});

describe("every broken text of the other tests", () => {
  const pages = readdirSync(pagesFolder).flatMap((file) =>
    [...readFileSync(pagesFolder + file, "utf8").matchAll(/^```emrflow\n(.*?)^```/gms)].map(([, text = ""]) => text),
  );
  const texts = [
    ...pages,
    ...Object.values(brokenFiles)
      .flat()
      .map(({ text }) => text),
  ];
  const errorsIn = (text: string): number =>
    look(sourceOf(text)).diagnostics.filter(({ severity }) => severity === "error").length;

  test.each([
    ["safe", isSafe],
    ["all", () => true],
  ] as const)("has no fix left, and not more errors, after %s fixes", (_, isAllowed) => {
    let count = 0;
    for (const text of texts) {
      const after = mended(text, isAllowed);
      count += after.count;
      expect(errorsIn(after.text)).toBeLessThanOrEqual(errorsIn(text));
      expect(look(sourceOf(after.text)).diagnostics.filter(({ fixes }) => fixes?.some(isAllowed))).toEqual([]);
    }
    expect(count).toBeGreaterThan(40);
  });
});

describe("rounds", () => {
  test("of fixes that meet the first is applied, the other in the next round", () => {
    const rounds = [
      [fixable({ start: 0, end: 2, text: "x" }), fixable({ start: 2, end: 2, text: "!" })],
      [fixable({ start: 1, end: 1, text: "?" })],
      [],
    ];
    const texts: string[] = [];
    const { text, count } = mend(
      sourceOf("abc"),
      (source) => (texts.push(source.text), { diagnostics: rounds[texts.length - 1] ?? [], comments: [] }),
      isSafe,
    );
    expect({ text, count, texts }).toEqual({ text: "x?c", count: 2, texts: ["abc", "xc", "x?c"] });
  });

  test("end where fixes undo one another", () => {
    const swap = (source: Source): Look => ({
      diagnostics: [fixable({ start: 0, end: 1, text: source.text === "a" ? "b" : "a" })],
      comments: [],
    });
    expect(mend(sourceOf("a"), swap, isSafe)).toEqual({ text: "a", count: 10, dropped: null });
  });

  test("are dropped when they make more errors; the rounds before are kept", () => {
    const error = names.unknownName({ start: 0, end: 1 }, "x", null, null);
    const looks = new Map<string, readonly Finding[]>([
      ["a", [fixable({ start: 1, end: 1, text: "b" })]],
      ["ab", [error, fixable({ start: 2, end: 2, text: "c" })]],
      ["abc", [error, error]],
    ]);
    const seen = (source: Source): Look => ({ diagnostics: looks.get(source.text) ?? [], comments: [] });
    expect(mend(sourceOf("ab"), seen, isSafe)).toEqual({ text: "ab", count: 0, dropped: { before: 1, after: 2 } });
    looks.set("ab", [fixable({ start: 2, end: 2, text: "c" })]);
    expect(mend(sourceOf("a"), seen, isSafe)).toEqual({ text: "ab", count: 1, dropped: { before: 0, after: 2 } });
  });
});
