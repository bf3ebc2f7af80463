/** Together the examples take every way that the grammar leaves: each alternative, each option and repetition both ways. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { analyze } from "../../src/compiler.js";
import { examplesIn } from "../../tools/golden/goldens.js";
import { choicesOf, choicesOfGrammar } from "./derivation.js";

/** Ways that the parser takes only to say what is wrong, each with a text that it refuses for it. */
const refused: ReadonlyMap<string, string> = new Map([
  ['typeArguments: without (type ","?)*', "type names = list< >"],
  ['typeArguments: several of (type ","?)*', "type prices = map<string, number>"],
  ["repeat: without options?", "workflow w { repeat { wait 1m } until true }"],
  ["workflow: without member*", "workflow w { }"],
]);

/** Ways that mean nothing, so that no pipeline has them. */
const meaningless: ReadonlyMap<string, string> = new Map([
  ["operand: several of prefix*", "two signs before a value are none"],
  ['optionalType: several of "?"*', "what may be missing need not say so twice"],
  ['options: without (entry ","?)*', "parentheses without an option say what no parentheses say"],
  ["file: without item*", "an empty file"],
  ['import: without (import-name ","?)*', "an import of nothing"],
  ['inputDeclaration: without (input-field ","?)*', "an input without fields is no input"],
]);

/** Ways that no text has: a text without an interpolation is one token, and a run of operators begins with one. */
const impossible = ["template: without (TEXT | interpolation)*", "operators: without (operator operand)*"];

const sources = examplesIn(fileURLToPath(new URL("../..", import.meta.url))).flatMap(({ analysis }) =>
  analysis.modules.map(({ source }) => source),
);

test("every way of every rule is taken by an example; what is missing is named", () => {
  const used = new Set(sources.flatMap(({ text }) => [...choicesOf(text)]));
  const missing = choicesOfGrammar().filter((choice) => !used.has(choice));
  expect(missing.sort()).toEqual([...refused.keys(), ...meaningless.keys(), ...impossible].sort());
});

test.each([...refused])("`%s` is refused", (choice, text) => {
  expect([...choicesOf(text)]).toContain(choice);
  const { diagnostics } = analyze({ path: "refused.emrflow", text });
  expect(diagnostics.map(({ severity }) => severity)).toContain("error");
});

test("a text that does not follow from the rules has no choices", () => {
  expect(() => choicesOf("workflow w { let = 1 }")).toThrow("does not follow");
});
