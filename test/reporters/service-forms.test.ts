/** The forms that services read: what stands where. */
import { expect, test } from "vitest";
import { version } from "../../package.json";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { github } from "../../src/reporters/github.js";
import { junit } from "../../src/reporters/junit.js";
import { markdown } from "../../src/reporters/markdown.js";
import { sarif } from "../../src/reporters/sarif.js";

const appearance = { color: true, columns: 80 };

const finding: Diagnostic = {
  code: "EMRF2001",
  name: "unknown-name",
  severity: "error",
  message: "Nothing is called `xy` here.",
  label: "not declared",
  start: 10,
  end: 12,
  source: { path: "dir/a b.emrflow", text: "let a = 1\nxy = 2\n" },
  related: [{ start: 4, end: 5, message: "the nearest name" }],
  notes: ["Names are declared first."],
  fixes: [{ title: "write `a`", safe: false, edits: [{ start: 10, end: 12, text: "a" }] }],
};

const tip: Diagnostic = {
  code: "EMRF9005",
  name: "no-logs",
  severity: "advice",
  message: "It keeps no logs.",
  start: 0,
  end: 16,
  source: finding.source,
};
const ofFile: Diagnostic = {
  ...tip,
  code: "EMRF0101",
  name: "not-utf-8",
  severity: "error",
  source: { path: "b.emrflow", text: "" },
};
const ofCommandLine: Diagnostic = {
  ...ofFile,
  code: "EMRF0006",
  name: "bad-param",
  source: { path: "", text: "" },
  notes: ["Say NAME=VALUE."],
};

function sarifRun(...diagnostics: readonly Diagnostic[]) {
  return JSON.parse(sarif(diagnostics, appearance, { pageOf: (code) => (code === "EMRF2001" ? "# The page" : null) }))
    .runs[0];
}

test("sarif lists each code once as a rule, with its page where there is one", () => {
  const { tool } = sarifRun(finding, { ...finding, start: 0 }, tip);
  expect(tool.driver).toEqual({
    name: "emrflow",
    version,
    rules: [
      {
        id: "EMRF2001",
        name: "unknown-name",
        shortDescription: { text: "Unknown name" },
        help: { text: "emrflow explain EMRF2001 says what it means and how to mend it.", markdown: "# The page" },
        defaultConfiguration: { level: "error" },
      },
      {
        id: "EMRF9005",
        name: "no-logs",
        shortDescription: { text: "No logs" },
        help: { text: "emrflow explain EMRF9005 says what it means and how to mend it." },
        defaultConfiguration: { level: "note" },
      },
    ],
  });
});

test("sarif gives a finding with its places and fixes, by lines and columns", () => {
  const artifactLocation = { uri: "dir/a%20b.emrflow", uriBaseId: "%SRCROOT%" };
  const run = sarifRun(finding, tip);
  const region = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 3 };
  expect(run.columnKind).toBe("utf16CodeUnits");
  expect(run.results.map((result: { ruleIndex: number; level: string }) => [result.ruleIndex, result.level])).toEqual([
    [0, "note"],
    [1, "error"],
  ]);
  expect(run.results[1]).toEqual({
    ruleId: "EMRF2001",
    ruleIndex: 1,
    level: "error",
    message: { text: "Nothing is called `xy` here.\n\nNames are declared first." },
    locations: [{ physicalLocation: { artifactLocation, region }, message: { text: "not declared" } }],
    relatedLocations: [
      {
        physicalLocation: { artifactLocation, region: { startLine: 1, startColumn: 5, endLine: 1, endColumn: 6 } },
        message: { text: "the nearest name" },
      },
    ],
    fixes: [
      {
        description: { text: "write `a`" },
        artifactChanges: [
          { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: "a" } }] },
        ],
        properties: { safe: false },
      },
    ],
  });
});

test("sarif gives a finding about a whole file without a region, and one about the command line as a failure of the run", () => {
  const run = sarifRun(ofFile, ofCommandLine);
  expect(run.results.map(({ locations }: { locations: unknown }) => locations)).toEqual([
    [{ physicalLocation: { artifactLocation: { uri: "b.emrflow", uriBaseId: "%SRCROOT%" } } }],
  ]);
  expect(run.tool.driver.notifications.map(({ id }: { id: string }) => id)).toEqual(["EMRF0006"]);
  expect(run.invocations).toEqual([
    {
      executionSuccessful: false,
      toolConfigurationNotifications: [
        { descriptor: { id: "EMRF0006" }, level: "error", message: { text: "It keeps no logs.\n\nSay NAME=VALUE." } },
      ],
    },
  ]);
});

