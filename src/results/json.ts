/** Test results for programs. The form is stable: fields may be added, and `version` changes when one changes its meaning. */
import { jsonText } from "../reporters/json-text.js";
import { entryOf } from "../reporters/json.js";
import type { FailureEdge, Share } from "../simulate/coverage.js";
import { positionAt } from "../text/source.js";
import { percentOf, type CoveredWorkflow, type TestedFile, type TestReport } from "./report.js";

/** Gives one JSON document. Times are ms of virtual time; lines count from 1. */
export const json: TestReport = ({ files, findings, coverage }) =>
  jsonText({
    version: 1,
    files: files.map(fileEntry),
    findings: findings.map(entryOf),
    coverage: coverage.map(coverageEntry),
  });

function fileEntry({ source, results, notRun, findings }: TestedFile): object {
  return {
    path: source.path,
    scenarios: results.map(({ name, start, told, findings: failures }) => ({
      name,
      workflow: told.name,
      line: positionAt(source, start).line,
      passed: failures.length === 0,
      outcome: told.run.status,
      took: told.run.took,
      findings: failures.map(entryOf),
    })),
    notRun,
    findings: findings.map(entryOf),
  };
}

function coverageEntry({ name, path, coverage: { states, edges, never } }: CoveredWorkflow): object {
  return {
    workflow: name,
    path,
    states: { ...shareEntry(states), missing: states.missing.map(({ pointer }) => pointer) },
    failureEdges: { ...shareEntry(edges), missing: edges.missing.map(edgeEntry), never: never.map(edgeEntry) },
  };
}

function shareEntry(share: Share<unknown>): object {
  return { covered: share.covered, total: share.total, percent: percentOf(share) };
}

function edgeEntry({ state, kind, pointer, errors, next, never }: FailureEdge): object {
  return { state, kind, pointer, errors, next, never };
}
