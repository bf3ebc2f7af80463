/** What strings mean: escapes, interpolation, and the indentation of text between three quotes. */
import { expect, test } from "vitest";
import type { LetStatement, StringExpression } from "../../src/syntax/ast.js";
import { parsed, shape } from "./parsed.js";

function string(written: string): StringExpression {
  const { file, findings } = parsed(`let x = ${written}`);
  expect(findings).toEqual([]);
  const value = (file.items[0] as LetStatement | undefined)?.value; // The text is one `let`.
  if (value?.kind !== "string") throw new Error(`${written} is no string`);
  return value;
}

/** The text with each interpolation as `‹name›`. */
function meaning(written: string): string {
  return string(written)
    .parts.map((part) =>
      part.kind === "text" ? part.text : part.value?.kind === "reference" ? `‹${part.value.name}›` : "‹…›",
    )
    .join("");
}

test.each([
  ['""', ""],
  ['"a"', "a"],
  [String.raw`"\n\t\"\\\$\u{e9}\u{1F600}"`, '\n\t"\\$é😀'],
  [String.raw`"\${a}"`, "${a}"],
  ['"$a $$ $"', "$a $$ $"],
  ['"a ${b} c"', "a ‹b› c"],
  ['"${a}${b}"', "‹a›‹b›"],
  ['"${f("}", "\\"")}"', "‹…›"],
  ['"// no comment ${a} # none"', "// no comment ‹a› # none"],
  [String.raw`"\\${"${a}"}"`, "\\‹a›"],
  ['"\ud800"', "\ud800"],
  [String.raw`"\u{d800}"`, "\ud800"],
  ['"it\'s “so”"', "it's “so”"],
])("%s is understood", (written, expected) => {
  expect(meaning(written)).toBe(expected);
});

test.each([
  ['"""a"""', "a"],
  ['""""""', ""],
  ['"""\n  a\n    b\n  c"""', "a\n  b\nc"],
  ['"""\n  a\n\n  b\n  """', "a\n\nb\n"],
  ['"""\n  a\n """', "a\n"],
  ['"""  \n  a\n"""', "a\n"],
  ['"""\r\n  a\r\n  b\r\n"""', "a\nb\n"],
  ['"""\n\ta\n\t b\n"""', "a\n b\n"],
  ['"""\n \ta\n\t b\n"""', " \ta\n\t b\n"],
  ['"""\n  ${a}\n    b\n"""', "‹a›\n  b\n"],
  ['"""\n  a ${b}\n    ${c} d\n"""', "a ‹b›\n  ‹c› d\n"],
  ['"""\n  a "quoted" ""\n"""', 'a "quoted" ""\n'],
  [String.raw`"""` + "\n  a\\n  b\n" + `"""`, "a\n  b\n"],
  ['"""first\n    second\n      third"""', "first\nsecond\n  third"],
])("the text %j loses its indentation", (written, expected) => {
  expect(meaning(written)).toBe(expected);
});

test("parts know where they stand, and whether there are three quotes", () => {
  const before = "let x = ".length;
  expect(string('"a ${b}"')).toMatchObject({
    multiline: false,
    parts: [
      { start: before + 1, end: before + 3 },
      { start: before + 3, end: before + 7 },
    ],
  });
  expect(string('"""a"""')).toMatchObject({ multiline: true, parts: [{ start: before + 3, end: before + 4 }] });
});

test("a string that is not closed leaves the rest of the file as it is", () => {
  const { file } = parsed('workflow w {\n  a: "x\n  b: { c: ["y, 1] }\n  keep z\n}');
  expect(shape(file)).toMatchObject({
    items: [{ members: [{ key: { text: "a" } }, { key: { text: "b" } }, { kind: "keep", cluster: { text: "z" } }] }],
  });
});
