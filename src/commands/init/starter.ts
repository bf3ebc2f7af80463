/** The first pipeline of a project, and its state machine, made by the compiler as it is today. */
import { knownReleases } from "../../aws/releases.js";
import { analyze, compile } from "../../compiler.js";
import { renderAsl } from "../../outputs/asl.js";

/** What the user has a say in. Both must have passed `names.ts`: they go into the text as they are. */
export interface StarterChoices {
  readonly name: string;
  readonly bucket: string;
}

/** Gives the text of the pipeline. Its cluster is of the newest release, the last one of its line in the list. */
export function starterText({ name, bucket }: StarterChoices): string {
  const release = knownReleases().findLast((label) => /^emr-\d/.test(label)) ?? "";
  return `// One Spark job on a cluster of its own. After each change run \`emrflow check\` and \`emrflow build\`, and commit
// the state machine that lies beside this file together with it.

/// The bucket of the jobs and of EMR's logs. Another one: \`emrflow build --param bucket=NAME\`.
param bucket: string = "${bucket}"

workflow ${name} {
  description: "One Spark job on a cluster of its own"

  // For the run as a whole. The cluster is given back also when this time runs out.
  timeout: 4h

  // What a run is started with, such as {"date": "2026-01-31"}. It is checked before anything is created.
  input {
    date: string matching "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
  }

  cluster main = ec2 {
    release: "${release}"
    applications: ["Spark"]
    logs: "s3://\${bucket}/emr-logs/"
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
    core: { types: ["m6g.xlarge"], on_demand: 2 }

    // A safety net beside \`terminate\`: EMR itself ends a cluster that has nothing to do.
    idle_timeout: 30m
  }

  step job on main = spark {
    file: "s3://\${bucket}/jobs/${name}.py"
    args: ["--date", input.date]
    timeout: 1h

    // After a failure the job is submitted again, at most twice; not after a timeout.
    retry: { times: 2, wait: 5m }
  }

  // Whatever fails above, this is reached; without it the file would not compile.
  terminate main

  // What a run that ends well hands to whoever started it.
  output { date: input.date, step: job.id }
}
`;
}

/**
 * Compiles a pipeline of one workflow.
 *
 * @returns `null` when something is found in it, be it advice
 */
export function machineText(path: string, text: string): string | null {
  const { checked, diagnostics } = analyze({ path, text });
  if (checked === null || diagnostics.length > 0) return null;
  const compilation = compile(checked);
  const [workflow] = compilation.workflows;
  return workflow === undefined || compilation.diagnostics.length > 0 ? null : renderAsl(workflow.machine);
}
