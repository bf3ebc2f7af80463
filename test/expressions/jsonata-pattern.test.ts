import jsonata from "jsonata";
import { describe, expect, it } from "vitest";
import { patternLiteral } from "../../src/expressions/jsonata/pattern.js";
import { createRandom, type Random } from "../support/random.js";

const pieces = [
  "a",
  "b",
  "/",
  "\\/",
  "\\\\",
  "\\\\/",
  "(",
  ")",
  "(?:",
  "(?=",
  "(?!",
  "(?<=",
  "(?<n>",
  "\\k<n>",
  "[",
  "]",
  "[^",
  "[]",
  "[^]",
  "[(]",
  "[)]",
  "[/]",
  "[{]",
  "[}]",
  "[[]",
  "[\\]]",
  "[\\\\]",
  "[a-z]",
  "[(-/]",
  "[%}]",
  "[\\c]",
  "{",
  "}",
  "{2}",
  "{0,1}",
  "{1,}",
  "{,3}",
  "{%",
  "%}",
  "%",
  "${",
  "|",
  "*",
  "+",
  "?",
  "^",
  "$",
  ".",
  "\\d",
  "\\(",
  "\\)",
  "\\[",
  "\\]",
  "\\{",
  "\\}",
  "\\.",
  "\\1",
  "\\0",
  "\\x41",
  "\\u0041",
  "\\u{61}",
  "\\p{L}",
  "\\c",
  "\\cJ",
  "\\x",
  "\\u",
  "\n",
  "\r",
  "\t",
  "\u2028",
  "\\\n",
  "\\\u2028",
  "\0",
  "\ud83d",
  "\ude00",
  "😀",
  "[😀]",
  "\\😀",
  "é",
  '"',
  "'",
  "`",
  "/*",
  "*/",
  "//",
  "#",
  " ",
  "i",
  "g",
  "\u200d",
];
const texts = [
  "",
  "a",
  "b",
  "ab",
  "aab",
  "/",
  "\\",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  "{2}",
  "{,3}",
  "a{2}",
  "%}",
  "{%",
  "$",
  "${",
  "A",
  "a/b",
  "\\/",
  "p{L}",
  "u".repeat(61),
  "\n",
  "\r",
  "\t",
  "\u2028",
  "\0",
  "\ud83d",
  "\ude00",
  "😀",
  "é",
  "c",
  "\\c",
  "x",
  "1",
  "0",
  "(a)",
  "[a]",
  "'\"`",
  "-",
  ".",
  "i",
  "g",
];

interface RegexNode {
  readonly procedure: unknown;
  readonly arguments: readonly { readonly type: string; readonly value: unknown }[];
}

/** The expression around the literal, as JSONata reads it, and the regular expression it made. */
function parseAround(literal: string): { readonly regex: RegExp; readonly around: string } {
  const tree = jsonata(`$contains($t, ${literal}) and $u = 'after' ? [1, 'x)'] : {"k": 2}`).ast();
  // Holds for every expression of this shape when the literal is one token; what is not is seen right below.
  const call = (tree as unknown as { condition: { lhs: RegexNode } }).condition.lhs;
  const argument = call.arguments[1];
  if (!(argument?.value instanceof RegExp)) throw new Error(`no regular expression in ${literal}`);
  const { value } = argument;
  const around = JSON.stringify(tree, (key, item: unknown) =>
    item instanceof RegExp ? "pattern" : key === "position" ? undefined : item,
  );
  return { regex: value, around };
}

const aroundPlain = parseAround("/a/").around;

function expectSame(pattern: string): void {
  const literal = patternLiteral(pattern);
  const { regex, around } = parseAround(literal);
  expect(around, literal).toBe(aroundPlain);
  expect(literal).not.toMatch(/\{%|%\}/);
  expect(matches(regex), `${JSON.stringify(pattern)} as ${literal}`).toBe(matches(new RegExp(pattern, "g")));
}

/** Where and what it matches in each of the texts, groups included. */
function matches(regex: RegExp): string {
  return JSON.stringify(texts.map((text) => [...text.matchAll(regex)].map((match) => [match.index, ...match])));
}

function isValid(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

function randomPattern(random: Random): string {
  return Array.from({ length: 1 + random.below(6) }, () => random.pick(pieces)).join("");
}

describe("patternLiteral", () => {
  it.each([
    "",
    "a",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "^s3://[^/]+/.*$",
    "[(]",
    "[)]/",
    "\\\\(a)",
    "\\\\)?".replace(")", "(?:x)"),
    "a{,3}",
    "}",
    "]",
    "{",
    "[/]",
    "(a/b)",
    "[\\\\]",
    "[^\\]/]",
    "\\{%",
    "x{2}%}",
    "[%}]",
    "\\\n",
    "\\\u2028",
    "\\c(x)",
    "[\\c(]",
    "(?<n\u200d>a)\\k<n\u200d>",
    "\\k<a/b>",
    "\\k<(a)>",
    "\\12",
    "/*x*/",
  ])("writes %j so that JSONata reads the same pattern and nothing else", (pattern) => {
    expectSame(pattern);
  });

  it("does so for 4,000 random valid patterns", () => {
    const random = createRandom(3);
    let valid = 0;
    while (valid < 4_000) {
      const pattern = randomPattern(random);
      if (!isValid(pattern)) continue;
      valid++;
      expectSame(pattern);
    }
  }, 30_000);

  it("does so for every single character, plain, escaped and in a class", () => {
    for (let code = 0; code < 0x300; code++) {
      const character = String.fromCharCode(code);
      for (const pattern of [character, `\\${character}`, `[${character}]`, `[\\${character}]`]) {
        if (!isValid(pattern)) continue;
        const { regex } = parseAround(patternLiteral(pattern));
        const original = new RegExp(pattern);
        for (const text of [character, "\\", "a", "0"])
          expect(text.search(regex), JSON.stringify(pattern)).toBe(text.search(original));
      }
    }
  });

  it("keeps ordinary patterns readable", () => {
    expect(patternLiteral("^j-[A-Z0-9]{1,20}$")).toBe("/^j-[A-Z0-9]{1,20}$/");
    expect(patternLiteral("^s3://[^/]+/")).toBe("/^s3:\\/\\/[^\\/]+\\//");
  });
});
