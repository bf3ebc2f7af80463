/** Files that want to make the reader hang, fall over or believe something end in a finding. */
import { describe, expect, test } from "vitest";
import { readAs } from "./fixtures.js";

const machine = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}';

async function codesOf(path: string, text: string): Promise<readonly string[]> {
  const { machines, notRead } = await readAs(path, text);
  for (const { source, finding } of notRead) {
    expect(finding.start).toBeLessThanOrEqual(source.text.length + 1);
    expect(finding.end).toBeGreaterThanOrEqual(finding.start);
  }
  return [...machines.map(() => "read"), ...notRead.map(({ finding }) => finding.code)];
}

const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);

describe("too much is a finding", () => {
  test.each([
    ["deep JSON", "a.json", nested("[", "]", 100_000)],
    ["JSON that never ends", "a.json", '{"a":'.repeat(100_000)],
    ["JSON one level deeper than is read", "a.json", nested("[", "]", 100)],
    ["deep YAML in one line", "a.yaml", nested("[", "]", 20_000)],
    ["deep YAML in many lines", "a.yaml", Array.from({ length: 300 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")],
    ["an alias to what is around it", "a.yaml", "States: &a\n  b: *a\n"],
    [
      "a chain of aliases that is deep",
      "a.yaml",
      `a0: &a0 []\n${Array.from({ length: 5000 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}]`).join("\n")}\n`,
    ],
    [
      "a few aliases that stand for a billion values",
      "a.yaml",
      `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(", ")}]`).join("\n")}\nStates: *a9\n`,
    ],
    ["a file of more than 4 MiB", "a.json", `${machine}${" ".repeat(5 * 1024 * 1024)}`],
    [
      "deep values in Terraform",
      "a.tf",
      `resource "aws_sfn_state_machine" "a" {\n  definition = jsonencode(${nested("[", "]", 150)})\n}\n`,
    ],
  ])("%s", async (_what, path, text) => {
    expect(await codesOf(path, text)).toEqual(["EMRF8034"]);
  });

  test("99 levels are read", async () => {
    expect(await codesOf("a.asl.json", `{"StartAt":"A","States":{},"Comment":${nested("[", "]", 98)}}`)).toEqual([
      "read",
    ]);
  });

  test("Terraform that is nested beyond its parser", async () => {
    const text = `resource "aws_sfn_state_machine" "a" {\n  definition = ${"[".repeat(50_000)}\n}\n`;
    expect(await codesOf("a.tf", text)).toEqual(["EMRF8032"]);
  });
});

describe("what is ambiguous is a finding", () => {
  test.each([
    ["JSON", "a.json", `{"StartAt":"A","States":{"A":{},"A":{}}}`],
    ["JSON, with the key spelled in another way", "a.json", `{"StartAt":"A","States":{"A":{},"\\u0041":{}}}`],
    ["YAML", "a.yaml", "StartAt: A\nStates:\n  A: {}\n  'A': {}\n"],
    [
      "Terraform",
      "a.tf",
      'resource "aws_sfn_state_machine" "a" {\n  definition = jsonencode({ StartAt = "A", "StartAt" : "B" })\n}\n',
    ],
  ])("a key that stands twice in %s", async (_what, path, text) => {
    expect(await codesOf(path, text)).toEqual(["EMRF8035"]);
  });

  test("two documents in a YAML file", async () => {
    expect(await codesOf("a.yaml", "StartAt: A\nStates: {}\n---\nStartAt: B\nStates: {}\n")).toEqual(["EMRF8032"]);
  });
});

describe("names mean nothing to the reader", () => {
  test.each([
    [
      "a.json",
      '{"StartAt":"__proto__","States":{"__proto__":{"Type":"Pass","End":true},"constructor":{"Type":"Fail"}}}',
    ],
    ["a.yaml", "StartAt: __proto__\nStates:\n  __proto__: { Type: Pass, End: true }\n  constructor: { Type: Fail }\n"],
  ])("%s", async (path, text) => {
    const { machines } = await readAs(path, text);
    expect(Object.keys(Object(Reflect.get(Object(machines[0]?.json), "States")))).toEqual(["__proto__", "constructor"]);
    expect(machines[0]?.spanOf("/States/constructor").start).toBe(
      text.indexOf(path.endsWith("json") ? '"constructor"' : "constructor"),
    );
  });

  test("in a template", async () => {
    const text =
      "Resources:\n  __proto__:\n    Type: AWS::Serverless::StateMachine\n    Properties: { Definition: { StartAt: A, States: {} } }\n";
    const { machines } = await readAs("a.yaml", text);
    expect(machines.map(({ name }) => name)).toEqual(["__proto__"]);
  });
});

describe("other ways to write the same", () => {
  test.each([
    ["a byte order mark", "a.json", `\ufeff${machine}`],
    ["a byte order mark before YAML", "a.yaml", "\ufeffStartAt: A\nStates: {}\n"],
    ["line breaks of Windows", "a.yaml", "StartAt: A\r\nStates:\r\n  A: { Type: Pass, End: true }\r\n"],
    ["JSON that is called a template", "a.template", machine],
    ["keys that are merged", "a.yaml", "x: &x { StartAt: A }\n<<: *x\nStates: {}\n"],
    [
      "a heredoc with line breaks of Windows",
      "a.tf",
      `resource "aws_sfn_state_machine" "a" {\r\n  definition = <<EOF\r\n${machine}\r\nEOF\r\n}\r\n`,
    ],
    [
      "a string in quotes",
      "a.tf",
      `resource aws_sfn_state_machine a {\n  definition = ${JSON.stringify(machine)}\n}\n`,
    ],
    [
      "a text folded in YAML",
      "a.yaml",
      `Resources:\n  A:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: >\n        {"StartAt":\n        "A", "States": {}}\n`,
    ],
  ])("%s", async (_what, path, text) => {
    expect(await codesOf(path, text)).toEqual(["read"]);
  });

  test.each([
    ["nothing", "a.json", ""],
    ["nothing in YAML", "a.yaml", ""],
    ["another language", "a.tf", '}}}} {{{ "resource aws_sfn_state_machine'],
    ["a comment", "a.tf", '# resource "aws_sfn_state_machine" "a" {}\n'],
  ])("%s", async (_what, path, text) => {
    expect(await codesOf(path, text)).toEqual(path.endsWith(".json") ? ["EMRF8032"] : []);
  });
});
