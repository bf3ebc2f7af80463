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

test("one that only an imported template reads reaches the machine too", () => {
  const shared = `extern param bucket: string
template base = ec2 {
  release: "emr-7.13.0", applications: ["Spark"], logs: "s3://\${bucket}/\${execution.name}/"
  service_role: "s", instance_profile: "i", primary: { types: ["m6g.xlarge"] }
}
`;
  const text = `import { base } from "./shared.emrflow"
workflow w {
  timeout: 1h
  cluster etl = base { name: "NAME" }
  step a on etl = spark { file: "s3://acme/a.py" }
  terminate etl
}
`;
  const analyzed = (program: string) =>
    analyze(
      { path: "program.emrflow", text: program },
      { readModule: () => ({ kind: "source", source: { path: "shared.emrflow", text: shared } }) },
    );
  const { checked, diagnostics } = analyzed(text);
  expect(codesOf(diagnostics)).toEqual([]);
  const states = checked ? compile(checked).workflows[0]?.machine.States : undefined;
  expect(states?.["Start run"]).toMatchObject({ Assign: { bucket: "\${bucket}" } });
  expect(JSON.stringify(states?.["Create etl"])).toContain("{% 's3://' & $bucket & '/' & ");
  expect(codesOf(analyzed(text.replace("NAME", "\\\${bucket}")).diagnostics)).toEqual(["EMRF2114"]);
});

const onServerless = `  cluster shared = serverless { application: application_id("00f1shared000001"), job_role: role_arn }
  step job on shared = spark { file: "s3://acme/a.py" }
`;

test("AWS's form of a field is not asked of a text that only the deployment completes", () => {
  const machine = machineOf(onServerless, "extern param role_arn: string\n");
  expect(machine).toContain('"ExecutionRoleArn":"${role_arn}"');
});

test("the order in which a file declares them changes nothing", () => {
  const params = ["extern param bucket: string\n", "extern param account: string\n"];
  const body = '  output { path: "s3://${bucket}/${input.date}/${account}" }\n';
  const machine = machineOf(body, params.join(""));
  expect(machineOf(body, params.toReversed().join(""))).toBe(machine);
  expect(machine).toMatch(/"account":"\$\{account\}".*"bucket":"\$\{bucket\}"/);
});
