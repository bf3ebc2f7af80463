/** docs/emr-model.md: what the simulator knows of EMR. */
import { behaviours } from "../../src/simulate/emr/behaviours/index.js";
import type { BehaviourRow, Certainty } from "../../src/simulate/emr/behaviours/row.js";
import { switches } from "../../src/simulate/emr/behaviours/switches.js";

const headings: readonly (readonly [BehaviourRow["about"], string])[] = [
  ["clusters", "Clusters on EC2"],
  ["steps", "Steps"],
  ["calls", "Calls"],
  ["applications", "Applications of EMR Serverless"],
  ["virtual clusters", "Virtual clusters of EMR on EKS"],
];

const certainties: { readonly [C in Certainty]: string } = {
  documented: "a document or model of AWS's says so",
  seen: "public code shows it, no document says it",
  concluded: "concluded from documents that say something near it",
  open: "nobody says, or two pages say different things",
};

export function emrModelPage(): string {
  return [
    "# How the simulator plays EMR",
    "",
    "Nothing here was run against AWS: each row has its source. MG is the EMR Management Guide, SFN the Step Functions developer guide, GR the AWS General Reference, botocore AWS's own model of the API.",
    "",
    ...Object.entries(certainties).map(([word, meaning]) => `- **${word}**: ${meaning}`),
    "",
    "Each row is held to a test of its name in `test/simulate/emr/`.",
    "",
    ...headings.flatMap(([about, title]) => [`## ${title}`, "", ...tableOf(about), ""]),
    "## Switches",
    "",
    "What is not known is a switch, and a run takes one of its two ways: `behaviour` of a simulation. A machine that keeps its promise keeps it on both.",
    "",
    "| switch | question | as usual | else | why it is usual |",
    "|---|---|---|---|---|",
    ...switches.map(
      ({ name, question, values, usually }) =>
        `| \`${name}\` | ${question} | \`${values[0]}\` | \`${values[1]}\` | ${usually} |`,
    ),
    "",
    ...switches.flatMap(({ name, oneWayOnly }) =>
      oneWayOnly === undefined ? [] : [`\`${name}\` is not tried both ways by itself: ${oneWayOnly}.`, ""],
    ),
    "## What a run makes up",
    "",
    "Answers of other services are what the run is told, else the least that AWS's table of the call requires, `{}` where there is none. They are listed in the run's `assumed`. An `id` or a name in them is the text `assumed`.",
    "",
  ].join("\n");
}

function tableOf(about: BehaviourRow["about"]): readonly string[] {
  return [
    "| what AWS does | who says so | how it is played |",
    "|---|---|---|",
    ...behaviours.filter((row) => row.about === about).map(rowText),
  ];
}

function rowText({ behaviour, source, read, certainty, played, switches: some = [] }: BehaviourRow): string {
  const decided = some.length === 0 ? "" : ` Switch: ${some.map((name) => `\`${name}\``).join(", ")}.`;
  return `| ${behaviour} | ${certainty}: ${source}, ${read} | ${played}${decided} |`;
}
