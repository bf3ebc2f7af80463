/** What `init` writes is right by the measures of those who read it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runCommandLine } from "../../src/command-line.js";
import { analyze, compile } from "../../src/compiler.js";
import { bucketProblem, nameProblem } from "../../src/commands/init/names.js";
import { allCodes } from "../../src/diagnostics/catalog/index.js";
import { renderAsl } from "../../src/outputs/asl.js";
import { audit } from "../../src/asl/audit/audit.js";
import { refusals } from "../../src/simulate/refusals.js";
import { createRandom } from "../support/random.js";
import { stages } from "./stage.js";

const manifest = JSON.parse(readFileSync(fileURLToPath(new URL("../../package.json", import.meta.url)), "utf8"));

async function project(): Promise<(path: string) => string> {
  const stage = stages.memory([]);
  expect(await runCommandLine(stage.host, ["init", "--yes"])).toBe(0);
  return (path) => stage.contentOf(path) ?? expect.fail(`${path} is not there`);
}

test("the pipeline has no finding, its machine is the compiler's, and leaks nothing", async () => {
  const read = await project();
  const { checked, diagnostics } = analyze({
    path: "pipelines/nightly.emrflow",
    text: read("pipelines/nightly.emrflow"),
  });
  expect(diagnostics).toEqual([]);
  if (checked === null) return expect.fail("it has an error");
  const { workflows } = compile(checked);
  expect(workflows.map(({ machine }) => renderAsl(machine))).toEqual([read("pipelines/nightly.asl.json")]);
  for (const { machine } of workflows) {
    expect(refusals(machine)).toEqual([]);
    expect(audit(machine).leaks).toEqual([]);
  }
});

test("the workflow of GitHub is YAML that checks with what is installed, on a fixed major version of Node", async () => {
  const workflow = parse((await project())(".github/workflows/emrflow.yml"));
  expect(workflow.permissions).toEqual({ contents: "read" });
  const { steps } = workflow.jobs.emrflow;
  for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
  expect(steps.find((step: { uses?: string }) => step.uses?.startsWith("actions/setup-node"))?.with).toMatchObject({
    "node-version": expect.toSatisfy(Number.isInteger),
  });
  expect(steps.flatMap((step: { run?: string }) => step.run ?? [])).toEqual([
    "npm ci",
    "node_modules/.bin/emrflow check --format github",
    "node_modules/.bin/emrflow build --check",
    "node_modules/.bin/emrflow test --format github",
  ]);
});

test("the settings are YAML as they are and with their examples, which name findings that there are", async () => {
  const text = (await project())("emrflow.yaml");
  expect(parse(text)).toEqual({ requires: `>=${manifest.version}` });
  const whole = parse(text.replace(/^# (?=\s|[a-z_]+:(?: |$)(?!.*:$))/gm, ""));
  expect(Object.keys(whole)).toEqual(["requires", "params", "targets", "default_target", "rules"]);
  expect(Object.keys(whole.targets)).toContain(whole.default_target);
  for (const name of Object.keys(whole.rules)) expect(allCodes.map(({ title }) => title)).toContain(name);
});

test("the package has this emrflow, and its scripts call commands that there are", async () => {
  const made = JSON.parse((await project())("package.json"));
  expect(made.devDependencies).toEqual({ emrflow: manifest.version });
  for (const script of Object.values<string>(made.scripts)) expect(script).toMatch(/^emrflow (check|build|test)$/);
});

describe("a suggestion", () => {
  const random = createRandom(51);
  const characters = [..."abzAZ09_-. /:{}\"'$\\éß語😀\u0000\u0301\ud800"];
  const texts = Array.from({ length: 300 }, () =>
    Array.from({ length: random.below(90) }, () => random.pick(characters)).join(""),
  );
  const suggested = (message: string): string | undefined =>
    /(?:how about|did you mean) `([^`]*)`\?/.exec(message)?.[1];

  test("for the name of a workflow is always there, and can be taken", () => {
    for (const text of texts) {
      const problem = nameProblem(text);
      if (problem === null) continue;
      const name = suggested(problem.message) ?? expect.fail(JSON.stringify(text));
      // A name that is too long to be shown whole is cut there.
      if (!name.endsWith("…")) expect(nameProblem(name), JSON.stringify(text)).toBeNull();
    }
  });

  test("for a bucket can be taken where there is one", () => {
    for (const text of texts.map((text) => `s3://${text}`)) {
      const name = suggested(bucketProblem(text)?.message ?? "");
      if (name !== undefined && !name.endsWith("…")) expect(bucketProblem(name), JSON.stringify(text)).toBeNull();
    }
    expect(suggested(bucketProblem("S3://Acme_Data/jobs")?.message ?? "")).toBe("acme-data");
  });
});
