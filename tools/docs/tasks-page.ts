/** The page of what `task` can call: every optimized integration, and the services of `aws-sdk:`. */
import {
  optimizedIntegrationsFacts,
  optimizedService,
  optimizedServices,
  type OptimizedAction,
  type OptimizedService,
} from "../../src/aws/optimized-integrations.js";
import { fieldNames, isRequest, schemaAt } from "../../src/aws/request-schemas.js";
import { sdkModelsAsOf, sdkOperations } from "../../src/aws/sdk-models.js";
import { exceptionPrefix, sdkServices, sdkServicesAsOf } from "../../src/aws/sdk-services.js";

/** Gives the page's Markdown. */
export function tasksPage(): string {
  const services = optimizedServices().flatMap((name) => optimizedService(name) ?? []);
  const modelled = sdkServices().filter((name) => sdkOperations(name) !== undefined);
  return `# What a task can call

[Tasks](language.md#tasks) call what stands here, by the name in the first column. Fields are written by the API's own
names, in PascalCase.

## Integrations

As of ${optimizedIntegrationsFacts.date}, from the Step Functions developer guide. \`.sync\` waits for the job, \`.waitForTaskToken\`
for whoever is given the \`token\`. *Again* says which calls change nothing more when they are made twice. Fields with a
\`?\` may be left out; those with a \`*\` are in the API, but in no document on Step Functions.

${services.map(serviceText).join("\n")}
## \`aws-sdk:SERVICE:OPERATION\`

Any operation of these services, as of ${sdkServicesAsOf}, each also with \`.waitForTaskToken\`. In a resource their names are
written in lower case, and operations begin with a small letter: \`aws-sdk:cloudwatchlogs:describeLogGroups\`. Errors begin
with the name as it stands here: \`CloudWatchLogs.ResourceNotFoundException\`. Of ${listOf(modelled)}
the operations are checked, their fields, and what comes back (models of ${sdkModelsAsOf()}); of the others only the service.

${wrapped(sdkServices().map((name) => `\`${exceptionPrefix(name) ?? name}\``))}
`;
}

function serviceText({ name, title, page, actions }: OptimizedService): string {
  const rows = [...actions.values()].map((action) => `| ${cells(action).join(" | ")} |`);
  return `### ${title}

Guide: [${page}](https://docs.aws.amazon.com/step-functions/latest/dg/${page}.html)

| \`${name}:\` | waits with | again | fields | gives |
|---|---|---|---|---|
${rows.join("\n")}
`;
}

function cells(action: OptimizedAction): readonly string[] {
  const waits = action.patterns.filter((pattern) => pattern !== "request-response").map((pattern) => `\`.${pattern}\``);
  return [
    `\`${action.action}\``,
    waits.join(" "),
    action.isRepeatable ? "yes" : "",
    fieldsText(action),
    resultText(action),
  ];
}

function fieldsText(action: OptimizedAction): string {
  if (action.ownedBy !== null) return `only by \`cluster NAME = ${action.ownedBy} { … }\``;
  const name = `${action.service}:${action.action}`;
  const fields = action.fields();
  if (fields)
    return [...fields]
      .map(([field, { required }]) => `\`${field}\`${required ? "" : action.unverified.has(field) ? "?*" : "?"}`)
      .join(" ");
  if (!isRequest(name)) return "those of the API";
  const required = new Set(schemaAt(name, [])?.required ?? []);
  return fieldNames(name, [])
    .map((field) => `\`${field}\`${required.has(field) ? "" : "?"}`)
    .join(" ");
}

/** What the call itself gives; of a job that was waited for, where it is documented. */
function resultText(action: OptimizedAction): string {
  if (action.ownedBy !== null) return "";
  return action.patterns
    .flatMap((pattern) => {
      const names = [...(action.result(pattern)?.keys() ?? [])].map((name) => `\`${name}\``).join(" ");
      if (names === "") return [];
      return [pattern === "request-response" ? names : `\`.${pattern}\`: ${names}`];
    })
    .join("; ");
}

function listOf(names: readonly string[]): string {
  const marked = names.map((name) => `\`${name}\``);
  return `${marked.slice(0, -1).join(", ")} and ${marked.at(-1)}`;
}

const widest = 120;

function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 2 > widest) lines.push(word);
    else lines[lines.length - 1] = `${last}, ${word}`;
  }
  return lines.join(",\n");
}
