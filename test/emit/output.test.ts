/** An output that a run cannot work out is a failure like any other, also where the file keeps its cluster on success. */
import { expect, test } from "vitest";
import { analyze, compile } from "../../src/compiler.js";
import { simulate } from "../../src/simulate/simulate.js";

const source = (end: string, output: string): string => `workflow ratio {
  timeout: 3h
  input { n: integer }
  cluster etl = ec2 {
    release: "emr-7.13.0"
    applications: ["Spark"]
    logs: "s3://acme/logs/"
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
  }
  step ingest on etl = spark { file: "s3://acme/ingest.py" }
  ${end}
  output ${output}
}
`;

function machineOf(text: string) {
  const { checked, diagnostics } = analyze({ path: "ratio.emrflow", text });
  if (!checked) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const [compiled] = compile(checked).workflows;
  if (!compiled) throw new Error("nothing was compiled");
  return compiled.machine;
}

for (const end of ["keep etl", "terminate etl when input.n > 5", "terminate etl"]) {
  test(`gives the cluster back when the output fails: ${end}`, async () => {
    const run = await simulate(machineOf(source(end, "{ ratio: 1 / input.n + 1, step: ingest.id }")), {
      input: { n: 0 },
    });
    expect([run.status, run.error]).toEqual(["FAILED", "States.QueryEvaluationError"]);
    expect(run.clusters.map(({ status }) => status)).toEqual(["terminated"]);
  });

  test(`gives the output when it can be worked out: ${end}`, async () => {
    const run = await simulate(machineOf(source(end, "{ ratio: 1 / input.n, state: ingest.state }")), {
      input: { n: 4 },
    });
    expect([run.status, run.output]).toEqual(["SUCCEEDED", { ratio: 0.25, state: "COMPLETED" }]);
  });
}
