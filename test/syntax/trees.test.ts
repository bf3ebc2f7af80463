/** What good texts become. */
import { expect, test } from "vitest";
import type { Expression, LetStatement, Member, TypeNode, WorkflowDeclaration } from "../../src/syntax/ast.js";
import { parsed, shape } from "./parsed.js";

function good(text: string) {
  const { file, findings } = parsed(text);
  expect(findings).toEqual([]);
  return file;
}

function members(...lines: readonly string[]): readonly Member[] {
  const [workflow] = good(["workflow w {", ...lines, "}"].join("\n")).items;
  // The text begins with a workflow.
  return (workflow as WorkflowDeclaration).members;
}

function value(text: string): Expression | null {
  const [item] = good(`let x = ${text}`).items;
  // The text begins with a `let`.
  return (item as LetStatement).value;
}

/** An expression with all its parentheses. */
function grouped(node: Expression | null): string {
  if (node === null) return "·";
  switch (node.kind) {
    case "binary":
      return `(${grouped(node.left)} ${node.operator} ${grouped(node.right)})`;
    case "unary":
      return `${node.operator}${grouped(node.operand)}`;
    case "conditional":
      return `(${grouped(node.condition)} ? ${grouped(node.then)} : ${grouped(node.else)})`;
    case "member":
      return `${grouped(node.object)}.${node.member?.text}`;
    case "index":
      return `${grouped(node.object)}[${grouped(node.index)}]`;
    case "call":
      return `${node.callee.text}(${node.arguments.map(grouped).join(", ")})`;
    case "cast":
      return `(${grouped(node.value)} as ${shownType(node.type)})`;
    case "list":
      return `[${node.items.map(grouped).join(", ")}]`;
    case "comprehension": {
      const names = node.index ? `${node.item?.text}, ${node.index.text}` : node.item?.text;
      const condition = node.condition ? ` if ${grouped(node.condition)}` : "";
      return `[${grouped(node.body)} for ${names} in ${grouped(node.source)}${condition}]`;
    }
    case "reference":
      return node.name;
    case "number":
      return String(node.value);
    default:
      return node.kind;
  }
}

function shownType(node: TypeNode | null): string {
  switch (node?.kind) {
    case "named-type":
      return node.name.text + (node.arguments.length > 0 ? `<${node.arguments.map(shownType).join(", ")}>` : "");
    case "optional-type":
      return `${shownType(node.type)}?`;
    case "union-type":
      return node.members.map(shownType).join(" | ");
    case "literal-type":
      return JSON.stringify(node.value);
    default:
      return node?.kind ?? "·";
  }
}

const name = (text: string) => ({ kind: "name", text });
const string = (text: string) => ({
  kind: "string",
  multiline: false,
  parts: text === "" ? [] : [{ kind: "text", text }],
});

test.each([
  ["a ?? b || c && d == e < f + g * h", "(a ?? (b || (c && (d == (e < (f + (g * h)))))))"],
  ["a * b + c < d == e && f || g ?? h", "(((((((a * b) + c) < d) == e) && f) || g) ?? h)"],
  ["a - b - c", "((a - b) - c)"],
  ["a - (b - c)", "(a - (b - c))"],
  ["-a + !b", "(-a + !b)"],
  ["--a", "--a"],
  ["-a.b[0]", "-a.b[0]"],
  ["a ?? b ? c : d", "((a ?? b) ? c : d)"],
  ["a ? b : c ? d : e", "(a ? b : (c ? d : e))"],
  ["a ? b ? c : d : e", "(a ? (b ? c : d) : e)"],
  ["a\n  ? b\n  : c", "(a ? b : c)"],
  ["a ?\n  b : c", "(a ? b : c)"],
  ["f(a, g(), 1,)[0].on.step", "f(a, g(), 1)[0].on.step"],
  ["input.step ?? input", "(input.step ?? input)"],
  ["min(a, max)", "min(a, max)"],
  ["a\n  .b\n  .c", "a.b.c"],
  ["a.b as string", "(a.b as string)"],
  ["-a as integer * b", "(-(a as integer) * b)"],
  ["a as string ?? b", "((a as string) ?? b)"],
  ["a as boolean ? b : c", "((a as boolean) ? b : c)"],
  ["a as boolean? b : c", "((a as boolean) ? b : c)"],
  ["a as boolean\n  ? b\n  : c", "((a as boolean) ? b : c)"],
  ["{ a: b as c ?\n d: e }", "record"],
  ["a as string?", "(a as string?)"],
  ["f(a as string?, b)", "f((a as string?), b)"],
  ["a as list<integer?> == b", "((a as list<integer?>) == b)"],
  ['(a as "x" | "y").b', '(a as "x" | "y").b'],
  ["[a for a in b]", "[a for a in b]"],
  ["[f(a, i) for a, i in b if a > i]", "[f(a, i) for a, i in b if (a > i)]"],
  ["[[a for a in b] for b in c]", "[[a for a in b] for b in c]"],
  ["[[a] for a in b as list<json>]", "[[a] for a in (b as list<json>)]"],
  ["[[a for a in b]]", "[[a for a in b]]"],
  ["[\n  a\n  for a in b\n  if c\n]", "[a for a in b if c]"],
])("%s is grouped as it should be", (text, expected) => {
  expect(grouped(value(text))).toBe(expected);
});

