/** The pages of the codes are their conformance tests: what is shown as wrong gives the code, what is shown as right gives nothing. */
import { describe, expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { allCodes } from "../../src/diagnostics/catalog/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { applyEdits } from "../../src/text/edits.js";
import { stages } from "../cli/stage.js";
import { matches } from "../cli/story.js";
import { findingsOfDefinition, isDefinition } from "./definitions.js";
import { codesOf, findingsOf as findingsOfProgram } from "./findings.js";
import { generated } from "./generated.js";
import { modulesOf, readPages, type Page } from "./page.js";
import { play } from "./shell.js";

const pages = readPages();

/** Codes that never come alone: a release that lacks something is old, and a workflow without a `timeout` has two gaps. */
const companions: ReadonlyMap<string, readonly string[]> = new Map([
  ["EMRF5013", ["EMRF5012"]],
  ["EMRF5097", ["EMRF9001"]],
  ["EMRF9002", ["EMRF9001"]],
]);

const longestLabel = 60;

describe("the catalog", () => {
  test("every code has a page, every page a code, and they agree on name and severity", () => {
    const ofPages = pages.map(({ file, code, name, severity }) => `${file} ${code} ${name} ${severity}`);
    expect(ofPages).toEqual(
      allCodes.map(({ code, title, severity }) => `${code}.md ${code} ${title} ${severity}`).sort(),
    );
  });

  test("no two codes share a number or a name, so that explain knows which is meant", () => {
    const words = allCodes.flatMap(({ code, title }) => [code, title]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  test("explain prints each page by its code and by its name", async () => {
    const stage = stages.memory([]);
    for (const { code, name } of pages) {
      for (const wanted of [code, name]) {
        expect(await runCommandLine(stage.host, ["explain", wanted])).toBe(0);
        expect(stage.taken("stdout")).toContain(`${code}: ${name}\n`);
      }
    }
  });
});

describe.each(pages)("$code $name", (page) => {
  const findingsOf = (text: string) => findingsWith(text, page);
  const wrong = sourcesOf(page, page.wrong);
  const right = sourcesOf(page, page.right);

  test("what is wrong gives exactly this code", async () => {
    expect(wrong.length + commandLines(page.wrong).length).toBeGreaterThan(0);
    for (const text of wrong) {
      const others = companions.get(page.code) ?? [];
      expect(codesOf(findingsOf(text)).filter((code) => !others.includes(code))).toEqual([page.code]);
    }
    for (const text of commandLines(page.wrong)) {
      const { transcript, status } = await play(text);
      expect(matches(text, transcript), transcript).toBe(true);
      const codes = [...transcript.matchAll(/\[(EMRF\d{4}) /g)].map(([, code]) => code);
      expect([...new Set(codes)]).toEqual([page.code]);
      expect(status).toBeGreaterThan(0);
    }
  });

  test("what is right gives nothing", async () => {
    expect(page.right.length).toBeGreaterThan(0);
    for (const text of right) expect(findingsOf(text).map(shown)).toEqual([]);
    for (const text of commandLines(page.right)) {
      const { transcript, status } = await play(text);
      expect(matches(text, transcript), transcript).toBe(true);
      expect(status).toBe(0);
    }
  });

  // On a command line there is no place to point at, and no text to mend.
  if (wrong.length === 0) return;

  test("the finding says in two sentences at the most what is wrong, and in a few words where", () => {
    for (const { message, label } of wrong
      .flatMap((text) => findingsOf(text))
      .filter(({ code }) => code === page.code)) {
      expect(message).toMatch(/[.?]$/);
      expect(sentencesIn(message), message).toBeLessThanOrEqual(2);
      expect(label).toMatch(/^.+[^.]$/);
      expect(label?.length).toBeLessThanOrEqual(longestLabel);
    }
  });

  if (wrong.every((text) => fixesFor(text, page).length === 0)) return;

  test("each of its fixes mends it and breaks nothing", () => {
    for (const text of wrong) {
      for (const fix of fixesFor(text, page)) {
        const mended = applyEdits(text, fix.edits);
        expect(mended).not.toBeNull();
        const left = findingsOf(mended ?? "");
        expect(codesOf(left)).not.toContain(page.code);
        expect(left.filter((finding) => fix.safe || finding.severity === "error").map(shown)).toEqual([]);
      }
    }
  });
});

function findingsWith(text: string, page: Page): readonly Diagnostic[] {
  return isDefinition(text) ? findingsOfDefinition(text) : findingsOfProgram(text, modulesOf(page));
}

function sourcesOf(page: Page, blocks: Page["wrong"]): readonly string[] {
  const texts = blocks
    .filter(({ language, path }) => (language === "emrflow" || language === "json") && path === null)
    .map(({ text }) => text);
  const made = blocks === page.wrong ? generated.get(page.code) : undefined;
  return made === undefined ? texts : [...texts, made];
}

function commandLines(blocks: Page["wrong"]): readonly string[] {
  return blocks.filter(({ language }) => language === "console").map(({ text }) => text);
}

function fixesFor(text: string, page: Page) {
  return findingsWith(text, page)
    .filter((finding) => finding.code === page.code)
    .flatMap((finding) => finding.fixes ?? []);
}

/** What stands in backticks is the user's, and ends no sentence. */
function sentencesIn(message: string): number {
  return message.replace(/`[^`]*`/g, "x").match(/[.?!](?=\s|$)/g)?.length ?? 0;
}

function shown({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}
