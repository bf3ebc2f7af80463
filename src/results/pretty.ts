/** Test results for people: each scenario with a line, then why those that failed did, and what the tests leave out. */
import { pretty as paragraphs } from "../reporters/pretty.js";
import type { Appearance } from "../reporters/reporter.js";
import { painter, type Paint } from "../reporters/style.js";
import { printable } from "../text/printable.js";
import { tookText } from "../text/took.js";
import { timelineOf } from "../traces/timeline.js";
import { coverageLines } from "./coverage-lines.js";
import type { Result, TestedFile, TestReport } from "./report.js";
import { summaryOf } from "./summary.js";

/** So many lines of a run that failed are shown, the last ones. */
const shownLines = 12;
/** Names wider than this push what is behind them to the right. */
const widestName = 60;

export const pretty: TestReport = (tested, appearance, run) => {
  const paint = painter(appearance.color);
  const failed = tested.files.flatMap(({ results }) => results.filter(({ findings }) => findings.length > 0));
  const others = [...tested.files.flatMap(({ findings }) => findings), ...tested.findings];
  return [
    ...tested.files.flatMap((file) => fileLines(file, paint)),
    ...failed.flatMap((result) => failureLines(result, appearance, paint, run)),
    ...(others.length > 0 ? [withoutSummary(paragraphs(others, appearance, run))] : []),
    ...(tested.tellsCoverage ? coverageLines(tested.coverage, paint) : []),
    ...(tested.files.length > 0 ? [paint("strong", summaryOf(tested))] : []),
  ]
    .map((line) => `${line}\n`)
    .join("");
};

function fileLines({ source, results, notRun, findings }: TestedFile, paint: Paint): readonly string[] {
  const widths = results.map(({ name }) => printable(name).length).filter((width) => width <= widestName);
  const width = Math.max(0, ...widths);
  return [
    paint("strong", printable(source.path)),
    ...results.map((result) => resultLine(result, width, paint)),
    ...(results.length > 0 ? notRun : []).map((name) => `  ${paint("error", "not run")}  ${printable(name)}`),
    ...(results.length === 0 && findings.length > 0 ? [`  ${paint("error", "not run")}`] : []),
    "",
  ];
}

function resultLine({ name, told: { run }, findings }: Result, width: number, paint: Paint): string {
  const mark = findings.length === 0 ? paint("added", "pass") : paint("error", "FAIL");
  return `  ${mark}  ${printable(name).padEnd(width)}  ${paint("frame", `${run.status} after ${tookText(run.took)}`)}`;
}

function failureLines(result: Result, appearance: Appearance, paint: Paint, run: Parameters<TestReport>[2]): string[] {
  const { lines } = timelineOf(result.told, false, appearance);
  const hidden = lines.length - shownLines;
  return [
    paint("strong", printable(result.name)),
    "",
    withoutSummary(paragraphs(result.findings, appearance, run)),
    ...(hidden > 0 ? [paint("frame", `… ${hidden} lines before`)] : []),
    ...lines.slice(-shownLines),
    "",
  ];
}

/** The paragraphs without the count of findings below them, which here is that of scenarios. */
function withoutSummary(text: string): string {
  return text.replace(/\n[^\n]*\n$/, "");
}
