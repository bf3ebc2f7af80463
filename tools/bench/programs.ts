/** Made-up pipelines of any size for measuring: what is in them is what people write, many times over. */

/** More steps than this in one workflow would be more events than a run may have. */
const mostSteps = 500;

/** Gives a file of about so many lines, with as many workflows as it takes. */
export function programOfLines(lines: number): string {
  const workflows: string[] = [];
  for (let rest = lines; rest > 0; rest -= linesOfHead + mostSteps * linesOfStep) {
    const steps = Math.round((rest - linesOfHead) / linesOfStep);
    workflows.push(workflowOf(`measured_${workflows.length}`, Math.max(1, Math.min(mostSteps, steps))));
  }
  return workflows.join("\n");
}

const linesOfHead = 18;
const linesOfStep = 4;

/** Gives one workflow with one cluster and so many steps. */
export function workflowOf(name: string, steps: number): string {
  const lines = [
    `workflow ${name} {`,
    "  timeout: 6h",
    "  input {",
    "    date: string",
    "  }",
    '  let lake = "s3://acme/lake/${input.date}"',
    "  cluster etl = ec2 {",
    '    release: "emr-7.13.0"',
    '    applications: ["Spark"]',
    '    logs: "s3://acme/logs/"',
    '    service_role: "EMR_DefaultRole"',
    '    instance_profile: "EMR_EC2_DefaultRole"',
    '    subnets: ["subnet-0abc"]',
    '    primary: { types: ["m6g.xlarge"] }',
    '    core: { types: ["r6g.2xlarge"], on_demand: 2 }',
    "  }",
  ];
  for (let step = 1; step <= steps; step++) {
    lines.push(
      `  step job_${step} on etl = spark {`,
      `    file: "s3://acme/jobs/job_${step}.py"`,
      '    args: ["--date", input.date, "--out", lake]',
      "  }",
    );
  }
  return [...lines, "  terminate etl", "}", ""].join("\n");
}
