/** The JSON Schema of an input and the check that its machine makes accept the same. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import type { Json } from "../../src/machine/asl.js";
import { inputSchema } from "../../src/model/input-schema.js";
import { anyJson, inputLike } from "../golden/random-input.js";
import { createRandom } from "../support/random.js";
import { simulate } from "../../src/simulate/simulate.js";
import { codesOf } from "../conformance/findings.js";

const text = `type region = "eu" | "us"
/// Takes everything that can be declared.
workflow takes {
  timeout: 1h
  input {
    date: string matching "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    ticket: string? matching "^T[0-9]+$"
    region: region
    mixed: "none" | 1 | true | list<integer>
    count: integer min 1 max 5 = 2
    ratio: number? max 1
    full: boolean = false
    wait: duration
    volume: size?
    cluster: cluster_id?
    started: timestamp?
    anything: json
    perhaps: json?
    names: list<string> = ["a"]
    lists: list<list<number?>>
    tags: map<string>
    place: { region: region, note: string?, extra: json, more: { deep: list<boolean> } }
  }
  output { ok: true }
}
`;

const sample: Json = {
  date: "2026-11-22",
  ticket: "T1",
  region: "eu",
  mixed: [1, 2],
  count: 3,
  ratio: 0.5,
  full: true,
  wait: 60,
  volume: 1024,
  cluster: "j-1",
  started: "2026-11-22T00:00:00Z",
  anything: null,
  perhaps: 1,
  names: [],
  lists: [[1], [], [null, 2.5]],
  tags: { a: "b" },
  place: { region: "us", note: null, extra: 1, more: { deep: [true] } },
};

const { checked, diagnostics, model } = analyze({ path: "takes.emrflow", text });
const [workflow] = model.workflows;
const schema = workflow ? inputSchema(workflow) : {};
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, unicodeRegExp: false });
const validate = ajv.compile(schema);

async function isTaken(input: Json): Promise<boolean> {
  const machine = checked && compile(checked).workflows[0]?.machine;
  if (!machine) throw new Error("the workflow does not compile");
  const run = await simulate(machine, { input });
  if (run.status !== "SUCCEEDED") expect(run.error).toBe("InvalidInput");
  return run.status === "SUCCEEDED";
}

test("the workflow is right, and its schema says what it is about", () => {
  expect(codesOf(diagnostics)).toEqual([]);
  expect(schema).toMatchObject({ title: "takes", description: "Takes everything that can be declared." });
  expect(schema["required"]).toEqual(["date", "region", "mixed", "wait", "anything", "lists", "tags", "place"]);
});

test("both take the sample, and refuse what is no object", async () => {
  expect([validate(sample), await isTaken(sample)]).toEqual([true, true]);
  for (const input of [null, [], "x", 1]) expect([validate(input), await isTaken(input)]).toEqual([false, false]);
});

test("they agree on each field that is left out, null, or anything", async () => {
  const random = createRandom(7);
  const fields = Object.entries(sample);
  let refused = 0;
  for (const [key] of fields) {
    const others = Object.fromEntries(fields.filter(([name]) => name !== key));
    const values = Array.from({ length: 30 }, () => anyJson(random));
    for (const input of [others, { ...others, [key]: null }, ...values.map((value) => ({ ...others, [key]: value }))]) {
      const taken = await isTaken(input);
      if (!taken) refused += 1;
      expect(validate(input), JSON.stringify(input)).toBe(taken);
    }
  }
  expect(refused).toBeGreaterThan(100);
});

test("they agree on inputs that are wrong in several places", async () => {
  const random = createRandom(8);
  for (let round = 0; round < 200; round += 1) {
    const input = inputLike(sample, random);
    expect(validate(input), JSON.stringify(input)).toBe(await isTaken(input));
  }
});

test("a workflow without an input takes everything", () => {
  const bare = analyze({ path: "bare.emrflow", text: "workflow bare {\n  timeout: 1h\n  output { ok: true }\n}\n" });
  expect(bare.model.workflows.map(inputSchema)).toEqual([
    { $schema: "https://json-schema.org/draft/2020-12/schema", title: "bare" },
  ]);
});
