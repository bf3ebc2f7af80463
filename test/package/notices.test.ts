/** When the notices cannot be given, the build says so. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { noticesText } from "../../tools/notices.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emrflow-notices-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function install(name: string, licence: string, files: Readonly<Record<string, string>>): string {
  const place = join(folder, "node_modules", name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), JSON.stringify({ name, version: "1.2.3", license: licence }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  return join(place, "lib/index.js");
}

test("a package is named once with its licence and its notice, whatever of it is bundled; the project's own code is not", () => {
  const module = install("@some/one", "MIT", { "LICENSE.md": "Do as you like.\r\n", NOTICE: "By somebody.\n" });
  const text = noticesText(folder, [module, `${module}/more.js`, join(folder, "src/cli.ts")]);
  expect(text.match(/^- .*$/gm)).toEqual(["- @some/one 1.2.3 (MIT)"]);
  expect(text.endsWith(`\n${"-".repeat(80)}\n@some/one 1.2.3\n\nDo as you like.\n\nBy somebody.\n`)).toBe(true);
});

test("packages with one text share it, in the order of their names", () => {
  const modules = ["b", "a"].map((name) => install(name, "ISC", { LICENSE: "The same." }));
  expect(noticesText(folder, modules)).toContain("\na 1.2.3, b 1.2.3\n\nThe same.\n");
});

test("of a package inside of another one the inner is meant, also beside another version of it", () => {
  const inner = install("outer/node_modules/inner", "MIT", { LICENSE: "Inner." });
  expect(noticesText(folder, [inner])).toContain("Inner.");
});

test("the functions of the bundler itself are the bundler's", () => {
  install("rolldown", "MIT", { LICENSE: "Rolled." });
  expect(noticesText(folder, ["\0rolldown/runtime.js"])).toContain("- rolldown 1.2.3 (MIT)");
});

test("a package without a licence text fails the build, a notice alone does not do", () => {
  const module = install("bare", "MIT", { NOTICE: "By somebody." });
  expect(() => noticesText(folder, [module])).toThrow("bare is bundled, and has no licence text");
});

test("a licence that is not allowed fails the build", () => {
  const module = install("strict", "GPL-3.0-only", { LICENSE: "Share alike." });
  expect(() => noticesText(folder, [module])).toThrow("strict is bundled under the licence GPL-3.0-only");
});
