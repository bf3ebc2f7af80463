/** Wrong texts that are too long for a page, made as the page says. */

const cluster = `  cluster etl = ec2 {
    release: "emr-7.13.0"
    applications: ["Spark"]
    logs: "s3://acme-logs/emr/"
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
  }
`;

function workflow(body: string): string {
  return `workflow nightly_sales {\n  timeout: 6h\n${cluster}${body}  terminate etl\n}\n`;
}

function loads(count: number, argument: (number: number) => string): string {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return numbers
    .map(
      (number) =>
        `  step load_${number} on etl = spark { file: "s3://acme-jobs/load.py", args: ["${argument(number)}"] }\n`,
    )
    .join("");
}

/** Code → text. */
export const generated: ReadonlyMap<string, string> = new Map([
  ["EMRF5035", workflow(`  parallel {\n${loads(257, String)}  }\n`)],
  [
    "EMRF6004",
    workflow(
      `  task tell = "sns:publish" { TopicArn: "arn:aws:sns:eu-west-1:111122223333:t", Message: "${"x".repeat(270_000)}" }\n`,
    ),
  ],
  ["EMRF6001", workflow(loads(110, () => "x".repeat(10_000)))],
]);
