/** The page of the platform `ec2`: its settings, and the request that a cluster with the required ones becomes. */
import { ec2Settings } from "../../src/platforms/ec2/settings.js";
import { argumentsOf, blockText, fenced, workflowText } from "./compiled.js";
import { settingsText } from "./settings.js";

/** Gives the page's Markdown. */
export function ec2Page(): string {
  const cluster = blockText(
    new Map(
      Object.entries(ec2Settings)
        .filter(([, { required }]) => required)
        .map(([name, { example }]) => [name, example]),
    ),
    "  ",
  );
  const program = workflowText(cluster, 'step job on etl = command { args: ["true"] }');
  return `# The platform \`ec2\`

Clusters of Amazon EMR on EC2. How long a cluster lives, and what happens to it when a run fails, is told in
[the reference of the language](../language.md#clusters).

A setting that names no field of AWS's request is converted, or becomes several fields.

${settingsText("Settings of `ec2`", ec2Settings)}
## What it becomes

A workflow whose cluster has the required settings only:

${fenced("emrflow", program)}
The Arguments of the task that makes the cluster:

${fenced("json", JSON.stringify(argumentsOf(program, "createCluster"), null, 2))}`;
}
