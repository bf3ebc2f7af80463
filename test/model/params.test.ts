/** Values of `--param`: text, read by the type that the file gives. */
import { describe, expect, it } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import { isObject } from "../../src/machine/json.js";
import type { Json } from "../../src/machine/asl.js";
import { errorsIn } from "./findings.js";

const source = (type: string, fallback = ""): string =>
  `param p: ${type}${fallback}\nworkflow w {\n  let x = execution.name\n  output { p: p, x: x }\n}`;
const given = (text: string): ReadonlyMap<string, string> => new Map([["p", text]]);

function valueOf(text: string, params: ReadonlyMap<string, string>): Json | undefined {
  const { checked } = analyze({ path: "test.emrflow", text }, { params });
  const state = checked && compile(checked).workflows[0]?.machine.States["Give output"];
  return state?.Type === "Succeed" && isObject(state.Output ?? null)
    ? (JSON.parse(JSON.stringify(state.Output)).p as Json)
    : undefined; // parsed JSON is JSON
}

describe("a param", () => {
  it.each<[type: string, text: string, value: Json]>([
    ["string", "", ""],
    ["string", "5", "5"],
    ["string", "null", "null"],
    ["string", "a b\n", "a b\n"],
    ["integer", "0", 0],
    ["integer", "-7", -7],
    ["integer", "007", 7],
    ["number", "1.5", 1.5],
    ["number", "-0.25", -0.25],
    ["boolean", "true", true],
    ["boolean", "false", false],
    ["duration", "1h30m", 5400],
    ["duration", "0s", 0],
    ["size", "2GiB", 2 ** 31],
    ["cluster_id", "j-1", "j-1"],
    ['"dev" | "prod"', "prod", "prod"],
    ["1 | 2", "2", 2],
    ["true | 5", "true", true],
    ["string?", "x", "x"],
    ["integer?", "null", null],
    ["list<string>", '["a", "b"]', ["a", "b"]],
    ["list<integer>", "[]", []],
    ["map<number>", '{"a": 1.5}', { a: 1.5 }],
    ["{ a: string, b: integer? }", '{"a": "x"}', { a: "x" }],
    ["json", '{"a": [1, null]}', { a: [1, null] }],
    ["json", "5", 5],
    ["list<list<integer>>", "[[1], []]", [[1], []]],
  ])("of the type %s takes %j", (type, text, value) => {
    expect(errorsIn(source(type), given(text))).toEqual([]);
    expect(valueOf(source(type), given(text))).toEqual(value);
  });

  it.each([
    ["integer", "1.5"],
    ["integer", "x"],
    ["integer", ""],
    ["integer", "1e3"],
    ["integer", "0x10"],
    ["integer", "9".repeat(30)],
    ["number", "NaN"],
    ["number", "Infinity"],
    ["number", "1,5"],
    ["boolean", "yes"],
    ["boolean", "True"],
    ["duration", "5"],
    ["duration", "5ms"],
    ["duration", "30m1h"],
    ["duration", `${"9".repeat(400)}d`],
    ["size", "5GB"],
    ["size", `${"9".repeat(400)}TiB`],
    ['"dev" | "prod"', "Dev"],
    ["list<string>", "a,b"],
    ["list<string>", "[1]"],
    ["list<string>", '["a"'],
    ["map<string>", "[]"],
    ["{ a: string }", "{}"],
    ["json", "{a: 1}"],
    ["json", ""],
  ])("of the type %s does not take %j", (type, text) =>
    expect(errorsIn(source(type), given(text))).toEqual(["param-does-not-fit: p"]),
  );

  it("without a value is reported once, also where it is used", () =>
    expect(errorsIn(source("string"))).toEqual(["missing-param: p"]));
  it("has a default of its type", () => expect(errorsIn(source("string", " = 5"))).toEqual(["wrong-type: 5"]));
  it("has a default that needs no run", () =>
    expect(errorsIn(source("string", " = execution.name"))).toEqual(["not-constant: execution.name"]));
  it("may be made of earlier ones", () =>
    expect(
      valueOf(`param env: string = "dev"\n${source("string", ' = "acme-${env}"')}`, new Map([["env", "prod"]])),
    ).toBe("acme-prod"));
  it("that was given need not have a fitting default", () =>
    expect(valueOf(source("string", ' = "x"'), given("y"))).toBe("y"));
});