test("a binary operator's place takes in the parentheses of its operands", () => {
  const text = "let x = (a) + (b)";
  expect(value("(a) + (b)")).toMatchObject({ start: text.indexOf("("), end: text.length });
});

test("literals carry what they mean", () => {
  expect(shape(value('[1, 0.5, 1e3, 1h30m, 2d, 512MiB, 1TiB, true, false, null, "a"]'))).toEqual({
    kind: "list",
    items: [
      { kind: "number", value: 1 },
      { kind: "number", value: 0.5 },
      { kind: "number", value: 1000 },
      { kind: "duration", seconds: 5400 },
      { kind: "duration", seconds: 172_800 },
      { kind: "size", bytes: 512 * 2 ** 20 },
      { kind: "size", bytes: 2 ** 40 },
      { kind: "boolean", value: true },
      { kind: "boolean", value: false },
      { kind: "null" },
      string("a"),
    ],
  });
});

test("records take commas, line breaks, keywords and quoted text as keys", () => {
  const entry = (key: string, quoted: boolean, number: number) => ({
    kind: "entry",
    key: { kind: "key", text: key, quoted },
    value: { kind: "number", value: number },
  });
  expect(shape(value('{ a: 1, step: 2\n  on: 3\n  "x y\\n": 4,\n  __proto__: 5, constructor: 6 }'))).toEqual({
    kind: "record",
    entries: [
      entry("a", false, 1),
      entry("step", false, 2),
      entry("on", false, 3),
      entry("x y\n", true, 4),
      entry("__proto__", false, 5),
      entry("constructor", false, 6),
    ],
  });
});

test("a workflow keeps settings, input and statements in their order, and a keyword before a colon is a key", () => {
  const list = members(
    "timeout: 6h, retry: 2",
    "input { }",
    "retry { }",
    "output: 1",
    "output 1",
    "on: 2",
    "on failure { }",
    "input: 3",
  );
  expect(list.map(({ kind }) => kind)).toEqual([
    "entry",
    "entry",
    "input",
    "retry",
    "entry",
    "output",
    "entry",
    "on-failure",
    "entry",
  ]);
});

test("declarations have their parts, in their order", () => {
  const text = [
    'import { a, b as c } from "./x.emrflow"',
    "import {",
    "  d,",
    "}",
    'from "./y.emrflow"',
    "extern param p: string",
    "type t = list<string>",
    "template small = ec2 { }",
    "template smaller = { }",
  ].join("\n");
  const importName = (own: string, alias: string | null) => ({
    kind: "import-name",
    name: name(own),
    alias: alias === null ? null : name(alias),
  });
  const settings = { kind: "record", entries: [] };
  const type = (text: string, ...given: readonly unknown[]) => ({
    kind: "named-type",
    name: name(text),
    arguments: given,
  });
  expect(shape(good(text).items)).toEqual([
    {
      kind: "import",
      names: [importName("a", null), importName("b", "c")],
      path: { kind: "import-path", text: "./x.emrflow" },
    },
    { kind: "import", names: [importName("d", null)], path: { kind: "import-path", text: "./y.emrflow" } },
    { kind: "param", extern: true, name: name("p"), type: type("string"), default: null },
    { kind: "type", name: name("t"), type: type("list", type("string")) },
    { kind: "template", name: name("small"), base: name("ec2"), settings },
    { kind: "template", name: name("smaller"), base: null, settings },
  ]);
});

