/** The examples are tested as users test their pipelines, by `emrflow test examples`. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommandLine } from "../../src/command-line.js";
import { nodeHost } from "../../src/host/node.js";
import { goldenMachines } from "../golden/machines.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly scenarios: readonly { readonly name: string; readonly workflow: string; readonly outcome: string }[];
    readonly findings: readonly { readonly message: string }[];
  }[];
  readonly coverage: readonly {
    readonly workflow: string;
    readonly path: string;
    readonly states: Share;
    readonly failureEdges: Share;
  }[];
}

interface Share {
  readonly percent: number;
  readonly missing: readonly unknown[];
}

const printed: string[] = [];
const host = { ...nodeHost(root, root), print: (_stream: string, text: string) => void printed.push(text) };
const status = await runCommandLine(host, ["test", "examples", "--format", "json"]);
// The form of the command's own JSON.
const report = JSON.parse(printed.join("")) as Report;

test("every scenario of the examples passes", () => {
  expect(printed.join("")).not.toContain('"passed": false');
  expect(report.files.flatMap(({ findings }) => findings)).toEqual([]);
  expect(status).toBe(0);
});

test("every example has a file of scenarios", () => {
  const examples = readdirSync(`${root}/examples`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".emrflow") && !path.startsWith("shared"))
    .map((path) => `examples/${path.replace(".emrflow", ".test.yaml")}`);
  expect(report.files.map(({ path }) => path).sort()).toEqual(examples.sort());
});

test("each workflow is shown with a good end, but for one that only refuses, and each file with a failure", () => {
  const shown = new Set(
    report.files.flatMap(({ path, scenarios }) =>
      scenarios.map(({ workflow, outcome }) => `${path.slice(9, -10)}/${workflow} ${outcome}`),
    ),
  );
  const without = goldenMachines.map(({ name }) => name).filter((name) => !shown.has(`${name} SUCCEEDED`));
  expect(without).toEqual(["on-failure/retired_feed"]);
  const files = report.files.filter(({ scenarios }) => scenarios.every(({ outcome }) => outcome === "SUCCEEDED"));
  expect(files.map(({ path }) => path)).toEqual([]);
});

test("the scenarios of the largest example show every state and every way of its failures", () => {
  const [flagship] = report.coverage.filter(({ workflow }) => workflow === "nightly_sales");
  expect(flagship?.states).toMatchObject({ percent: 100, missing: [] });
  expect(flagship?.failureEdges).toMatchObject({ percent: 100, missing: [] });
});
