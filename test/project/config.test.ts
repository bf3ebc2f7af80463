/** emrflow.yaml: hostile texts, and the JSON Schema that agrees with the checker. */
import "../support/frozen-prototype.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Finding } from "../../src/diagnostics/diagnostic.js";
import { readConfig } from "../../src/project/config.js";
import { projectFields, projectSchema } from "../../src/project/schema.js";
import type { Fields } from "../../src/yaml/shape.js";

async function findingsIn(text: string): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  await readConfig({ path: "emrflow.yaml", text }, (finding) => void found.push(finding));
  for (const { start, end } of found)
    expect(start >= 0 && start <= end && start <= text.length, text.slice(0, 80)).toBe(true);
  return found;
}

const codesIn = async (text: string) => (await findingsIn(text)).map(({ code }) => code);

const nested = (levels: number): string =>
  Array.from({ length: levels }, (_, level) => `${" ".repeat(level)}a:`).join("\n");
const laughs = (levels: number): string =>
  [
    "a0: &a0 [x]",
    ...Array.from({ length: levels }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(", ")}]`),
  ].join("\n");

test.each([
  ["nested in brackets", "[".repeat(100_000), "EMRF0202"],
  ["nested by indentation", nested(1200), "EMRF0202"],
  ["aliases of aliases", laughs(8), "EMRF0202"],
  ["an alias in itself", "params: &a [*a]", "EMRF0202"],
  ["two mebibytes", `# ${"x".repeat(2 << 20)}`, "EMRF0202"],
  ["an alias of nothing", "requires: *nothing", "EMRF0201"],
  ["a tag", "params: !!js/function x", "EMRF0201"],
  ["a NUL", "params: \0", "EMRF0204"],
  ["a tab", "params:\n\tenv: dev", "EMRF0201"],
  ["two documents", "params: {}\n---\nparams: {}", "EMRF0201"],
  ["a key twice", "params: {}\nparams: {}", "EMRF0201"],
])("%s: one finding", async (_what, text, code) => {
  expect(await codesIn(text)).toEqual([code]);
});

test.each(["", "\n", "# nothing\n", "---\n", "{}", "\ufeffparams: {}\n", "params:\n", "targets:\n  dev:\n"])(
  "%j is right, and sets nothing",
  async (text) => {
    expect(await codesIn(text)).toEqual([]);
  },
);

test("texts keep their zeros, whatever YAML makes of them", async () => {
  const text = "params: { account: 012345678901, release: 7.10, octal: 0o17, big: 12345678901234567890, yes: true }\n";
  const { params } = await readConfig({ path: "emrflow.yaml", text }, (finding) => expect(finding).toBeUndefined());
  expect(Object.fromEntries([...params].map(([name, { value }]) => [name, value]))).toEqual({
    account: "012345678901",
    release: "7.10",
    octal: "0o17",
    big: "12345678901234567890",
    yes: "true",
  });
});

test("what leaves a cluster running stands in the pipeline, not in defaults", async () => {
  expect(await codesIn("defaults: { ec2: { keep_on_failure: true } }")).toEqual(["EMRF0203"]);
});

test("names of JavaScript are names like others", async () => {
  const text =
    "params: { __proto__: a, constructor: b }\ntargets: { __proto__: { params: { toString: c } } }\ndefault_target: __proto__\n";
  expect(await codesIn(text)).toEqual([]);
  expect(await codesIn("__proto__: 1\nconstructor: 2\n")).toEqual(["EMRF0203", "EMRF0203"]);
});

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(projectSchema());

/** Findings about what a JSON Schema cannot say: names of targets and findings, versions, folders. */
const beyondSchema = new Set(["EMRF0205", "EMRF0206", "EMRF0207", "EMRF0208", "EMRF0209", "EMRF0210"]);

test("the JSON Schema and the checker agree on the form of what is right and wrong", async () => {
  const values = [
    "x",
    "1",
    "true",
    "[]",
    "[x]",
    "{}",
    "{ a: 1 }",
    "[{}]",
    "{ a: { b: c } }",
    "[{ emit: asl }]",
    "{ unused-name: off }",
  ];
  const lines = [...Object.keys(projectFields), "unknown"].flatMap((key) => values.map((value) => `${key}: ${value}`));
  let refused = 0;
  for (const text of lines) {
    // `requires: 1` is a number for both, and a range only for one of them.
    const found = (await codesIn(text)).filter((code) => !beyondSchema.has(code));
    const isFine =
      text.startsWith("requires: ") && typeof parse(text).requires === "string" ? true : found.length === 0;
    if (!isFine) refused += 1;
    expect(validate(parse(text)), `${text}: ${JSON.stringify(validate.errors)} ${found.join(" ")}`).toBe(isFine);
  }
  expect(refused).toBeGreaterThan(50);
});

test("the example of every setting is right", async () => {
  const examples: string[] = [];
  const collect = (fields: Fields, around: (line: string) => string): void => {
    for (const [name, { shape, example }] of Object.entries(fields)) {
      examples.push(around(`${name}: ${example}`));
      if (shape.kind === "object") collect(shape.fields, (line) => around(`${name}: { ${line} }`));
    }
  };
  collect(projectFields, (line) => line);
  expect(examples.length).toBeGreaterThan(10);
  for (const text of examples) {
    const target = text.startsWith("default_target") ? `${text}\ntargets: { dev: {} }` : text;
    expect(
      (await findingsIn(target)).map(({ message }) => message),
      target,
    ).toEqual([]);
    expect(validate(parse(target)), target).toBe(true);
  }
});
