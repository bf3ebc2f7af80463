/** Patterns of paths and texts. */
import { expect, test } from "vitest";
import { matchesGlob } from "../../src/project/glob.js";
import { matchesText } from "../../src/text/wildcard.js";

test.each([
  ["legacy/a.emrflow", "legacy/**", true],
  ["legacy/deep/a.emrflow", "legacy/**", true],
  ["legacy", "legacy/**", true],
  ["other/legacy/a.emrflow", "legacy/**", false],
  ["other/legacy/a.emrflow", "**/legacy/**", true],
  ["a.emrflow", "*.emrflow", true],
  ["a.emrflow", "./*.emrflow", true],
  ["b/a.emrflow", "*.emrflow", false],
  ["b/a.emrflow", "**/*.emrflow", true],
  ["a.emrflow", "**/*.emrflow", true],
  ["b/c/d", "b/*/d", true],
  ["b/c/e/d", "b/*/d", false],
  ["b/c/e/d", "b/**/d", true],
  ["b/d", "b/**/d", true],
  ["a1.emrflow", "a?.emrflow", true],
  ["a.emrflow", "a?.emrflow", false],
  ["a😀b/n.emrflow", "a😀*/**", true],
  ["😀.emrflow", "?.emrflow", true],
  ["a+b.emrflow", "a+b.emrflow", true],
  ["aab.emrflow", "a+b.emrflow", false],
])("%s fits %s: %s", (path, pattern, fits) => {
  expect(matchesGlob(path, pattern)).toBe(fits);
});

test("no pattern takes more than the product of the lengths", () => {
  expect(matchesText("a".repeat(5000), `${"*a".repeat(500)}b`)).toBe(false);
  expect(matchesGlob("a/".repeat(300), `${"**/".repeat(200)}b`)).toBe(false);
});