test("fields of the input have types, constraints in any order, and a default", () => {
  expect(
    shape(
      members(
        "input {",
        "  n: integer? max 5 min 1 = 3, min: list<map<json>>",
        '  step: "a" | -1 | null | { b: T }',
        "}",
      ),
    ),
  ).toEqual([
    {
      kind: "input",
      fields: [
        {
          kind: "input-field",
          name: name("n"),
          type: { kind: "optional-type", type: { kind: "named-type", name: name("integer"), arguments: [] } },
          constraints: [
            { kind: "constraint", constraint: "max", value: { kind: "number", value: 5 } },
            { kind: "constraint", constraint: "min", value: { kind: "number", value: 1 } },
          ],
          default: { kind: "number", value: 3 },
        },
        {
          kind: "input-field",
          name: name("min"),
          constraints: [],
          default: null,
          type: {
            kind: "named-type",
            name: name("list"),
            arguments: [
              {
                kind: "named-type",
                name: name("map"),
                arguments: [{ kind: "named-type", name: name("json"), arguments: [] }],
              },
            ],
          },
        },
        {
          kind: "input-field",
          name: name("step"),
          constraints: [],
          default: null,
          type: {
            kind: "union-type",
            members: [
              { kind: "literal-type", value: "a" },
              { kind: "literal-type", value: -1 },
              { kind: "literal-type", value: null },
              {
                kind: "record-type",
                fields: [
                  {
                    kind: "type-field",
                    key: { kind: "key", text: "b", quoted: false },
                    type: { kind: "named-type", name: name("T"), arguments: [] },
                  },
                ],
              },
            ],
          },
        },
      ],
    },
  ]);
});

test("statements have their parts", () => {
  const settings = { kind: "record", entries: [] };
  const block = { kind: "block", statements: [] };
  const options = {
    kind: "options",
    entries: [
      { kind: "entry", key: { kind: "key", text: "times", quoted: false }, value: { kind: "number", value: 2 } },
    ],
  };
  const reference = (text: string) => ({ kind: "reference", name: text });
  expect(
    shape(
      members(
        "cluster a = ec2 { }",
        "cluster b = { }",
        "cluster d = c ? small : large { }",
        "step s on a = spark { }",
        "parallel (times: 2) { }",
        "branch { }",
        "branch b { }",
        "retry (times: 2,) { }",
        "terminate a when c",
        "terminate a",
        "keep a",
        "on failure as e { }",
        "on failure { }",
        'fail "E", c',
        "fail e",
        "output x",
      ),
    ),
  ).toEqual([
    { kind: "cluster", name: name("a"), base: name("ec2"), settings },
    { kind: "cluster", name: name("b"), base: null, settings },
    {
      kind: "cluster",
      name: name("d"),
      base: {
        kind: "conditional",
        condition: reference("c"),
        then: reference("small"),
        else: reference("large"),
      },
      settings,
    },
    { kind: "step", name: name("s"), cluster: name("a"), stepKind: name("spark"), settings, continues: false },
    { kind: "parallel", options, body: block },
    { kind: "branch", name: null, body: block },
    { kind: "branch", name: name("b"), body: block },
    { kind: "retry", options, body: block },
    { kind: "terminate", cluster: name("a"), when: reference("c") },
    { kind: "terminate", cluster: name("a"), when: null },
    { kind: "keep", cluster: name("a") },
    { kind: "on-failure", name: name("e"), body: block },
    { kind: "on-failure", name: null, body: block },
    { kind: "fail", error: string("E"), cause: reference("c") },
    { kind: "fail", error: reference("e"), cause: null },
    { kind: "output", value: reference("x") },
  ]);
});

test("a statement that stands in the wrong place is kept for the checker", () => {
  expect(shape(members("branch { output 1", "on failure { } }"))).toMatchObject([
    { kind: "branch", body: { statements: [{ kind: "output" }, { kind: "on-failure" }] } },
  ]);
});

test("words that mean something in one place are names everywhere else", () => {
  expect(shape(members("let failure = matching", "on failure as failure { }"))).toMatchObject([
    { name: name("failure"), value: { name: "matching" } },
    { name: name("failure") },
  ]);
});

test("a file with mistakes keeps what is right, with holes where something is missing", () => {
  const { file } = parsed("workflow w {\n  step s on = spark { file: , args: [1,,2], x: a. }\n  let = f(\n  keep x\n}");
  expect(shape(file.items)).toEqual([
    {
      kind: "workflow",
      name: name("w"),
      members: [
        {
          kind: "step",
          name: name("s"),
          cluster: null,
          continues: false,
          stepKind: name("spark"),
          settings: {
            kind: "record",
            entries: [
              { kind: "entry", key: { kind: "key", text: "file", quoted: false }, value: null },
              {
                kind: "entry",
                key: { kind: "key", text: "args", quoted: false },
                value: {
                  kind: "list",
                  items: [
                    { kind: "number", value: 1 },
                    { kind: "number", value: 2 },
                  ],
                },
              },
              {
                kind: "entry",
                key: { kind: "key", text: "x", quoted: false },
                value: { kind: "member", object: { kind: "reference", name: "a" }, member: null },
              },
            ],
          },
        },
        { kind: "let", name: null, value: { kind: "call", callee: name("f"), arguments: [] } },
        { kind: "keep", cluster: name("x") },
      ],
    },
  ]);
});
