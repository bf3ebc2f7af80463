/**
 * Every form of expression that gives a list, on lists of no, one and two items, of lists, of null and of what is not there:
 * a list of the right length comes out, in a run and where it is known before.
 */
import { describe, expect, test } from "vitest";
import type { Json } from "../../src/machine/asl.js";
import { machineOf, resultsOf } from "./random/program.js";

const lists: readonly (readonly Json[])[] = [
  [],
  [1],
  [1, 2],
  [1, 1],
  [[]],
  [[1]],
  [[1, 2]],
  [[], []],
  [[1], [2]],
  [[[1]]],
  [null],
  [null, null],
  [null, [null]],
  [{}],
  [{ a: 1 }, { b: [] }],
  ["x"],
  [""],
  [false],
];

const asLists = (items: readonly Json[]): readonly (readonly Json[])[] => items.filter(isList);
const keyOf = (value: Json): string => JSON.stringify(value);

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** How it is written around `$`, a list, and what it gives. */
const forms: readonly (readonly [string, (items: readonly Json[]) => Json])[] = [
  ["$", (items) => items],
  ["[$]", (items) => [items]],
  ["[$, $]", (items) => [items, items]],
  ["[[$]]", (items) => [[items]]],
  ["true ? $ : []", (items) => items],
  ["[x for x in $]", (items) => items],
  ["[x for x in $ if true]", (items) => items],
  ["[x for x in $ if exists(x)]", (items) => items.filter((item) => item !== null)],
  ["[x for x, i in $ if i > 0]", (items) => items.slice(1)],
  ["[i for x, i in $]", (items) => items.map((_item, index) => index)],
  ["[[x] for x in $]", (items) => items.map((item) => [item])],
  ["[[x for y in $] for x in $]", (items) => items.map((item) => items.map(() => item))],
  ["[[y for y in $ if y == x] for x in $]", (items) => items.map((x) => items.filter((y) => keyOf(x) === keyOf(y)))],
  ["[null for x in $]", (items) => items.map(() => null)],
  ["[{ it: x } for x in $]", (items) => items.map((it) => ({ it }))],
  ["[x.a for x in $]", (items) => items.map((item) => memberA(item))],
  ["flatten([$, $])", (items) => [...items, ...items]],
  ["flatten([$, [[]]])", (items) => [...items, []]],
  ["flatten([[x, x] for x in $])", (items) => items.flatMap((item) => [item, item])],
  [
    'flatten([x as list<json> for x in $ if length(to_json(x)) > 1 && starts_with(to_json(x), "[")])',
    (items) => asLists(items).flat(),
  ],
  ["distinct($)", (items) => items.filter((x, at) => items.findIndex((y) => keyOf(x) === keyOf(y)) === at)],
  ["[distinct($)]", (items) => [items.filter((x, at) => items.findIndex((y) => keyOf(x) === keyOf(y)) === at)]],
  ["[length($), length([$])]", (items) => [items.length, 1]],
  ["[first($), last($)]", (items) => [items[0] ?? null, items.at(-1) ?? null]],
  ["[x for x in range(length($))]", (items) => items.map((_item, index) => index)],
  ["[range(floor(length($) / 2))]", (items) => [items.length === 2 ? [0] : []]],
  ["flatten([$, range(floor(length($) / 2))])", (items) => [...items, ...(items.length === 2 ? [0] : [])]],
  ["values({ a: $, b: 1 })", (items) => [items, 1]],
  ["keys({ a: $ })", () => ["a"]],
  ["sort([length(to_json(x)) for x in $])", (items) => items.map((item) => keyOf(item).length).sort((x, y) => x - y)],
];

/** `x.a` of a list is the members of its items to JSONata; the language leaves it open, so lists are not asked. */
function memberA(value: Json): Json {
  return typeof value === "object" && value !== null && !isList(value) ? (value["a"] ?? null) : null;
}

function textOf(form: string, list: string, head: string): string {
  return `${head}workflow w {\n  input { xs: list<json>, more: { xs: list<json> } }\n  let used = input\n  output { e0: ${form.replaceAll("$", list)} }\n}\n`;
}

describe.each(forms)("%s", (form, meaning) => {
  const fit = form.includes("x.a") ? lists.filter((items) => !items.some(isList)) : lists;
  const ofField = machineOf(textOf(form, "input.xs", ""));
  const ofMember = machineOf(textOf(form, "input.more.xs", ""));

  test.each(fit.map((items) => [keyOf(items), items] as const))("on %s", async (text, xs) => {
    const expected = meaning(xs);
    const input = { xs, more: { xs } };
    for (const machine of [ofField, ofMember])
      expect((await resultsOf(machine, input)).entries.get("e0"), "in a run").toEqual(expected);
    const constant = machineOf(textOf(form, "xs", "param xs: list<json>\n"), new Map([["xs", text]]));
    expect((await resultsOf(constant, input)).entries.get("e0"), "of a constant").toEqual(expected);
  });
});
