/** What a form of test results is: a function from results to text. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Appearance, Run } from "../reporters/reporter.js";
import type { Coverage } from "../simulate/coverage.js";
import type { Source } from "../text/source.js";
import type { Place, Told } from "../traces/told.js";

/** What came of a test run. */
export interface Tested {
  readonly files: readonly TestedFile[];
  /** What is wrong beside the scenarios: paths, settings, too little coverage. */
  readonly findings: readonly Diagnostic[];
  readonly coverage: readonly CoveredWorkflow[];
  /** Whether what no scenario shows is to be told. */
  readonly tellsCoverage: boolean;
}

/** What came of a file of scenarios. */
export interface TestedFile {
  readonly source: Source;
  readonly results: readonly Result[];
  /** The names of the scenarios that were to run and could not. */
  readonly notRun: readonly string[];
  /** Why scenarios of it could not be run. */
  readonly findings: readonly Diagnostic[];
}

/** What came of a scenario. */
export interface Result {
  readonly name: string;
  /** Where its name begins. */
  readonly start: number;
  readonly told: Told;
  /** None when it passed. */
  readonly findings: readonly Diagnostic[];
}

export interface CoveredWorkflow {
  readonly name: string;
  readonly path: string;
  readonly coverage: Coverage;
  /** Gives the place that a state was made from; `null` where nobody knows. */
  placeOf(state: string): Place | null;
}

export type TestReport = (tested: Tested, appearance: Appearance, run: Run) => string;

/** All findings, those that made scenarios fail too. */
export function findingsOf({ files, findings }: Tested): readonly Diagnostic[] {
  return [
    ...files.flatMap((file) => [...file.findings, ...file.results.flatMap((result) => result.findings)]),
    ...findings,
  ];
}

/** Percent, rounded down so that 100 means all. Of nothing all is covered. */
export function percentOf({ covered, total }: { readonly covered: number; readonly total: number }): number {
  return total === 0 ? 100 : Math.floor((covered * 100) / total);
}
