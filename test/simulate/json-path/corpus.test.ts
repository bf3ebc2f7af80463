/**
 * All machines in JSONPath of `../shared/corpus`, once as they should go and once with a job that fails, each against an end
 * that was worked out by hand from its text. Where that folder is missing this is skipped, and says so by being shown as skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Machine } from "../../../src/machine/asl.js";
import type { Run } from "../../../src/simulate/run.js";
import { simulate } from "../../../src/simulate/simulate.js";
import {
  corpusFolder,
  corpusMachine,
  corpusOptions,
  corpusRows,
  hasCorpus,
  type CorpusEnd,
} from "./corpus-machines.js";

describe.skipIf(!hasCorpus)("with ../shared", () => {
  test("there is a row for each machine in JSONPath", () => {
    const files = readdirSync(corpusFolder, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".asl.json"),
    );
    const inJsonPath = files.filter((file) => {
      const machine = JSON.parse(readFileSync(new URL(file, corpusFolder), "utf8")) as Machine; // so are all in that folder
      return machine.QueryLanguage !== "JSONata";
    });
    expect(corpusRows.map(({ file }) => `${file}.asl.json`).sort()).toEqual(inJsonPath.sort());
  });

  describe.each(corpusRows)("$file", (row) => {
    test.each([
      ["ends well", row.happy, false],
      ["with a failed job", row.failed, true],
    ] as const)("%s", async (_, wanted, fails) => {
      const machine = corpusMachine(row);
      check(machine, await simulate(machine, corpusOptions(row, fails)), wanted);
    });
  });
});

function check(machine: Machine, run: Run, wanted: CorpusEnd): void {
  const { status, output, error, cause } = run;
  expect({ status, output, error }).toEqual({ status: wanted.status, output: wanted.output, error: wanted.error });
  if (wanted.cause !== undefined) expect(cause).toBe(wanted.cause);
  const entries = run.trace.filter(({ event }) => event.endsWith("StateEntered")).map(({ state }) => state);
  expect(entries.filter((state) => Object.hasOwn(machine.States, state))).toEqual(wanted.entered);
  for (const [state, request] of Object.entries(wanted.asked ?? {}))
    expect(run.calls.find((call) => call.state === state)?.arguments).toEqual(request);
}
