/** `as`: what the run lets pass is what the type says, on JSON of every kind; what is constant is checked at once. */
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/compiler.js";
import type { Json } from "../../src/machine/asl.js";
import { simulate } from "../../src/simulate/simulate.js";
import { machineOf, resultsOf } from "./random/program.js";

const values: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  "",
  "x",
  "2026-01-31T00:00:00Z",
  "2026-01-31",
  "2026-01-31T25:00:00Z",
  [],
  [1],
  [1, "x"],
  [null],
  [[1], []],
  {},
  { a: 1 },
  { a: "x", b: null },
  { a: "x", b: [1, 2] },
];

/** Type → the values that are of it. */
const types: readonly (readonly [string, (value: Json) => boolean])[] = [
  ["string", (value) => typeof value === "string"],
  ["string?", (value) => value === null || typeof value === "string"],
  ["number", (value) => typeof value === "number"],
  ["integer", (value) => Number.isInteger(value)],
  ["boolean", (value) => typeof value === "boolean"],
  ["duration", (value) => Number.isInteger(value) && Number(value) >= 0],
  ["size?", (value) => value === null || (Number.isInteger(value) && Number(value) >= 0)],
  ["timestamp", (value) => value === "2026-01-31T00:00:00Z"],
  ["cluster_id", (value) => typeof value === "string"],
  ['"x" | 0', (value) => value === "x" || value === 0],
  ["list<integer>", (value) => isList(value) && value.every((item) => Number.isInteger(item))],
  ["list<json>", isList],
  ["list<integer?>", (value) => isList(value) && value.every((item) => item === null || Number.isInteger(item))],
  [
    "list<list<integer>>",
    (value) => isList(value) && value.every((item) => isList(item) && item.every(Number.isInteger)),
  ],
  ["map<json>", isObject],
  ["map<number>", (value) => isObject(value) && Object.values(value).every((each) => typeof each === "number")],
  ["{ a: string }", (value) => isObject(value) && typeof value["a"] === "string"],
  ["{ a: json, b: list<integer>? }", (value) => isObject(value) && "a" in value && isList(value["b"] ?? [])],
  ["{ b: list<integer>? }", (value) => isObject(value) && isList(value["b"] ?? [])],
];

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !isList(value);
}

describe.each(types)("as %s", (type, isOf) => {
  const machine = machineOf(`workflow w {\n  input { j: json }\n  output { e0: [input.j.v as ${type}] }\n}\n`);

  test.each(values.map((value) => [JSON.stringify(value), value] as const))("takes or refuses %s", async (_text, v) => {
    const { entries } = await resultsOf(machine, { j: { v } });
    const result = entries.get("e0");
    if (isOf(v)) expect(result).toEqual([v]);
    else expect(String(result)).toContain("UnexpectedValue: input.j.v is not of the type");
  });

  test("takes or refuses what is not there", async () => {
    const { entries } = await resultsOf(machine, { j: [] });
    if (isOf(null)) expect(entries.get("e0")).toEqual([null]);
    else expect(entries.get("e0")).toBeInstanceOf(Error);
  });
});

const run = (text: string, input: Json) => simulate(machineOf(text), { input });

describe("a `let` that is an `as`", () => {
  const text = `workflow w {\n  input { j: json }\n  let rows = input.j.rows as integer\n  output { rows: rows + 1 }\n}\n`;

  test("gives its value", async () => {
    expect(await run(text, { j: { rows: 41 } })).toMatchObject({ status: "SUCCEEDED", output: { rows: 42 } });
  });

  test.each([[{ rows: "41" }], [{}], [[]], [null]])("fails by its own name on %j", async (j) => {
    expect(await run(text, { j })).toMatchObject({
      status: "FAILED",
      error: "UnexpectedValue",
      cause: "input.j.rows is not of the type integer",
    });
  });

  test("can be caught by its name", async () => {
    const caught = `workflow w {
  input { j: json }
  try {
    let rows = input.j.rows as integer?
    let answer = "\${rows ?? 0} rows"
  } catch on ["UnexpectedValue"] {
    let answer = "none"
  }
  output { answer: answer }
}
`;
    expect(await run(caught, { j: { rows: true } })).toMatchObject({ output: { answer: "none" } });
    expect(await run(caught, { j: {} })).toMatchObject({ output: { answer: "0 rows" } });
  });
});

test.each([
  ["1 as integer", []],
  ["1 as string", ["EMRF3024"]],
  ["input.s as integer", ["EMRF3024"]],
  ["input.s as cluster_id", ["EMRF3024"]],
  ["input.s as string?", []],
  ["input.o as string", []],
  ["input.ls as list<integer>", ["EMRF3024"]],
  ["input.lj as list<integer>", []],
  ["input.s as unheard_of", ["EMRF2006"]],
])("%s", (expression, codes) => {
  const text = `workflow w {\n  timeout: 1h\n  input { s: string, o: string?, ls: list<string>, lj: list<json> }\n  output { x: [${expression}] }\n}\n`;
  expect(analyze({ path: "w.emrflow", text }).diagnostics.map(({ code }) => code)).toEqual(codes);
});
