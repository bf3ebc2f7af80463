/** Text from users reaches EMR as that very text, wherever it stands in a file, and is never read as code. */
import "../support/frozen-prototype.js";
import { describe, expect, it } from "vitest";
import { isObject } from "../../src/machine/json.js";
import type { Json } from "../../src/machine/asl.js";
import { createRandom } from "../support/random.js";
import { simulate } from "../../src/simulate/simulate.js";
import { machineOf, outcomeOf } from "./outcome.js";

const texts = [
  "{% 1 %}",
  "{%1%}",
  "{% $x",
  "{%",
  "%}",
  " {% 1 %}",
  "{% $states.input %}",
  "{% %}",
  "{{% 1 %}}",
  "it's",
  'say "x"',
  "\\",
  "\\\\",
  "a\\'b",
  "`",
  "a`b",
  "/",
  "/*",
  "*/",
  "//x",
  "${x}",
  "$${x}",
  "$x",
  "$states",
  "$uuid()",
  "' & $states.input & '",
  '" & 1 & "',
  "\u2028",
  "a\u2029b",
  "\u202e",
  "\ufeff",
  "a\nb",
  "a\tb",
  "\\u0041",
  "\\n",
  "]",
  ")",
  "}",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "null",
  "true",
  "5",
  "é😀",
  "a.$",
  "$.x",
  "$$.Execution.Id",
  "States.Format('{}')",
  "@",
  "#",
  "%",
  "~>",
  ":=",
  "?:",
  "\u{e0001}",
];

const lonely = ["\ud800", "a\udc00b", "\0", "\x1b[31m"];

const pieces = [...texts, "{", "%", "$", "'", '"', "\\", "`", "/", " ", "x", "\r", "\u0085", "\u{10ffff}"];

function randomText(seed: number): string {
  const random = createRandom(seed);
  return Array.from({ length: 1 + random.below(6) }, () => random.pick(pieces)).join("");
}

/** A literal of the language. What cannot be seen is written as an escape in every other one. */
function literal(text: string, isEscaped: boolean): string {
  const plain = text
    .replace(/["\\]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\u{d}")
    .replaceAll("${", "\\${");
  return `"${isEscaped ? plain.replace(/[\p{C}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`) : plain}"`;
}

const cluster = (settings: string): string =>
  `cluster etl = ec2 { release: "emr-7.13.0", applications: ["Spark"], service_role: "r", instance_profile: "i", primary: { types: ["m6g.xlarge"] }, ${settings} }`;

/** A file with a text at every kind of place. */
function everywhere(t: string): string {
  return `
param p: string = ${t}
let from_let = ${t}
workflow w {
  description: ${t}
  tags: { ${t}: ${t} }
  input { field: string = ${t}, pick: ${t} | "other" = ${t}, yes: boolean = true, map: map<string> = { ${t}: ${t} }, all: { ${t}: string }? }
  ${cluster(`name: ${t}, logs: ${t}, tags: { "own": ${t} }, configurations: { "spark-defaults": { ${t}: ${t}, "run": input.field } }, bootstrap: [{ name: ${t}, script: ${t}, args: [${t}] }]`)}
  step one on etl = spark { file: ${t}, args: [${t}, input.field, "\${input.field}", "a\${input.pick}b", p, from_let, input.yes ? ${t} : "no"], conf: { ${t}: ${t}, "run": input.field }, name: ${t}, jars: [${t}, input.field] }
  step two on etl = jar { jar: ${t}, main_class: ${t}, args: [${t}], properties: { ${t}: ${t} }, api: { HadoopJarStep: { Properties: [] } } }
  terminate etl
  output {
    ${t}: ${t}, list: [${t}], nested: { ${t}: [${t}, input.field] }, chosen: input.yes ? ${t} : "no", same: input.field == ${t}, other: input.pick != ${t},
    found: { ${t}: 1 }[input.field], of_map: input.map[input.field], member: input.map[${t}], joined: join([${t}, input.field], ${t}), inside: input.yes ? { ${t}: ${t} } : {},
  }
}`.replace(", api: { HadoopJarStep: { Properties: [] } }", "");
}

const record = (json: Json | undefined): { readonly [key: string]: Json } =>
  json !== undefined && isObject(json) ? json : {};

/** Gives the strings and keys anywhere in a value, to count them. */
function stringsIn(json: Json): readonly string[] {
  if (typeof json === "string") return [json];
  if (Array.isArray(json)) return json.flatMap((item: Json) => stringsIn(item));
  return isObject(json) ? Object.entries(json).flatMap(([key, value]) => [key, ...stringsIn(value)]) : [];
}

