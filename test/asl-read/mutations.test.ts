/** Whatever is cut off or changed in a file, reading it ends with machines or findings, whose places lie in their texts. */
import { expect, test } from "vitest";
import { examine } from "../../src/asl/audit/examine.js";
import { readMachine } from "../../src/asl/audit/reading/read-machine.js";
import { createRandom, type Random } from "../support/random.js";
import { fixtures, readAs, textOf } from "./fixtures.js";

/** How many texts are made of each fixture, in each of the two ways. */
const rounds = 60;

async function proveDecent(path: string, text: string, what: string): Promise<void> {
  try {
    const { machines, notRead } = await readAs(path, text);
    for (const { source, finding } of notRead) {
      expect(finding.start).toBeLessThanOrEqual(source.text.length + 1);
      expect(finding.message.length).toBeLessThan(500);
    }
    for (const { json, type, source, spanOf } of machines) {
      const { machine, problems } = readMachine(json);
      for (const { pointer } of [...problems, ...examine(machine, { type })]) {
        const { start, end } = spanOf(pointer);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(source.text.length + 1);
      }
    }
  } catch (thrown) {
    throw new Error(`${path}, ${what}: ${JSON.stringify(text.slice(0, 200))}`, { cause: thrown });
  }
}

const pieces = [
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "${",
  "%{",
  "$${",
  "\\",
  "\n",
  "\t",
  "&a ",
  "*a",
  "!Sub ",
  "<<EOF",
  "EOF",
  "|",
  "-",
  "\u0000",
  "\ud800",
  "é",
  "#",
  "/*",
];

function mutated(text: string, random: Random): string {
  let result = text;
  for (let count = 1 + random.below(3); count > 0; count--) {
    const at = random.below(result.length + 1);
    const removed = random.below(4);
    result = result.slice(0, at) + (random.below(3) === 0 ? "" : random.pick(pieces)) + result.slice(at + removed);
  }
  return result;
}

test.each(fixtures)("%s, cut off anywhere", async (path) => {
  const text = textOf(path);
  const random = createRandom(path.length);
  for (let round = 0; round < rounds; round++) {
    const end = random.below(text.length);
    await proveDecent(path, text.slice(0, end), `cut at ${end}`);
  }
});

test.each(fixtures)("%s, changed anywhere", async (path) => {
  const text = textOf(path);
  for (let seed = 0; seed < rounds; seed++) await proveDecent(path, mutated(text, createRandom(seed)), `seed ${seed}`);
});
