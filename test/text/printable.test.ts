import { describe, expect, it } from "vitest";
import { isPrintable, printable, quoted } from "../../src/text/printable.js";

const unseen = [
  0x00, 0x07, 0x1b, 0x7f, 0x80, 0x9b, 0x9f, 0xad, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a,
  0x202e, 0x2060, 0x2066, 0x2069, 0xfeff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe0001, 0xe007f,
];

describe("printable", () => {
  it.each(unseen)("shows U+%i as its number", (code) => {
    expect(printable(`a${String.fromCodePoint(code)}b`)).toBe(`a\\u{${code.toString(16)}}b`);
  });

  it("shows line breaks and tabs by their short escapes", () => {
    expect(printable("a\nb\r\tc")).toBe("a\\nb\\r\\tc");
  });

  it.each(["plain", "größe 数据 имя", "😀 and 🇪🇺", "a\\nb `x`", "\u00a0", "e\u0301"])("leaves %j as it is", (text) => {
    expect(printable(text)).toBe(text);
    expect(isPrintable(text)).toBe(true);
  });

  it("gives only what is printable, whatever two characters come together", () => {
    const edges = [...unseen.map((code) => String.fromCodePoint(code)), "\ud83d", "\ude00", "a", "`"];
    for (const first of edges) for (const second of edges) expect(isPrintable(printable(first + second))).toBe(true);
  });
});

describe("quoted", () => {
  it("puts the text in backticks and a backtick in it as its number, so that the end is the end", () => {
    expect(quoted("input.date")).toBe("`input.date`");
    expect(quoted("a`b\n")).toBe("`a\\u{60}b\\n`");
    expect(quoted("")).toBe("``");
  });

  it("cuts at the limit and says so", () => {
    expect(quoted("x".repeat(40))).toBe(`\`${"x".repeat(40)}\``);
    expect(quoted("x".repeat(41))).toBe(`\`${"x".repeat(40)}…\``);
    expect(quoted("abcdef", 3)).toBe("`abc…`");
  });

  it("cuts neither a surrogate pair nor an escape", () => {
    expect(quoted("ab😀cd", 3)).toBe("`ab…`");
    expect(quoted("ab\u202ecd", 5)).toBe("`ab…`");
    expect(quoted("ab\ncd", 3)).toBe("`ab…`");
  });

  it("reads no more of a text than it shows", () => {
    const text = [..."long"].join("-").repeat(1_000_000);
    for (let count = 0; count < 1_000; count++) expect(quoted(text)).toHaveLength(43);
  });
});
