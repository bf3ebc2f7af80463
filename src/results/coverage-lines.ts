/** What scenarios show of workflows, and what they leave out, for people. */
import { placeOf } from "../reporters/place.js";
import type { Paint } from "../reporters/style.js";
import type { FailureEdge, Share } from "../simulate/coverage.js";
import { printable, quoted } from "../text/printable.js";
import { percentOf, type CoveredWorkflow } from "./report.js";

/** Gives a table, and below it a line for each state and each way of failures that no scenario shows. */
export function coverageLines(workflows: readonly CoveredWorkflow[], paint: Paint): readonly string[] {
  if (workflows.length === 0) return [];
  const width = Math.max("workflow".length, ...workflows.map(({ name }) => printable(name).length));
  const head = `${"workflow".padEnd(width)}  ${"states".padEnd(shareWidth)}  ways of failures`;
  return [
    paint("strong", head),
    ...workflows.map(
      ({ name, coverage: { states, edges } }) =>
        `${printable(name).padEnd(width)}  ${shareText(states).padEnd(shareWidth)}  ${shareText(edges)}`,
    ),
    "",
    ...workflows.flatMap((workflow) => missingLines(workflow, paint)),
  ];
}

const shareWidth = "100 %  100 of 100".length;

function shareText(share: Share<unknown>): string {
  return `${String(percentOf(share)).padStart(3)} %  ${share.covered} of ${share.total}`;
}

function missingLines(workflow: CoveredWorkflow, paint: Paint): readonly string[] {
  const { states, edges, never } = workflow.coverage;
  const at = (state: string): string => paint("frame", whereabouts(workflow, state));
  const lines = [
    ...states.missing.map(({ name }) => `  not reached  ${quoted(name, 80)}${at(name)}`),
    ...edges.missing.map((edge) => `  not taken    ${edgeText(edge)}${at(edge.state)}`),
    ...never.map((edge) => `  never taken  ${edgeText(edge)}: ${edge.never}${at(edge.state)}`),
  ];
  return lines.length === 0 ? [] : [paint("strong", printable(workflow.name)), ...lines, ""];
}

function edgeText({ state, kind, errors, next }: FailureEdge): string {
  const named = errors.map((error) => quoted(error, 80)).join(", ");
  if (kind === "uncaught") return `a failure of ${quoted(state, 80)} that nothing takes`;
  return kind === "Retry"
    ? `the retry of ${quoted(state, 80)} after ${named}`
    : `the catch of ${quoted(state, 80)} for ${named}, to ${quoted(next ?? "", 80)}`;
}

function whereabouts(workflow: CoveredWorkflow, state: string): string {
  const place = workflow.placeOf(state);
  return place
    ? `  ${placeOf({ source: place.source, start: place.span.start }).replace(/:\d+$/, "")}`
    : `  ${printable(workflow.path)}`;
}
