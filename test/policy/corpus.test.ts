/**
 * Machines that other people wrote, which lie beside the project in `../shared`; where that folder is missing these tests
 * are skipped, and say so by being shown as skipped.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { policyOf } from "../../src/asl/policy/policy.js";
import type { Machine } from "../../src/machine/asl.js";
import { readCall } from "../../src/machine/call.js";
import { statesOf } from "../../src/machine/walk.js";
import { diagramOf } from "../../src/outputs/mermaid/diagram.js";

const corpus = new URL("../../../shared/corpus/", import.meta.url);
const files = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".asl.json"))
  : [];

describe.skipIf(files.length === 0)("with ../shared", () => {
  test.each(files)("%s: every call gives a permission, or is said to give none", (file) => {
    // These files are kept as definitions that AWS takes.
    const machine = JSON.parse(readFileSync(new URL(file, corpus), "utf8")) as Machine;
    const { document, undecided } = policyOf(machine, "flow");
    const prefixes = new Set(
      document.Statement.flatMap(({ Action: actions }) => actions.map((each) => each.split(":")[0])),
    );
    const states = [...statesOf(machine)];
    for (const { name, state } of states) {
      if (state.Type !== "Task") continue;
      const service = readCall(state.Resource)?.action.split(":").at(-2);
      if (service === undefined) expect(undecided.map((each) => each.state)).toContain(name);
      else expect(prefixes).toContain(prefixOf[service] ?? service);
    }
    expect(diagramOf(machine, "flow").match(/^ *(subgraph )?s_\w+(__\d+)?[[({]/gm)?.length).toBeGreaterThanOrEqual(
      states.length,
    );
  });
});

/** Where IAM calls a service otherwise. */
const prefixOf: Readonly<Record<string, string>> = {
  emrserverless: "emr-serverless",
  emrcontainers: "emr-containers",
  redshiftdata: "redshift-data",
};
