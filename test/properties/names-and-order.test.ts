/** A name is just a name, and what does not need another may stand before it. */
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/compiler.js";
import type { Item, Name } from "../../src/syntax/ast.js";
import { walk } from "../../src/syntax/walk.js";
import { applyEdits } from "../../src/text/edits.js";
import type { Span } from "../../src/text/span.js";
import { meaningOf } from "./meaning.js";
import { examples } from "./programs.js";

/** No example has it in a name or a text. */
const ending = "_by_another_name";

type Named = Exclude<Item, { readonly kind: "import" }>;

const itemsOf = (text: string): readonly Item[] => analyze({ path: "program.emrflow", text }).ast.items;

const isNamed = (item: Item): item is Named => item.kind !== "import";

/** The names of the `let`s of a text, and for each the places where it stands. */
function letsOf(text: string): ReadonlyMap<string, readonly Span[]> {
  const lets: Name[] = [];
  const references: (Span & { readonly name: string })[] = [];
  for (const item of itemsOf(text))
    walk(item, (node) => {
      if (node.kind === "let" && node.name) lets.push(node.name);
      if (node.kind === "reference") references.push(node);
    });
  return new Map(
    lets.map(({ text: name }) => [
      name,
      [...lets.filter((each) => each.text === name), ...references.filter((each) => each.name === name)],
    ]),
  );
}

const renamings = examples.flatMap(({ name, text }) =>
  [...letsOf(text)].map(([variable, places]) => ({ name, text, variable, places })),
);

describe("a `let` by another name changes nothing but the name", () => {
  test("examples have enough of them", () => {
    expect(renamings.length).toBeGreaterThan(10);
  });

  test.each(renamings)("$variable in $name", ({ text, variable, places }) => {
    expect(text).not.toContain(ending);
    const changed = applyEdits(
      text,
      places.map(({ start, end }) => ({ start, end, text: variable + ending })),
    );
    const { findings, machines } = meaningOf(changed ?? "");
    const before = meaningOf(text);
    const renamed = [...machines].map(([workflow, machine]) => [workflow, machine.replaceAll(ending, "")] as const);
    expect(findings).toEqual(before.findings);
    expect(new Map(renamed)).toEqual(before.machines);
  });
});

/** The text in pieces, one for each item with what stands before it. */
function piecesOf(text: string): readonly { readonly item: Item; readonly text: string }[] {
  const items = itemsOf(text);
  return items.map((item, index) => ({ item, text: text.slice(items[index - 1]?.end ?? 0, item.end) }));
}

/** Types and templates are read by other nodes than references, so any mention of the name counts. */
function reads(reader: Item, read: Named): boolean {
  let found = false;
  walk(reader, (node) => {
    found ||= node.kind === "reference" && node.name === read.name?.text;
    found ||= node.kind === "name" && node.text === read.name?.text;
  });
  return found;
}

/** Each pair of neighbours of which none needs the other, and the text with the two in the other order. */
const swaps = examples.flatMap(({ name, text }) => {
  const pieces = piecesOf(text);
  return pieces.slice(1).flatMap((second, index) => {
    const first = pieces[index];
    if (!first || !isNamed(first.item) || !isNamed(second.item)) return [];
    if (reads(second.item, first.item) || reads(first.item, second.item)) return [];
    const swapped = [...pieces.slice(0, index), second, first, ...pieces.slice(index + 2)];
    const pair = `${first.item.name?.text} and ${second.item.name?.text}`;
    return [{ name, text, pair, swapped: `${swapped.map((piece) => piece.text).join("\n")}\n` }];
  });
});

describe("what does not need another may stand before it", () => {
  test("examples have enough such neighbours", () => {
    expect(swaps.length).toBeGreaterThan(4);
  });

  test.each(swaps)("$pair in $name", ({ text, swapped }) => {
    const [before, after] = [meaningOf(text), meaningOf(swapped)];
    expect(after.findings.toSorted()).toEqual(before.findings.toSorted());
    expect(after.machines).toEqual(before.machines);
  });
});