test("sarif gives absolute paths as file URIs, which have no base", () => {
  const uriOf = (path: string): unknown =>
    sarifRun({ ...ofFile, source: { path, text: "" } }).results[0].locations[0].physicalLocation.artifactLocation;
  expect(uriOf("/tmp/a b")).toEqual({ uri: "file:///tmp/a%20b" });
  expect(uriOf("C:/a#b")).toEqual({ uri: "file:///C:/a%23b" });
  expect(uriOf("../a:b?c")).toEqual({ uri: "../a%3Ab%3Fc", uriBaseId: "%SRCROOT%" });
});

test("sarif is a whole document also when there is nothing to report", () => {
  expect(sarifRun()).toEqual({
    tool: { driver: { name: "emrflow", version, rules: [] } },
    columnKind: "utf16CodeUnits",
    results: [],
  });
});

test("github has a command for each finding, with columns only inside one line and a file only where there is one", () => {
  expect(github([finding, tip, ofFile, ofCommandLine], appearance).split("\n")).toEqual([
    "::error title=EMRF0006 bad-param::It keeps no logs.%0Anote: Say NAME=VALUE.",
    "::error file=b.emrflow,title=EMRF0101 not-utf-8::It keeps no logs.",
    "::notice file=dir/a b.emrflow,line=1,endLine=2,title=EMRF9005 no-logs::It keeps no logs.",
    "::error file=dir/a b.emrflow,line=2,col=1,endLine=2,endColumn=3,title=EMRF2001 unknown-name::Nothing is called `xy` here.%0A" +
      "dir/a b.emrflow:1:5: the nearest name%0Anote: Names are declared first.%0Afix to be reviewed: write `a`",
    "",
  ]);
});

test("junit has a suite for each file; errors fail, advice does not, and a file without findings passes", () => {
  expect(junit([finding, tip, ofCommandLine], appearance, { files: ["dir/a b.emrflow", "clean.emrflow"] }))
    .toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="emrflow" tests="4" failures="2" errors="0">
  <testsuite name="emrflow" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="EMRF0006 bad-param" classname="emrflow">
      <failure type="EMRF0006" message="It keeps no logs.">error: It keeps no logs.
note: Say NAME=VALUE.</failure>
    </testcase>
  </testsuite>
  <testsuite name="clean.emrflow" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="nothing to report" classname="clean.emrflow"/>
  </testsuite>
  <testsuite name="dir/a b.emrflow" tests="2" failures="1" errors="0" skipped="1">
    <testcase name="EMRF9005 no-logs at dir/a b.emrflow:1:1" classname="dir/a b.emrflow">
      <skipped message="It keeps no logs.">advice: It keeps no logs.</skipped>
    </testcase>
    <testcase name="EMRF2001 unknown-name at dir/a b.emrflow:2:1" classname="dir/a b.emrflow">
      <failure type="EMRF2001" message="Nothing is called \`xy\` here.">error: Nothing is called \`xy\` here.
dir/a b.emrflow:1:5: the nearest name
note: Names are declared first.
fix to be reviewed: write \`a\`</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test("markdown is a list under its summary, in which names stay code", () => {
  expect(markdown([finding, tip, ofCommandLine], appearance)).toBe(`**emrflow:** 2 errors, 1 piece of advice

- **error** It keeps no logs. (EMRF0006 bad-param)
  - note: Say NAME=VALUE.
- **advice** \`dir/a b.emrflow:1:1\` It keeps no logs. (EMRF9005 no-logs)
- **error** \`dir/a b.emrflow:2:1\` Nothing is called \`xy\` here. (EMRF2001 unknown-name)
  - dir/a b.emrflow:1:5: the nearest name
  - note: Names are declared first.
  - fix to be reviewed: write \`a\`
`);
  expect(markdown([], appearance)).toBe("**emrflow:** nothing to report\n");
});

test("markdown keeps under what GitHub takes as a comment, and counts what it left out", () => {
  const text = markdown(
    Array.from({ length: 1000 }, () => finding),
    appearance,
  );
  expect(text.length).toBeLessThan(65_536);
  const items = text.match(/^- \*\*error/gm)?.length ?? 0;
  expect(items).toBeGreaterThan(200);
  expect(text).toMatch(new RegExp(`\\n… and ${1000 - items} more\\.\\n$`));
});
