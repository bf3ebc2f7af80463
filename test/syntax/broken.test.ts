/** What is found in broken files: all mistakes, each once and at its place, in words of the language. */
import { expect, test } from "vitest";
import { brokenFiles } from "./broken/index.js";
import { parsed, places } from "./parsed.js";

const files = Object.entries(brokenFiles).flatMap(([about, list]) => list.map((file) => ({ about, ...file })));

test.each(files)("$about: $what", ({ text, findings }) => {
  expect(places(text)).toEqual(findings);
});

test("the table holds what a table of mistakes should", () => {
  expect(files.length).toBeGreaterThanOrEqual(60);
  expect(new Set(files.map((file) => file.text)).size).toBe(files.length);
});

test("messages have at most two sentences, a label, and no names of rules or token types", () => {
  for (const { text } of files) {
    for (const { message, label } of parsed(text).findings) {
      expect(message.split(/[.:;] (?=[A-Z])/).length, message).toBeLessThanOrEqual(2);
      expect(label, message).toBeTruthy();
      expect(`${message} ${label}`).not.toMatch(/Word\b|Literal|Token|Identifier|Brace\b|newName|undefined|NaN/);
    }
  }
});

test("findings come in the order of the text and lie inside it", () => {
  for (const { text } of files) {
    let last = 0;
    for (const { start, end } of parsed(text).findings) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
      last = start;
    }
  }
});

test("text from the source is cut at 40 characters", () => {
  const [finding] = parsed(`workflow w { keep ${"x".repeat(100)}\n keep @${"y".repeat(100)} }`).findings;
  expect(finding?.message).toContain(`\`@${"y".repeat(39)}…\``);
});

test("a bracket that is never closed leads back to the one that opened it", () => {
  const text = "workflow w {\n  parallel {\n    keep x\n  keep y\n}\n";
  const [finding, ...more] = parsed(text).findings;
  expect(more).toEqual([]);
  expect(finding).toMatchObject({ code: "EMRF1002", start: text.lastIndexOf("}") + 1 });
  expect(finding?.related?.map(({ start }) => start)).toEqual([text.indexOf("{", text.indexOf("parallel"))]);
});
