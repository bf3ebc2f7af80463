/**
 * Conditions on what is `json` are total: on JSON of any shape they are true or false, never an error and never nothing.
 * 1,000 random ones over all operators, members and functions that take `json`, on 1,000 random inputs.
 */
import { expect, test } from "vitest";
import { createRandom, type Random } from "../support/random.js";
import { anyJson } from "../golden/random-input.js";
import { machineOf, resultsOf } from "./random/program.js";

const programs = 50;
const conditionsPerProgram = 20;
const inputsPerProgram = 20;

type Make = (random: Random, depth: number) => string;

const members = ["a", "date", "name", "tier", "__proto__", "constructor", "toString", "Error"];
const literals = ["5", "-1", "0.5", '"x"', '""', '"2026-11-22"', "true", "false", "null"];
const times = ["execution.started_at", "execution.started_at - 1d", 'date_parse("2026-11-22T00:00:00Z")'];

/** Something of the type `json`. */
const anyValue: Make = (random, depth) => {
  const inner = (): string => anyValue(random, depth - 1);
  if (depth <= 0) return "input.j";
  switch (random.below(9)) {
    case 0:
    case 1:
      return `${inner()}.${random.pick(members)}`;
    case 2:
      return `${inner()}["${random.pick([...members, "x y"])}"]`;
    case 3:
      return `${inner()}[${random.pick(["0", "-1", "7"])}]`;
    case 4:
      return `(${inner()} ?? ${inner()})`;
    case 5:
      return `(${condition(random, depth - 1)} ? ${inner()} : ${inner()})`;
    case 6:
      return `(first([${inner()}, ${inner()}]) ?? ${inner()})`;
    case 7:
      return `(last([x${depth} for x${depth} in [${inner()}, ${inner()}] if ${condition(random, depth - 1)}]) ?? ${inner()})`;
    default:
      return "input.j";
  }
};

const condition: Make = (random, depth) => {
  const value = (): string => anyValue(random, depth - 1);
  const inner = (): string => (depth <= 0 ? `exists(${value()})` : condition(random, depth - 1));
  switch (random.below(13)) {
    case 0:
      return `(${value()} ${random.pick(["==", "!="])} ${random.pick(literals)})`;
    case 1:
      return `(${value()} ${random.pick(["==", "!="])} ${value()})`;
    case 2:
      return `(${value()} ${random.pick(["<", "<=", ">", ">="])} ${random.pick(["5", '"x"', "0.5"])})`;
    case 3:
      return `(${random.pick(["5", '"x"', "0.5"])} ${random.pick(["<", "<=", ">", ">="])} ${value()})`;
    case 4:
      return `(${value()} ${random.pick(["<", "<=", ">", ">=", "==", "!="])} ${random.pick(times)})`;
    case 5:
      return `(${inner()} ${random.pick(["&&", "||"])} ${value()})`;
    case 6:
      return `!${random.pick([value(), inner()])}`;
    case 7:
      return `${random.pick(["contains", "starts_with"])}(${value()}, ${random.pick(['"a"', '""'])})`;
    case 8:
      return `matches(${value()}, "^[0-9a-z-]*$")`;
    case 9:
      return `contains([${value()}, 1, null], ${value()})`;
    case 10:
      return `(length(to_json(${value()})) ${random.pick(["<", ">"])} 5)`;
    case 11:
      return `(length(distinct([${value()}, ${value()}])) == 1)`;
    default:
      return `exists(${value()})`;
  }
};

test("a condition on json is true or false on any JSON", async () => {
  let isTrue = 0;
  for (let seed = 0; seed < programs; seed++) {
    const random = createRandom(3000 + seed);
    const conditions = Array.from({ length: conditionsPerProgram }, () => condition(random, 1 + random.below(3)));
    const entries = conditions.map((text, index) => `    e${index}: ${text}`).join("\n");
    const machine = machineOf(`workflow w {\n  input { j: json }\n  output {\n${entries}\n  }\n}\n`);
    for (let count = 0; count < inputsPerProgram; count++) {
      const input = { j: anyJson(random) };
      const results = await resultsOf(machine, input);
      conditions.forEach((text, index) => {
        const result = results.entries.get(`e${index}`);
        expect([true, false], `${text}\non ${JSON.stringify(input)}: ${String(result)}`).toContain(result);
        if (result === true) isTrue++;
      });
    }
  }
  const all = programs * conditionsPerProgram * inputsPerProgram;
  expect(isTrue).toBeGreaterThan(all * 0.1);
  expect(isTrue).toBeLessThan(all * 0.9);
}, 60_000);
