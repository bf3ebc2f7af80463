/** One test run, from the paths to the text. */
import { everyFault } from "../../diagnostics/catalog/every-fault.js";
import { scenarios as catalog } from "../../diagnostics/catalog/scenarios.js";
import { tool } from "../../diagnostics/catalog/tool.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { wantsColor } from "../../host/color.js";
import type { Host } from "../../host/host.js";
import type { LeastCoverage } from "../../project/config.js";
import { projectRoot } from "../../project/root.js";
import { testReports } from "../../results/index.js";
import type { TestReportName } from "../../results/names.js";
import { findingsOf, percentOf, type CoveredWorkflow, type Tested } from "../../results/report.js";
import type { ExitCode, Given } from "../command.js";
import { pageOf } from "../error-pages.js";
import { about, nowhere, report, statusOf, unwritten } from "../findings.js";
import { readProjects } from "../projects.js";
import { coveredBy } from "./coverage.js";
import { findTests, testEndings } from "./find.js";
import { lcovOf } from "./lcov.js";
import { runFile } from "./run-file.js";
import { subjectsFor } from "./subjects.js";
import { noneUntested, untestedIn, type TestRun } from "./untested.js";

/** Finds, runs and tells. */
export async function runTests(host: Host, given: Given): Promise<ExitCode> {
  const { least, wrong } = thresholdOf(given);
  const refused = [...onlyUnderFaults(given), ...wrong];
  if (refused.length > 0) {
    await report(host, "stderr", refused, "pretty");
    return 2;
  }
  const found = findTests(host, given.arguments);
  const subjects = subjectsFor(host, given);
  const filter = given.value("filter");
  const files: Tested["files"][number][] = [];
  const done: TestRun[] = [];
  for (const test of found.tests) {
    const isChosen = ({ name }: { readonly name: string }): boolean =>
      filter === undefined || name.includes(filter) || test.source.path.includes(filter);
    const ran = await runFile(test, subjects, isChosen);
    if (ran.file.results.length + ran.file.findings.length > 0) files.push(ran.file);
    done.push({ test, ran });
  }
  const runs = done.flatMap(({ ran }) => ran.runs);
  const count = done.reduce((sum, { ran }) => sum + ran.count, 0);
  // Some scenarios say nothing of the workflows of others.
  const untested = filter === undefined ? await untestedIn(host, given, done) : noneUntested;
  const coverage = coveredBy(runs, untested.machines);
  const findings = [
    ...found.diagnostics,
    ...(filter !== undefined && count > 0 && files.length === 0
      ? [about("", catalog.noneChosen(nowhere, filter, count))]
      : []),
    ...(await subjects.undeclared()),
    ...untested.diagnostics,
    ...(await tooLittle(host, given, coverage, least)),
    ...(await writeLcov(host, given, lcovOf(runs, untested.machines))),
  ];
  const tested = { files, findings, coverage, tellsCoverage: given.has("coverage") };
  show(host, given, tested);
  return statusOf(findingsOf(tested));
}

/** Tests, and tests again after each change. */
export async function watchTests(host: Host, given: Given): Promise<ExitCode> {
  let status = await runTests(host, given);
  const { tests, diagnostics } = findTests(host, given.arguments);
  // A path that leads to nothing is misspelt, and no change will help.
  if (diagnostics.some(({ code }) => code === tool.noSuchFile.code)) return status;
  const folders = new Set([...tests.map(({ source }) => source.path), "./here"].map((path) => projectRoot(host, path)));
  host.print("stderr", "Waiting for changes; Ctrl-C ends.\n");
  const endings = [".emrflow", ".json", "emrflow.yaml", ...testEndings];
  for await (const _change of host.changes([...folders], endings)) status = await runTests(host, given);
  return status;
}

/** What would change nothing, as no faults but those of scenarios are run. */
function onlyUnderFaults(given: Given): readonly Diagnostic[] {
  return ["max-runs", "fault-seed", "input"]
    .filter((option) => given.value(option) !== undefined)
    .map((option) => about("", everyFault.notTogether(nowhere, `--${option}`, false)));
}

interface Threshold {
  /** The percents that are asked for; `null` when none are. */
  readonly least: number | null;
  readonly wrong: readonly Diagnostic[];
}

function thresholdOf(given: Given): Threshold {
  const text = given.value("min-coverage");
  if (text === undefined) return { least: null, wrong: [] };
  const percent = Number(text);
  const isPercent = /^\d{1,3}$/.test(text) && percent <= 100;
  return isPercent
    ? { least: percent, wrong: [] }
    : { least: null, wrong: [about("", catalog.badThreshold(nowhere, text))] };
}

/** What the command line asks for stands above what projects do. */
async function tooLittle(
  host: Host,
  given: Given,
  coverage: readonly CoveredWorkflow[],
  least: number | null,
): Promise<readonly Diagnostic[]> {
  const asked = least === null ? null : { states: least, failureEdges: least };
  // What is wrong with the settings of a project has been said of its workflows.
  const projects = await readProjects(
    host,
    given,
    coverage.map(({ path }) => path),
  );
  return coverage.flatMap((each) => belowIn(each, asked ?? projects.of(each.path).config?.coverage ?? null));
}

function belowIn(
  { name, path, coverage: { states, edges } }: CoveredWorkflow,
  least: LeastCoverage | null,
): readonly Diagnostic[] {
  const shares = [
    ["states", states, least?.states],
    ["ways of failures", edges, least?.failureEdges],
  ] as const;
  return shares.flatMap(([what, share, wanted]) => {
    const percent = percentOf(share);
    return typeof wanted === "number" && percent < wanted
      ? [about(path, catalog.coverageTooLow(nowhere, name, what, percent, wanted))]
      : [];
  });
}

/** As the name of a file it means standard output. */
const onOutput = "-";

async function writeLcov(host: Host, given: Given, text: string): Promise<readonly Diagnostic[]> {
  const path = given.value("lcov");
  if (path === undefined) return [];
  if (path === onOutput) {
    host.print("stdout", text);
    return [];
  }
  const writing = await host.write([{ path: host.path(path), text }]);
  return writing.kind === "written" ? [] : writing.problems.map(unwritten);
}

function show(host: Host, given: Given, tested: Tested): void {
  const form = (given.value("format") ?? "pretty") as TestReportName; // The parser lets only these pass.
  // What a program reads there stays alone.
  const stream = given.value("lcov") === onOutput ? "stderr" : "stdout";
  const appearance = { color: wantsColor(host, stream), columns: host.columns(stream) };
  const text = testReports[form](tested, appearance, { pageOf: (code) => pageOf(host, code) });
  if (text !== "") host.print(stream, text);
}
