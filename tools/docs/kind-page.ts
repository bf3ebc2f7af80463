/** The page of a step kind: its settings, and the job that a step with all of them becomes. */
import type { StepKind } from "../../src/kinds/kind.js";
import { platforms } from "../../src/platforms/index.js";
import { argumentsOf, blockText, fenced, memberOf, workflowText, type Entries } from "./compiled.js";
import { settingsText } from "./settings.js";

/** Gives the page's Markdown. */
export function kindPage(name: string, kind: StepKind): string {
  const needs = kind.application === undefined ? "" : ` The cluster must have the application ${kind.application}.`;
  const choice = kind.oneOf ? `\n\nExactly one of ${kind.oneOf.map((each) => `\`${each}\``).join(", ")} is given.` : "";
  return `# Steps of the kind \`${name}\`

${kind.documentation}${needs}${choice}

Besides the settings below a step has [those of every step](../language.md#settings-of-every-step).

${settingsText(`Settings of \`${name}\``, kind.settings)}
## What it becomes

${variantsOf(kind)
  .map((entries) => variantText(name, entries))
  .join("\n")}${elsewhereText(name, kind)}`;
}

/** Every setting by its example; where one of several must be chosen, a variant for each. */
function variantsOf({ settings, oneOf = [] }: StepKind): readonly Entries[] {
  const chosen = oneOf.length === 0 ? [undefined] : oneOf;
  return chosen.map(
    (choice) =>
      new Map(
        Object.entries(settings)
          .filter(([name]) => name === choice || !oneOf.includes(name))
          .map(([name, { example }]) => [name, example]),
      ),
  );
}

function variantText(kind: string, entries: Entries): string {
  const step = (indent: string): string => `step job on etl = ${kind} ${blockText(entries, indent)}`;
  const submitted = memberOf(argumentsOf(workflowText("ec2", cluster, step("  ")), "addStep"), "Step");
  return `${fenced("emrflow", step(""))}
The step's \`HadoopJarStep\`:

${fenced("json", JSON.stringify(memberOf(submitted, "HadoopJarStep"), null, 2))}`;
}

/** The job on each platform that runs jobs of its own: of all settings that have a place there. */
function elsewhereText(name: string, kind: StepKind): string {
  return Object.values(platforms)
    .filter(({ formOf }) => formOf(kind) !== null && formOf(kind) !== kind.jobs.hadoopJar)
    .map((platform) => {
      const lacks = platform.formOf(kind)?.lacks ?? [];
      const [variant = new Map<string, string>()] = variantsOf(kind);
      const entries = new Map([...variant].filter(([key]) => !lacks.includes(key)));
      const step = `step job on etl = ${name} ${blockText(entries, "  ")}`;
      const submitted = argumentsOf(
        workflowText(platform.name, clusters.get(platform.name) ?? "{}", step),
        "startJobRun",
      );
      const without =
        lacks.length === 0
          ? ""
          : ` Without ${lacks.map((each) => `\`${each}\``).join(", ")}, which has no place there.`;
      return `\n## What it becomes on \`${platform.name}\`\n\nThe job run's \`JobDriver\`.${without}\n\n${fenced("json", JSON.stringify(memberOf(submitted, "JobDriver"), null, 2))}`;
    })
    .join("");
}

/** With the applications of all kinds. */
const cluster = `{
    release: "emr-7.13.0"
    applications: ["Spark", "Hive", "Pig"]
    logs: "s3://bucket/logs/"
    service_role: "EMR_DefaultRole"
    instance_profile: "EMR_EC2_DefaultRole"
    primary: { types: ["m6g.xlarge"] }
  }`;

const clusters: ReadonlyMap<string, string> = new Map([
  ["serverless", '{ release: "emr-7.13.0", job_role: "arn:aws:iam::111122223333:role/job" }'],
  [
    "eks",
    '{ eks_cluster: "data-platform", namespace: "emr", release: "emr-7.13.0-latest", job_role: "arn:aws:iam::111122223333:role/job" }',
  ],
]);
