/** Made-up pipelines of any size for measuring: what is in them is what people write, many times over. */

/** Gives a file with one cluster and so many steps, about four lines each. */
export function programOf(steps: number): string {
  const lines = [
    "workflow measured {",
    "  timeout: 6h",
    "  input {",
    "    date: string",
    "  }",
    '  let lake = "s3://acme/lake/${input.date}"',
    "  cluster etl = ec2 {",
    '    release: "emr-7.5.0"',
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

/** Gives a file of about so many lines. */
export function programOfLines(lines: number): string {
  return programOf(Math.max(1, Math.round((lines - 18) / 4)));
}
