/** The JSON Schema that editors get takes what the checker takes. */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { scenarioSchema } from "../../src/scenarios/schema.js";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));
const fits = new Ajv2020({ allowUnionTypes: true }).compile(scenarioSchema());

test("every file of scenarios of the examples fits", () => {
  const files = readdirSync(examples, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".test.yaml"),
  );
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((path) => !fits(parse(readFileSync(examples + path, "utf8"))))).toEqual([]);
});

test.each([
  "",
  "# only a comment",
  "~",
  "scenarios: []",
  "scenarios: [{ name: one }]",
  "scenarios: [{ name: one, expect: { outcom: FAILED } }]",
  "scenarios: [{ name: one, expect: { within: soon } }]",
  "scenarios: [{ name: one, given: { load: { fails: 0 } }, expect: { outcome: FAILED } }]",
  "scenarios: [{ name: one, given: { load: { fails: 3000000000 } }, expect: { outcome: FAILED } }]",
  "scenarios: [{ name: one, given: { load: { hangs: 99999999999999999999 } }, expect: { outcome: FAILED } }]",
  "scenarios: [{ name: one, given: { load: { fails: { times: 2, attempt: 2 } } }, expect: { outcome: FAILED } }]",
  "scenarios: [{ name: '', expect: { outcome: FAILED } }]",
  "scenarios: [{ name: one, seed: 1000000000, expect: { outcome: FAILED } }]",
])("%s does not", (text) => {
  expect(fits(parse(text))).toBe(false);
});
