/** What people write for people changes nothing: blanks, line ends and comments, wherever they may stand. */
import { describe, expect, test } from "vitest";
import { createRandom, type Random } from "../support/random.js";
import { gapsOf, withGaps } from "./gaps.js";
import { meaningOf } from "./meaning.js";
import { examples, wrongPrograms } from "./programs.js";

const samples = 12;
const programs = [...examples, ...wrongPrograms];

/** Line comments stand where a line ends already; a block comment may stand anywhere, and one with line breaks at line ends. */
function commented(gap: string, random: Random): string {
  const endsLine = gap.includes("\n");
  const comment = random.pick(
    endsLine
      ? [' // note: { ] "', " /* a\n   block: } */", " //\n", "\n// let x = 1\n"]
      : [' /* : , } [ " */ ', " /**/ "],
  );
  return `${comment}${gap}`;
}

test("there are enough programs, right ones and wrong ones, and enough places in them", () => {
  expect(examples.length).toBeGreaterThan(10);
  expect(wrongPrograms.length).toBeGreaterThan(60);
  for (const { text } of programs) expect(gapsOf(text).length).toBeGreaterThan(10);
});

describe.each(programs)("$name", ({ text }) => {
  const meaning = meaningOf(text);
  const gaps = gapsOf(text);

  test("means the same when it is read again", () => {
    expect(meaningOf(text)).toEqual(meaning);
  });

  test("means the same with comments at any of its places", () => {
    const random = createRandom(text.length);
    for (let sample = 0; sample < samples; sample += 1) {
      const chosen = gaps.filter(() => random.below(8) === 0);
      const changed = withGaps(text, chosen, (gap) => commented(gap, random));
      expect(meaningOf(changed), changed).toEqual(meaning);
    }
  });

  test("means the same with a comment at every place", () => {
    const changed = withGaps(text, gaps, (gap) => (gap.includes("\n") ? ` // end${gap}` : ` /* between */ ${gap}`));
    expect(meaningOf(changed), changed).toEqual(meaning);
  });

  test.each([
    ["empty lines", (gap: string) => gap.replaceAll("\n", "\n\n\n")],
    ["blanks at the ends of lines", (gap: string) => gap.replaceAll("\n", " \t\n")],
    ["line ends of two characters", (gap: string) => gap.replaceAll("\n", "\r\n")],
    ["tabs", (gap: string) => gap.replaceAll("  ", "\t")],
  ])("means the same with %s", (_what, change) => {
    expect(meaningOf(withGaps(text, gaps, change))).toEqual(meaning);
  });

  test("means the same behind a byte order mark", () => {
    expect(meaningOf(`\ufeff${text}`)).toEqual(meaning);
  });
});
