/** The page of a step kind: its settings, and the job that a step with all of them becomes. */
import type { StepKind } from "../../src/kinds/kind.js";
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
  .join("\n")}`;
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
  const submitted = memberOf(argumentsOf(workflowText(cluster, step("  ")), "addStep"), "Step");
  return `${fenced("emrflow", step(""))}
The step's \`HadoopJarStep\`:

${fenced("json", JSON.stringify(memberOf(submitted, "HadoopJarStep"), null, 2))}`;
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
