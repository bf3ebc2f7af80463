/** `extern param`s: places for text that is put in when the machine is deployed. */
import { expect, test } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import { codesOf, findingsOf } from "../conformance/findings.js";

function machineOf(body: string, params = "extern param bucket: string\n"): string {
  const text = `${params}workflow w {\n  timeout: 1h\n  input { date: string }\n${body}}\n`;
  const { checked, diagnostics } = analyze({ path: "program.emrflow", text });
  expect(codesOf(diagnostics)).toEqual([]);
  return JSON.stringify(checked && compile(checked).workflows.map(({ machine }) => machine.States));
}

test("a text around one is plain text", () => {
  const machine = machineOf('  output { lake: "s3://${bucket}/lake" }\n');
  expect(machine).toContain('"lake":"s3://${bucket}/lake"');
  expect(machine).not.toContain("$bucket");
});

test("a `let` of it is folded into its readers, in a workflow and outside of one", () => {
  const params = 'extern param bucket: string\nlet lake = "s3://${bucket}/lake"\nlet both = [lake, { in: lake }]\n';
  const machine = machineOf('  let jobs = "${lake}/jobs"\n  output { jobs: jobs, both: both }\n', params);
  expect(machine).toContain('"jobs":"s3://${bucket}/lake/jobs"');
  expect(machine).toContain('"both":["s3://${bucket}/lake",{"in":"s3://${bucket}/lake"}]');
});

test("where a run computes with it, it is a variable and never part of an expression's text", () => {
  const machine = machineOf(
    '  output { path: "s3://${bucket}/${input.date}", is_ours: bucket == "acme", shouted: upper(bucket) }\n',
  );
  expect(machine).toContain('"bucket":"${bucket}"');
  for (const [expression] of machine.matchAll(/\{%.*?%\}/g)) expect(expression).not.toContain("${");
});

test("it is assigned only where a run reads it", () => {
  expect(machineOf("  output { lake: bucket }\n")).not.toContain('"bucket":');
});

test("it cannot stand where a value must be known when compiling", () => {
  const text =
    "extern param about: string\nworkflow w {\n  timeout: 1h\n  description: about\n  output { ok: true }\n}\n";
  expect(codesOf(findingsOf(text))).toEqual(["EMRF3013"]);
});

test("a text that only looks like another place stays", () => {
  expect(machineOf('  output { script: "echo \\${HOME} ${bucket}" }\n')).toContain("echo ${HOME} ${bucket}");
});
