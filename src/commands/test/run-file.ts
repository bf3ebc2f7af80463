/** Runs the scenarios of one file. */
import { scenarios as catalog } from "../../diagnostics/catalog/scenarios.js";
import type { Diagnostic, Finding } from "../../diagnostics/diagnostic.js";
import { inputProblems, undeclaredFields } from "../../model/input-problems.js";
import { checkScenario } from "../../scenarios/check.js";
import { judge } from "../../scenarios/judge.js";
import { namesIn } from "../../scenarios/names.js";
import { askedBy, type Asked } from "../../scenarios/options.js";
import { readScenarios } from "../../scenarios/read.js";
import type { Scenario } from "../../scenarios/scenario.js";
import { simulate } from "../../simulate/simulate.js";
import type { Result, TestedFile } from "../../results/report.js";
import { nearest } from "../../text/nearest.js";
import type { Span } from "../../text/span.js";
import type { FoundMachine } from "../machines.js";
import { isNew } from "../findings.js";
import type { FoundTest } from "./find.js";
import type { Reporting, Subjects } from "./subjects.js";

/** A result, and the machine that it is about. */
export interface Ran {
  readonly found: FoundMachine;
  readonly result: Result;
}

export interface RanFile {
  readonly file: TestedFile;
  readonly runs: readonly Ran[];
  /** The machines of the file that it tests, whether a scenario ran them or not. */
  readonly machines: readonly FoundMachine[];
  /** How many scenarios the file has, chosen or not. */
  readonly count: number;
}

/** Something that is ready to run. */
interface Ready {
  readonly scenario: Scenario;
  readonly found: FoundMachine;
  readonly asked: Asked;
}

/** Runs the scenarios that are chosen, but for those in which something is wrong; none where it is wrong for all of them. */
export async function runFile(
  test: FoundTest,
  subjects: Subjects,
  isChosen: (scenario: Scenario) => boolean,
): Promise<RanFile> {
  const { source } = test;
  const findings: Diagnostic[] = [];
  const reporting: Reporting = {
    here: (finding) => reporting.elsewhere({ ...finding, source }),
    elsewhere: (diagnostic) => void (isNew(findings, diagnostic) && findings.push(diagnostic)),
  };
  const { scenarios } = await readScenarios(source, reporting.here);
  if (test.subject === null) reporting.here(catalog.noWorkflowBeside({ start: 0, end: 1 }, test.candidates));
  const ready = await readied(test, scenarios, subjects, reporting);
  const chosen = scenarios.filter(isChosen);
  const isRight = rightIn(
    findings.filter((each) => each.source === source),
    scenarios,
  );
  const right = ready.filter(({ scenario }) => isChosen(scenario) && isRight(scenario));
  const runs: Ran[] = [];
  for (const each of right) runs.push(await run(test, each));
  const ran = new Set(right.map(({ scenario }) => scenario));
  const notRun = chosen.filter((scenario) => !ran.has(scenario)).map(({ name }) => name);
  const machines = test.subject === null ? [] : await subjects.machinesIn(test.subject);
  const results = runs.map(({ result }) => result);
  return { file: { source, results, notRun, findings }, runs, machines, count: scenarios.length };
}

/** Tells in which scenarios nothing is wrong; what is wrong outside of them is so for all. */
function rightIn(findings: readonly Span[], scenarios: readonly Scenario[]): (scenario: Scenario) => boolean {
  const isIn = ({ whole }: Scenario, { start }: Span): boolean => start >= whole.start && start < whole.end;
  const isOfOne = (finding: Span): boolean => scenarios.some((scenario) => isIn(scenario, finding));
  return (scenario) => findings.every((finding) => isOfOne(finding) && !isIn(scenario, finding));
}

async function readied(
  { subject }: FoundTest,
  scenarios: readonly Scenario[],
  subjects: Subjects,
  reporting: Reporting,
): Promise<readonly Ready[]> {
  const ready: Ready[] = [];
  for (const scenario of subject === null ? [] : scenarios) {
    const found = await subjects.machineOf(subject ?? "", scenario, reporting);
    if (found === null) continue;
    const names = namesIn(found.machine, found.name, onceAPlace(reporting.here));
    checkInput(scenario, found, reporting.here);
    checkScenario(scenario, found.machine, names, reporting.here);
    ready.push({ scenario, found, asked: askedBy(scenario, scenario.input, names) });
  }
  return ready;
}

/** A name is looked up for several purposes. */
function onceAPlace(report: (finding: Finding) => void): (finding: Finding) => void {
  const seen = new Set<number>();
  return (finding) => {
    if (!seen.has(finding.start)) report(finding);
    seen.add(finding.start);
  };
}

function checkInput(
  { input, inputPlaces, at }: Scenario,
  { workflow, name }: FoundMachine,
  report: Reporting["here"],
): void {
  const declared = workflow?.input?.fields.map((field) => field.name) ?? [];
  for (const field of workflow ? undeclaredFields(workflow.input, input) : []) {
    const place = inputPlaces.get(field) ?? at;
    report(catalog.unknownInput(place, field, name, nearest(field, declared)));
  }
}

async function run({ source }: FoundTest, { scenario, found, asked }: Ready): Promise<Ran> {
  const { machine, name, workflow, placeOf } = found;
  const ran = await simulate(machine, { name, ...asked.options });
  const names = namesIn(machine, name, () => undefined);
  const { differences, unmet } = judge(ran, scenario.expected, asked.wanted, names);
  // A run whose input is refused goes no way at all, and the input is what is wrong.
  const notes = ran.error === "InvalidInput" ? inputProblems(workflow?.input ?? null, scenario.input) : [];
  const findings = [
    ...differences.map(({ at, what, expected, actual }) => catalog.notAsExpected(at, what, expected, actual)),
    ...unmet.map(({ at, what }) => catalog.neverMet(at, what)),
  ].map((finding): Diagnostic => ({ ...finding, ...(notes.length > 0 ? { notes } : {}), source }));
  const told = { name, machine, run: ran, input: scenario.input, seed: scenario.seed, placeOf };
  return { found, result: { name: scenario.name, start: scenario.at.start, told, findings } };
}
