/** Texts that nobody writes by hand: deep, long and strange. None may throw, take for ever, or bury the reader in findings. */
import { expect, test, vi } from "vitest";
import { walk } from "../../src/syntax/walk.js";
import { parsed } from "./parsed.js";

// Thousands of texts: seconds here, more on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const inLet = (value: string) => `let x = ${value}`;

function codes(text: string): readonly string[] {
  return parsed(text).findings.map(({ code }) => code);
}

test.each([
  ["100 brackets", inLet("[".repeat(100) + "]".repeat(100))],
  ["100 calls", inLet("f(".repeat(100) + ")".repeat(100))],
  ["100 blocks", `workflow w ${"{ parallel ".repeat(99)}{${"}".repeat(100)}`],
  ["99 conditionals", inLet(`${"a ? b : ".repeat(99)}c`)],
  ["100,000 elements", inLet(`[${"1, ".repeat(100_000)}]`)],
  ["100,000 statements", `workflow w {\n${"keep a\n".repeat(100_000)}}`],
  ["a string of 10 MB", inLet(`"${"a".repeat(10_000_000)}"`)],
  ["a comment of 10 MB", `/*${"x\n".repeat(5_000_000)}*/`],
  ["10 MB of blanks", `workflow w {${" ".repeat(10_000_000)}}`],
  ["500 operators", inLet(`a${" + a".repeat(500)}`)],
])("%s are no mistake", (_what, text) => {
  expect(codes(text)).toEqual([]);
});

test.each([
  ["101 brackets", inLet("[".repeat(101) + "]".repeat(101)), "EMRF1010"],
  ["100,000 brackets", inLet("[".repeat(100_000)), "EMRF1010"],
  ["10,000 conditionals", inLet(`${"a ? b : ".repeat(10_000)}c`), "EMRF1010"],
  ["10,000 conditionals in each other", inLet(`${"a ? ".repeat(10_000)}b${" : c".repeat(10_000)}`), "EMRF1010"],
  ["10,000 types in each other", `param x: ${"list<".repeat(10_000)}a${">".repeat(10_000)}`, "EMRF1010"],
  ["brackets times operators", inLet(`${`[${"-".repeat(300)}`.repeat(99)}1${"]".repeat(99)}`), "EMRF1010"],
  ["100,000 operators", inLet(`a${" + a".repeat(100_000)}`), "EMRF1011"],
  ["100,000 prefixes", inLet(`${"!".repeat(100_000)}a`), "EMRF1011"],
  ["100,000 members", inLet(`a${".b".repeat(100_000)}`), "EMRF1011"],
  ["100,000 quotes", '"'.repeat(100_001), "EMRF1104"],
  ["300,000 open interpolations", inLet(`"${"${".repeat(300_000)}`), "EMRF1110"],
  ["a million closing braces", "}".repeat(1_000_000), "EMRF1008"],
  ["a million characters that mean nothing", "\u0000".repeat(1_000_000), "EMRF1101"],
  ["300,000 mistakes on one line", `workflow w { x: [${"* * , ".repeat(300_000)}] }`, "EMRF1001"],
])("%s are one finding", (_what, text, code) => {
  expect(codes(text)).toEqual([code]);
});

test("a text that is nested too deeply still has its comments", () => {
  const { file } = parsed(`// one\nlet x = ${"[".repeat(101)} /* two */`);
  expect(file.items).toEqual([]);
  expect(file.comments.map(({ text }) => text)).toEqual([" one", " two "]);
});

test("no tree is deeper than recursion can bear", () => {
  let deepest = 0;
  walk(parsed(inLet(`${`((a${" + a".repeat(300)}`.repeat(45)}${"))".repeat(45)}`)).file, (_node, depth) => {
    deepest = Math.max(deepest, depth);
  });
  expect(deepest).toBeGreaterThan(300);
  expect(deepest).toBeLessThanOrEqual(1001);
});

test("a long text of which all is wrong comes to an end, with findings", () => {
  const wrong = [
    (count: number) => `workflow w {\n${"  x: *\n".repeat(count)}}`,
    (count: number) => '"a\n'.repeat(count),
    (count: number) => `workflow w {\n${"  cluster x = ec2\n    a: 1\n  }\n".repeat(count / 4)}}`,
    (count: number) => inLet(`[${"1 ".repeat(count)}]`),
    (count: number) => `workflow w {\n${"clutser x = ec2 {}\n".repeat(count / 4)}}`,
  ];
  for (const text of wrong) expect(parsed(text(64_000)).findings.length).toBeGreaterThan(0);
});
