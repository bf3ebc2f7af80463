/**
 * Test results as a JUnit report: a suite for each file, a case for each scenario. Only the elements and attributes of the
 * schema that Jenkins publishes are used (github.com/jenkinsci/xunit-plugin, junit-10.xsd). No times are told: those of a run
 * are virtual, and readers add them up as if somebody had waited.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { placeOf } from "../reporters/place.js";
import { remarkLines } from "../reporters/remarks.js";
import { xmlText } from "../reporters/xml-text.js";
import type { TestReport } from "./report.js";

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** One that failed has failures, one that could not be run has errors. */
interface Case {
  readonly name: string;
  readonly failures: readonly Diagnostic[];
  readonly errors: readonly Diagnostic[];
}

export const junit: TestReport = ({ files, findings }) => {
  const suites: readonly Suite[] = [
    ...files.map((file) => ({
      name: file.source.path,
      cases: [
        ...file.results.map((result) => ({ name: result.name, failures: result.findings, errors: [] })),
        ...whole("the file", file.findings),
      ],
    })),
    { name: "emrflow", cases: whole("emrflow test", findings) },
  ].filter(({ cases }) => cases.length > 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="emrflow test" ${countsOf(suites.flatMap(({ cases }) => cases))}>`,
    ...suites.flatMap(suiteLines),
    "</testsuites>\n",
  ].join("\n");
};

function whole(name: string, errors: readonly Diagnostic[]): readonly Case[] {
  return errors.length === 0 ? [] : [{ name, failures: [], errors }];
}

function countsOf(cases: readonly Case[]): string {
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const broken = cases.filter(({ errors }) => errors.length > 0).length;
  return `tests="${cases.length}" failures="${failed}" errors="${broken}"`;
}

function suiteLines({ name, cases }: Suite): readonly string[] {
  return [
    `  <testsuite name="${xmlText(name)}" ${countsOf(cases)} skipped="0">`,
    ...cases.flatMap((each) => caseLines(name, each)),
    "  </testsuite>",
  ];
}

function caseLines(suite: string, { name, failures, errors }: Case): readonly string[] {
  const head = `    <testcase name="${xmlText(name)}" classname="${xmlText(suite)}"`;
  const parts = [
    ...failures.map((finding) => elementOf("failure", finding)),
    ...errors.map((finding) => elementOf("error", finding)),
  ];
  return parts.length === 0 ? [`${head}/>`] : [`${head}>`, ...parts, "    </testcase>"];
}

function elementOf(element: "failure" | "error", finding: Diagnostic): string {
  const body = [placeOf(finding), finding.message, ...remarkLines(finding)].filter((line) => line !== "").map(xmlText);
  return `      <${element} type="${xmlText(finding.code)}" message="${xmlText(finding.message)}">${body.join("\n")}</${element}>`;
}
