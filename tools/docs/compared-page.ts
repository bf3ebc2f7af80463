/** docs/compared.md: where other simulators of Step Functions end otherwise than ours, and who is right. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "../compare-simulators/compare.js";

const rightWords: { readonly [R in Verdict["right"]]: string } = {
  ours: "emrflow",
  theirs: "the other",
  open: "nobody says",
};

/** @param root the project */
export function comparedPage(root: string): string {
  // Written by hand in this form.
  const verdicts = JSON.parse(
    readFileSync(join(root, "tools/compare-simulators/verdicts.json"), "utf8"),
  ) as readonly Verdict[];
  const simulators = [...new Set(verdicts.map(({ simulator }) => simulator))];
  return [
    "# The simulator beside others",
    "",
    "`npm run compare-simulators` runs the same machines in JSONPath on emrflow's simulator, on aws-local-stepfunctions and, where it is installed, on moto. What ends otherwise stands here; all else ends the same. SPEC is the [Amazon States Language specification](https://states-language.net/spec.html), the developer guide is that of Step Functions.",
    "",
    ...simulators.flatMap((simulator) => [
      `## ${simulator}`,
      "",
      "| case | how it ends there | who is right | why |",
      "|---|---|---|---|",
      ...verdicts
        .filter((verdict) => verdict.simulator === simulator)
        .map(
          (verdict) =>
            `| ${cell(verdict.case)} | ${endIn(verdict.theirs)} | ${rightWords[verdict.right]} | ${cell(verdict.why)} |`,
        ),
      "",
    ]),
  ].join("\n");
}

function endIn(end: Verdict["theirs"]): string {
  if (!("output" in end)) return "error" in end ? `\`${end.error}\`` : end.status;
  return `${end.status}, \`${cell(JSON.stringify(end.output))}\``;
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