async function proveEverywhere(text: string, isEscaped: boolean): Promise<void> {
  const machine = machineOf(everywhere(literal(text, isEscaped)));
  expect(machine.Comment).toBe(text);
  const run = await simulate(machine);
  expect([run.status, run.cause], JSON.stringify(text)).toEqual(["SUCCEEDED", undefined]);
  const [create, one, two] = run.calls.map((call) => record(call.arguments));
  expect(create).toMatchObject({
    Name: text,
    LogUri: text,
    BootstrapActions: [{ Name: text, ScriptBootstrapAction: { Path: text, Args: [text] } }],
  });
  expect(create?.["Tags"]).toEqual(
    expect.arrayContaining([
      { Key: text, Value: text },
      { Key: "own", Value: text },
    ]),
  );
  expect(create?.["Configurations"]).toEqual([
    {
      Classification: "spark-defaults",
      Properties: Object.fromEntries([
        [text, text],
        ["run", text],
      ]),
    },
  ]);
  const spark = record(one?.["Step"]);
  expect(spark["Name"]).toBe(text);
  expect(record(spark["HadoopJarStep"])["Args"]).toEqual([
    "spark-submit",
    "--deploy-mode",
    "cluster",
    "--jars",
    `${text},${text}`,
    "--conf",
    `${text}=${text}`,
    "--conf",
    `run=${text}`,
    text,
    text,
    text,
    text,
    `a${text}b`,
    text,
    text,
    text,
  ]);
  expect(record(two?.["Step"])["HadoopJarStep"]).toEqual({
    Jar: text,
    MainClass: text,
    Args: [text],
    Properties: [{ Key: text, Value: text }],
  });
  const output = record(run.output);
  expect(Object.hasOwn(output, text) && output[text]).toBe(text);
  const { list, nested, chosen, same, other, found, of_map, member, joined, inside } = output;
  expect({ list, nested, chosen, same, other, found, of_map, member, joined, inside }).toEqual({
    list: [text],
    nested: Object.fromEntries([[text, [text, text]]]),
    chosen: text,
    same: true,
    other: false,
    found: 1,
    of_map: text,
    member: text,
    joined: text + text + text,
    inside: Object.fromEntries([[text, text]]),
  });
}

describe("a text of the file", () => {
  it.each(texts)("reaches every place as it is: %j", async (text) => {
    await proveEverywhere(text, false);
    await proveEverywhere(text, true);
  });

  it("does so whatever it is made of", async () => {
    for (let seed = 0; seed < 60; seed++) await proveEverywhere(randomText(seed), seed % 2 === 0);
  });

  it.each(lonely)("that EMR would not take is an error of AWS's rules, at its place: %j", (text) => {
    const source = everywhere(literal(text, true));
    const { errors } = outcomeOf(source);
    expect(errors.length).toBeGreaterThan(0);
    for (const { code } of errors) expect(code).toMatch(/^EMRF5/);
  });

  it.each([...texts, ...lonely].filter((text) => !text.startsWith("States.")))(
    "is the error and the cause of a fail: %j",
    async (text) => {
      const t = literal(text, false);
      const run = await simulate(machineOf(`workflow w {\n input { a: string = ${t} }\n fail ${t}, ${t}\n}`));
      expect(run).toMatchObject({ status: "FAILED", error: text, cause: text });
      const late = await simulate(
        machineOf(`workflow w {\n input { a: string = ${t} }\n fail input.a, "\${input.a}!"\n}`),
      );
      expect(late).toMatchObject({ status: "FAILED", error: text, cause: `${text}!` });
    },
  );

  it("comes from the input just as well", async () => {
    const machine = machineOf(`workflow w {
  input { a: string, m: map<string> }
  let x = input.a
  output { x: x, a: input.a, b: "\${input.a}", c: input.m[input.a], d: input.m.constructor, e: { a: input.a } }
}`);
    for (const text of [...texts, ...lonely]) {
      const run = await simulate(machine, { input: { a: text, m: Object.fromEntries([[text, text]]) } });
      expect(run.output, JSON.stringify(text)).toEqual({
        x: text,
        a: text,
        b: text,
        c: text,
        d: text === "constructor" ? text : null,
        e: { a: text },
      });
    }
  });

  it("is never half of an expression: what looks like one is a literal, or is read by people only", () => {
    const marker = "{% 'marker' %}";
    const machine = machineOf(everywhere(literal(marker, false)));
    for (const each of stringsIn(JSON.parse(JSON.stringify(machine)) as Json /* a machine is JSON */)) {
      // The key of an output and of a map; the cause of `InvalidInput`; and expressions, which say it in escapes.
      const isText = each === marker || /^\w+: must be of the type /.test(each);
      if (!isText && each.includes("marker")) expect(each).toMatch(/^\{% (?:(?!\{%|%\})[^])* %\}$/);
    }
  });
});
