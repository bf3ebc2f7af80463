/** The grammar itself: Chevrotain finds nothing wrong with it, and what is written down about it is current. */
import { readFileSync } from "node:fs";
import { NonTerminal, Terminal, type IProduction, type Rule } from "chevrotain";
import { expect, test } from "vitest";
import { grammarText } from "../../grammar/ebnf.js";
import { createLexer } from "../../grammar/lexer.js";
import { EmrflowParser } from "../../grammar/parser.js";
import { beginsType, beginsValue } from "../../grammar/token-sets.js";
import { wordToken as wordType } from "../../grammar/tokens.js";
import { words, wordsFor } from "../../grammar/words.js";

const read = (name: string) => readFileSync(new URL(`../../grammar/${name}`, import.meta.url), "utf8");

/** Chevrotain 13's validations use what Node 20 does not have yet. */
function withGroupBy<T>(run: () => T): T {
  if ("groupBy" in Object) return run();
  const groupBy = <Element>(elements: Iterable<Element>, keyOf: (element: Element) => string) => {
    const groups: Record<string, Element[]> = Object.create(null) as Record<string, Element[]>; // It is empty.
    for (const element of elements) (groups[keyOf(element)] ??= []).push(element);
    return groups;
  };
  Object.defineProperty(Object, "groupBy", { value: groupBy, configurable: true });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(Object, "groupBy");
  }
}

test("Chevrotain's validations accept the parser and the lexer", () => {
  expect(withGroupBy(() => new EmrflowParser(false).getGAstProductions())).toHaveProperty("file");
  expect(createLexer(false).lexerDefinitionErrors).toEqual([]);
});

test("the lexer takes every character, in code, strings and interpolations", () => {
  const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join("\n");
  const inString = characters.replace(/["\\$\n{}]/g, "");
  for (const text of [
    characters,
    `"${inString}"`,
    `"\${${inString}}"`,
    `"""${inString}\${x}"""`,
    `"${inString}\${x}"`,
  ]) {
    expect(createLexer().tokenize(text).errors).toEqual([]);
  }
});

/** The tokens a production can begin with, and whether it can be empty. */
function first(
  parts: readonly IProduction[],
  rules: Readonly<Record<string, Rule>>,
): { readonly types: Set<number>; readonly isEmpty: boolean } {
  const types = new Set<number>();
  for (const part of parts) {
    const { types: more, isEmpty } = firstOf(part, rules);
    for (const type of more) types.add(type);
    if (!isEmpty) return { types, isEmpty: false };
  }
  return { types, isEmpty: true };
}

function firstOf(part: IProduction, rules: Readonly<Record<string, Rule>>): ReturnType<typeof first> {
  if (part instanceof Terminal) {
    const { tokenTypeIdx = -1, categoryMatches = [] } = part.terminalType;
    return { types: new Set([tokenTypeIdx, ...categoryMatches]), isEmpty: false };
  }
  if (part instanceof NonTerminal) return first(rules[part.nonTerminalName]?.definition ?? [], rules);
  const definition = "definition" in part ? (part.definition as IProduction[]) : []; // All but terminals have one.
  if (part.constructor.name !== "Alternation")
    return { ...first(definition, rules), isEmpty: part.constructor.name !== "Alternative" };
  return { types: new Set(definition.flatMap((each) => [...first([each], rules).types])), isEmpty: false };
}

test.each([
  ["expression", beginsValue, ["not"]],
  ["type", beginsType, []],
] as const)("what begins a %s is what the rule says", (name, begins, more) => {
  const parser = new EmrflowParser();
  const rules = parser.getGAstProductions();
  const fromRule = first(rules[name]?.definition ?? [], rules).types;
  const lexer = createLexer();
  const samples = [
    '"a"',
    "a",
    "1",
    "[",
    "{",
    "(",
    "-",
    "!",
    "*",
    ":",
    "]",
    "}",
    ")",
    ",",
    "?",
    "|",
    ".",
    "=",
    "<",
    '"${a}"',
  ];
  for (const sample of samples) {
    const [token] = lexer.tokenize(sample).tokens;
    if (!token) throw new Error(`${sample} is a token`);
    expect(begins(token), sample).toBe(fromRule.has(token.tokenTypeIdx));
  }
  for (const word of words.keys()) {
    const { tokenTypeIdx = -1 } = wordType(word);
    const token = { image: word, startOffset: 0, tokenTypeIdx, tokenType: wordType(word) };
    expect(begins(token), word).toBe(fromRule.has(tokenTypeIdx) || more.some((each) => each === word));
  }
});

test("grammar/emrflow.ebnf is what the parser is (write it with `node --import tsx tools/grammar.ts`)", () => {
  expect(read("emrflow.ebnf")).toBe(grammarText());
});

/** The words in the alternatives of the editors' grammar that have a name. */
function editorWords(scope: string): readonly string[] {
  // The file is ours; a wrong shape makes the test fail.
  const { repository } = JSON.parse(read("emrflow.tmLanguage.json")) as {
    repository: { words: { patterns: { name: string; match: string }[] } };
  };
  const { match } = repository.words.patterns.find(({ name }) => name === `${scope}.emrflow`) ?? { match: "" };
  return (/^\\b\(\?:(.*)\)\\b$/.exec(match)?.[1] ?? "").split("|");
}

test.each([
  ["keyword.control", wordsFor("item", "statement", "clause")],
  ["constant.language", wordsFor("value")],
  ["keyword.other", wordsFor("contextual")],
  ["invalid.illegal.operator", wordsFor("operator")],
])("the editors' grammar has the words of the table as %s", (scope, expected) => {
  expect([...editorWords(scope)].sort()).toEqual([...expected].sort());
});

test("every expression of the editors' grammar is a regular expression", () => {
  JSON.parse(read("emrflow.tmLanguage.json"), (key, value: unknown) => {
    if (["match", "begin", "end"].includes(key)) expect(() => new RegExp(String(value), "u")).not.toThrow();
    return value;
  });
});
