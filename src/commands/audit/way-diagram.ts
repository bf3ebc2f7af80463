/** A way through a machine as a small Mermaid flowchart: a box for each step, and what is so at its end. */
import { describeStep, type Step, type Way } from "../../asl/audit/report.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { label } from "../../outputs/mermaid/label.js";
import { placeOf } from "../../reporters/place.js";
import type { FoundWay } from "./audit-machine.js";

/** How the arrow to a step looks; a failure's is dashed. */
const arrows: { readonly [K in Step["event"]]: string } = {
  enters: "-->",
  succeeds: "-->",
  fails: "-.->",
  "is caught": "-->",
  "is retried": "-->",
  "goes on": "-->",
  "is stopped": "-.->",
  ends: "-->",
};

/** Draws the ways of the findings that are shown, one below the other. */
export function diagramsOf(ways: readonly FoundWay[], shown: readonly Diagnostic[]): string {
  const isShown = new Set(shown.map(keyOf));
  return ways
    .filter(({ diagnostic }) => isShown.has(keyOf(diagnostic)))
    .map(({ way, diagnostic }) => `${wayDiagram(way, `${diagnostic.code} ${placeOf(diagnostic)}`)}\n`)
    .join("");
}

/** Levels may have changed until a finding is shown. */
function keyOf({ source, code, start, message }: Diagnostic): string {
  return JSON.stringify([source.path, code, start, message]);
}

/** Gives the flowchart. @param title one line that says what it shows */
function wayDiagram({ steps, outcome }: Way, title: string): string {
  const last = `  step${steps.length + 1}([${label([outcome])}])`;
  return [
    `%% ${title}`,
    "flowchart TD",
    ...steps.map((step, index) => `  step${index + 1}[${label(linesOf(step))}]`),
    last,
    ...steps.map((step, index) => `  step${index + 1} ${arrows[step.event]} step${index + 2}`),
    "",
  ].join("\n");
}

/** The state's name, and below it what happened to it. */
function linesOf(step: Step): readonly string[] {
  return [step.state, describeStep(step).slice(`"${step.state}" `.length)];
}
