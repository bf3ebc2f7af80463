/**
 * 2,000 random expressions, compiled and evaluated as Step Functions would, against the few lines of `reference.ts`; the
 * same expressions on constants, which are folded, and on fields that lie deeper. `EMRFLOW_EXPRESSIONS` asks for more.
 */
import "../support/frozen-prototype.js";
import { describe, expect, it } from "vitest";
import { isObject } from "../../src/machine/json.js";
import type { Json, JsonObject, Machine } from "../../src/machine/asl.js";
import { createRandom, type Random } from "../support/random.js";
import { machineOf, resultsOf } from "./random/program.js";
import { Unspecified } from "./random/reference.js";
import { declarations, randomFields } from "./random/sample.js";
import { expressionMaker, type Kind, type Written } from "./random/written.js";

const perProgram = 25;
const inputsPerProgram = 8;
const programs = Math.ceil(Number(process.env["EMRFLOW_EXPRESSIONS"] ?? 2000) / perProgram);

interface Expression {
  readonly kind: Kind;
  readonly written: Written;
}

interface Program {
  readonly lets: readonly Expression[];
  readonly outputs: readonly Expression[];
}

const kinds: readonly Kind[] = [
  "string",
  "number",
  "integer",
  "boolean",
  "boolean",
  "json",
  "stringMaybe",
  "numberMaybe",
  "strings",
  "numbers",
  "lists",
  "jsons",
];

function randomProgram(random: Random): Program {
  const lets: Expression[] = [];
  const make = expressionMaker(random, (kind) =>
    lets.flatMap((each, index) =>
      each.kind === kind ? [{ ...each.written, text: () => `x${index}`, isInline: true }] : [],
    ),
  );
  for (let count = 0; count < 5; count++) {
    const kind = random.pick(kinds);
    lets.push({ kind, written: make(kind, 2) });
  }
  const outputs = Array.from({ length: perProgram }, (): Expression => {
    const kind = random.pick(kinds);
    return { kind, written: make(kind, 1 + random.below(4)) };
  });
  return { lets, outputs };
}

/** @param root what fields are read from @param input the fields of the input, as declared @param head declarations above the workflow */
function textOf({ lets, outputs }: Program, root: string, input: string, head = ""): string {
  const body = lets.map(({ written }, index) => `  let x${index} = ${written.text(root)}`);
  const entries = outputs.map(({ written }, index) => `    e${index}: ${written.text(root)}`);
  return [
    head,
    "workflow w {",
    `  input { ${input} }`,
    ...body,
    "  let used = input",
    "  output {",
    ...entries,
    "  }",
    "}",
  ].join("\n");
}

const tests: { readonly [K in Kind]: (value: Json) => boolean } = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === "boolean",
  json: () => true,
  stringMaybe: (value) => value === null || typeof value === "string",
  numberMaybe: (value) => value === null || typeof value === "number",
  strings: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  numbers: (value) => Array.isArray(value) && value.every((item) => typeof item === "number"),
  lists: (value) => Array.isArray(value) && value.every((item: Json) => tests.numbers(item)),
  jsons: (value) => Array.isArray(value),
};

/** Gives what the language says, or `null` where it leaves it open. */
function meaningOf({ written }: Expression, fields: JsonObject): { readonly value: Json } | null {
  try {
    return { value: written.value(fields) };
  } catch (thrown) {
    if (thrown instanceof Unspecified) return null;
    throw thrown;
  }
}

/** As JSON, which is how a value leaves a machine; keys in one order. */
function shown(value: Json): string {
  return JSON.stringify(value, (_key, inner: Json) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** Compares all entries; gives how many the language does not leave open. */
async function compare(program: Program, machine: Machine, fields: JsonObject, input: Json): Promise<number> {
  const { isAccepted, entries } = await resultsOf(machine, input);
  expect(isAccepted, JSON.stringify(input)).toBe(true);
  const isLetOpen = program.lets.some((each) => meaningOf(each, fields) === null);
  let compared = 0;
  program.outputs.forEach((each, index) => {
    const meaning = meaningOf(each, fields);
    const context = `${each.written.text("input.")}\non ${JSON.stringify(fields)}`;
    if (!meaning || (isLetOpen && /\bx\d/.test(context))) return;
    const result = entries.get(`e${index}`);
    if (result === undefined || result instanceof Error) throw new Error(`${context}\n${String(result)}`);
    expect(shown(result), context).toBe(shown(meaning.value));
    expect(tests[each.kind](result), context).toBe(true);
    compared++;
  });
  return compared;
}

describe("an expression", () => {
  it("gives what it says, of the type that it promises, on fields of the input", async () => {
    let compared = 0;
    for (let seed = 0; seed < programs; seed++) {
      const random = createRandom(seed);
      const program = randomProgram(random);
      const machine = machineOf(textOf(program, "input.", declarations));
      for (let count = 0; count < inputsPerProgram; count++) {
        const fields = randomFields(random);
        compared += await compare(program, machine, fields, fields);
      }
    }
    expect(compared).toBeGreaterThan(programs * perProgram * inputsPerProgram * 0.5);
  }, 60_000);

  it("gives the same on the members of a record in the input", async () => {
    for (let seed = 0; seed < programs / 2; seed++) {
      const random = createRandom(1000 + seed);
      const program = randomProgram(random);
      const fields = randomFields(random);
      const present = Object.fromEntries(
        Object.entries(fields).filter(([, value]) => value !== null || random.below(2) === 0),
      );
      const machine = machineOf(textOf(program, "input.all.", `all: { ${declarations} }`));
      await compare(program, machine, fields, { all: { ...present, j: fields["j"] ?? null } });
    }
  }, 60_000);

  it("gives the same when it is folded, on constants", async () => {
    for (let seed = 0; seed < programs; seed++) {
      const random = createRandom(2000 + seed);
      const program = randomProgram(random);
      const fields = randomFields(random);
      const text = textOf(program, "c.", "unused: string?", `param c: { ${declarations} }`);
      await compare(program, machineOf(text, new Map([["c", JSON.stringify(fields)]])), fields, {});
    }
  }, 60_000);
});
