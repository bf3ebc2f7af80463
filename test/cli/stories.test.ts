/**
 * Every story beside this file, on a machine in memory and on the real disk. With ACCEPT=1 what comes out is taken over
 * into the stories where they do not allow it.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { stages, type Stage } from "./stage.js";
import { matches, parseStory, wordsOf, writeStory, type Section, type Word } from "./story.js";

const folder = fileURLToPath(new URL(".", import.meta.url));
const accept = process.env["ACCEPT"] === "1";

for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
  const { title, sections } = parseStory(readFileSync(folder + file, "utf8"));
  // Locks do not hold against root; the stage in memory shows the same stories to everybody.
  const isLocked = sections.some(({ word }) => word.startsWith("locked")) && process.getuid?.() === 0;
  describe(`${file}: ${title}`, () => {
    for (const place of ["memory", "disk"] as const) {
      test.skipIf(isLocked && place === "disk")(`on ${place}`, async () => {
        const stage = stages[place](sections);
        try {
          const actual = await play(stage, sections);
          if (accept) writeFileSync(folder + file, writeStory({ title, sections: actual }));
          else expect(writeStory({ title, sections: actual })).toBe(writeStory({ title, sections }));
        } finally {
          stage.close();
        }
      });
    }
  });
}

const results: readonly Word[] = ["stdout", "stderr", "status"];

/** Gives the story as it was played: what agrees with the story as the story has it, else as it came out. */
async function play(stage: Stage, sections: readonly Section[]): Promise<readonly Section[]> {
  const played: Section[] = [];
  for (const [index, section] of sections.entries()) {
    if (results.includes(section.word)) continue;
    played.push(section.word.startsWith("then") ? contentSection(stage, section) : section);
    if (section.word !== "run") continue;
    const status = await runCommandLine(stage.host, wordsOf(section.rest));
    const expected = resultsAfter(sections, index);
    played.push(
      ...outputSection("stdout", stage.taken("stdout"), expected),
      ...outputSection("stderr", stage.taken("stderr"), expected),
      ...(status === 0 ? [] : [{ word: "status", rest: String(status), body: "" } as const]),
    );
  }
  return played;
}

function resultsAfter(sections: readonly Section[], index: number): readonly Section[] {
  const rest = sections.slice(index + 1);
  const end = rest.findIndex(({ word }) => !results.includes(word));
  return end === -1 ? rest : rest.slice(0, end);
}

function outputSection(word: "stdout" | "stderr", text: string, expected: readonly Section[]): readonly Section[] {
  const section = expected.find((each) => each.word === word);
  if (section && matches(section.body, text)) return [section];
  return text === "" ? [] : [{ word, rest: "", body: text }];
}

function contentSection(stage: Stage, section: Section): Section {
  const content = stage.contentOf(section.rest);
  if (content === null) return { ...section, word: "then-no-file", body: "" };
  return section.word === "then-file" && matches(section.body, content)
    ? section
    : { ...section, word: "then-file", body: content };
}
