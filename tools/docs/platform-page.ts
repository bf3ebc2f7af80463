/** The page of a platform: its settings, and the requests that a cluster with the required ones and a step of it become. */
import type { Platform } from "../../src/platforms/platform.js";
import type { SettingsSchema } from "../../src/settings/schema.js";
import { argumentsOf, blockText, fenced, workflowText, type Entries } from "./compiled.js";
import { settingsText } from "./settings.js";

/** Gives the page's Markdown. */
export function platformPage({ name, documentation, settings, create, jobs }: Platform): string {
  const program = workflowText(
    name,
    blockText(new Map([...required(settings), ...(more.get(name) ?? [])]), "  "),
    steps.get(name) ?? 'step job on etl = command { args: ["true"] }',
  );
  const creation = creationText(program, create);
  return `# The platform \`${name}\`

${documentation} How long a cluster lives, and what happens to it when a run fails, is told in
[the reference of the language](../language.md#clusters).

A setting that names no field of AWS's request is converted, or becomes several fields.

${settingsText(`Settings of \`${name}\``, settings)}
## What it becomes

A workflow whose cluster has the required settings${more.has(name) ? " and a role for its jobs" : " only"}:

${fenced("emrflow", program)}
${[creation, ...(creation === null || more.has(name) ? [jobText(program, jobs)] : [])].filter((part) => part !== null).join("\n")}`;
}

function creationText(program: string, create: Platform["create"]): string | null {
  const call = create(
    { start: 0, end: 0, given: new Map() },
    { name: "", workflow: "", widestParallelism: 1, kinds: [] },
  );
  if (!call) return null;
  const [, action = ""] = call.call.split(":");
  return `The Arguments of the task that makes the cluster:\n\n${json(program, action)}`;
}

function jobText(program: string, { call }: Platform["jobs"]): string {
  const [, action = ""] = call.split(":");
  return `The Arguments of the task that runs the step:\n\n${json(program, action)}`;
}

function json(program: string, action: string): string {
  return fenced("json", JSON.stringify(argumentsOf(program, action), null, 2));
}

function required(settings: SettingsSchema): Entries {
  return new Map(
    Object.entries(settings)
      .filter(([, setting]) => setting.required)
      .map(([name, { example }]) => [name, example]),
  );
}

const jobRole: Entries = new Map([["job_role", '"arn:aws:iam::111122223333:role/job"']]);
const spark = 'step job on etl = spark { file: "s3://bucket/job.py" }';

/** What a step needs besides: a job of these platforms has a role. */
const more: ReadonlyMap<string, Entries> = new Map([
  ["serverless", jobRole],
  ["eks", jobRole],
]);

const steps: ReadonlyMap<string, string> = new Map([
  ["serverless", spark],
  ["eks", spark],
]);
