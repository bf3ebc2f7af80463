/**
 * Texts that are almost right, or not at all: the compiler never throws, every finding has its place, and whatever passes
 * the checker compiles to a machine that AWS takes and that leaks nothing. `EMRFLOW_MUTATIONS` multiplies CI's number.
 */
import "../support/frozen-prototype.js";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/asl/audit/audit.js";
import { formatPath } from "../../src/asl/audit/report.js";
import type { Machine } from "../../src/machine/asl.js";
import { exampleFiles } from "../../tools/golden/example-files.js";
import { createRandom, type Random } from "../support/random.js";
import { namesOfManyScopes } from "../support/names-of-scopes.js";
import { refusals } from "../../src/simulate/refusals.js";
import { outcomeOf } from "./outcome.js";

const times = Number(process.env["EMRFLOW_MUTATIONS"] ?? 1);
const folder = new URL("../../examples/", import.meta.url);
const examples = exampleFiles(fileURLToPath(new URL("../..", import.meta.url))).map(
  (name) => [name, readFileSync(new URL(name, folder), "utf8")] as const,
);

/** Words, numbers, texts and signs, with the blanks between them. */
const tokensOf = (text: string): readonly string[] => text.match(/"(?:[^"\\\n]|\\.)*"|\/\/.*|\w+|\s+|[^]/g) ?? [];

/** Clusters that a text itself says may stay. */
function mayStay(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/\bkeep\s+(\w+)|\bterminate\s+(\w+)\s+when\b/g)].map(([, kept, ended]) => kept ?? ended ?? ""),
  );
}

function proveSafe(text: string, machine: Machine): void {
  expect(refusals(machine), text).toEqual([]);
  expect([...namesOfManyScopes(machine)], text).toEqual([]);
  if (text.includes("keep_on_failure")) return;
  const stays = mayStay(text);
  const leaks = audit(machine).leaks.filter(
    ({ resource, reason }) => reason === "not given back" && !stays.has(resource.madeBy.replace(/^Create /, "")),
  );
  expect(
    leaks.map((leak) => formatPath(leak).join("\n")),
    text,
  ).toEqual([]);
}

/** Gives whether the text was right after all. */
function prove(text: string): boolean {
  let outcome;
  try {
    outcome = outcomeOf(text);
  } catch (thrown) {
    throw new Error(`thrown by\n${text}`, { cause: thrown });
  }
  for (const machine of outcome.machines) proveSafe(text, machine);
  return outcome.errors.length === 0;
}

type Mutation = (tokens: readonly string[], at: number, random: Random) => readonly string[];

const mutations: { readonly [name: string]: Mutation } = {
  "one token left out": (tokens, at) => tokens.filter((_token, index) => index !== at),
  "one token twice": (tokens, at) => tokens.flatMap((token, index) => (index === at ? [token, " ", token] : [token])),
  "two tokens changed places": (tokens, at, random) => {
    const other = random.below(tokens.length);
    return tokens.map((token, index) =>
      index === at ? (tokens[other] ?? "") : index === other ? (tokens[at] ?? "") : token,
    );
  },
  "one token of another place": (tokens, at, random) =>
    tokens.map((token, index) => (index === at ? random.pick(tokens) : token)),
  "one line left out": (tokens, at) => linesChanged(tokens, at, () => []),
  "one line twice": (tokens, at) => linesChanged(tokens, at, (line) => [line, line]),
};

function linesChanged(
  tokens: readonly string[],
  at: number,
  change: (line: string) => readonly string[],
): readonly string[] {
  const lines = tokens.join("").split("\n");
  const line = at % lines.length;
  return [lines.flatMap((text, index) => (index === line ? change(text) : [text])).join("\n")];
}

describe.each(examples)("%s", (_name, text) => {
  it("is right, and each beginning of it is read without an exception", () => {
    expect(prove(text)).toBe(true);
    for (let end = 0; end < text.length; end += Math.ceil(11 / times)) prove(text.slice(0, end));
  }, 60_000);

  it.each(Object.entries(mutations))(
    "with %s is refused, or compiles to a machine that leaks nothing",
    (_mutation, mutate) => {
      const tokens = tokensOf(text);
      const random = createRandom(text.length);
      for (let count = 0; count < 12 * times; count++)
        prove(mutate(tokens, random.below(tokens.length), random).join(""));
    },
    60_000,
  );
});

describe("a soup", () => {
  it("of the tokens of all examples is read without an exception", () => {
    const random = createRandom(7);
    const tokens = examples.flatMap(([, text]) => tokensOf(text));
    for (let count = 0; count < 500 * times; count++) {
      const soup = Array.from({ length: 1 + random.below(120) }, () => random.pick(tokens)).join(
        random.pick(["", " ", "\n"]),
      );
      prove(random.below(2) === 0 ? soup : `workflow w {\n${soup}\n}`);
    }
  }, 60_000);

  it("of the lines of all examples is read without an exception", () => {
    const random = createRandom(8);
    const lines = examples.flatMap(([, text]) => text.split("\n"));
    for (let count = 0; count < 200 * times; count++) {
      prove(Array.from({ length: 1 + random.below(40) }, () => random.pick(lines)).join("\n"));
    }
  }, 60_000);

  it("of any characters is read without an exception", () => {
    const random = createRandom(9);
    const characters = [..."\u0000\n\r\t \"'`\\/*${}[]()<>.,:;=!?&|+-%@#~^_aZ09é😀\ud800\udc00\u2028\ufeff"];
    for (let count = 0; count < 500 * times; count++)
      prove(Array.from({ length: random.below(60) }, () => random.pick(characters)).join(""));
  }, 60_000);
});
