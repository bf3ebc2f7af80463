/**
 * The table of what real machines get wrong: nothing else is wrong with them by the faults that it names, and nothing of it
 * is wrong with the machines that emrflow makes. The originals lie beside the project in `../shared`; where that folder is
 * missing what needs them is skipped, and says so by being shown as skipped.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import type { Machine } from "../../src/machine/asl.js";
import { exampleFiles } from "../../tools/golden/example-files.js";
import { rowsUnder, textOf } from "../docs/markdown.js";
import { goldenMachines } from "../golden/machines.js";
import { faults } from "./faults.js";

const readme = "examples/from-the-wild/README.md";
const corpus = new URL("../../../shared/corpus/", import.meta.url);

interface Row {
  readonly name: string;
  /** The address of the repository, and its licence. */
  readonly from: readonly [address: string, licence: string];
  readonly faults: readonly string[];
  readonly lines: { readonly asl: number; readonly emrflow: number };
}

const rows: readonly Row[] = rowsUnder(readme, "Machines").map(([pipeline, from, , wrong = "", asl, emrflow]) => {
  const [, name = "", file = ""] = /^\[`([^`]+)`\]\(([^)]+)\)$/.exec(pipeline ?? "") ?? [];
  expect(file).toBe(`${name}.emrflow`);
  const [, address = "", licence = ""] = /\]\(([^)]+)\), (\S+)$/.exec(from ?? "") ?? [];
  return {
    name,
    from: [address, licence],
    faults: wrong.split("; "),
    lines: { asl: Number(asl), emrflow: Number(emrflow) },
  };
});

const linesOf = (text: string): number => text.trimEnd().split("\n").length;

test("the table has a row for each pipeline, with its lines", () => {
  const pipelines = exampleFiles(".").filter((file) => file.startsWith("from-the-wild/"));
  expect(rows.map(({ name }) => `from-the-wild/${name}.emrflow`)).toEqual(pipelines);
  expect(rows.map(({ lines }) => lines.emrflow)).toEqual(pipelines.map((file) => linesOf(textOf(`examples/${file}`))));
  const [asl, emrflow] = [rows.map(({ lines }) => lines.asl), rows.map(({ lines }) => lines.emrflow)].map((counts) =>
    counts.reduce((sum, count) => sum + count, 0),
  );
  expect(textOf(readme)).toContain(`Together these are ${asl} lines of ASL and ${emrflow} of emrflow.`);
});

test("each fault is explained, and each that is explained is looked for", () => {
  expect(rowsUnder(readme, "Faults").map(([fault]) => fault)).toEqual([...faults.keys()]);
  expect(new Set(rows.flatMap((row) => row.faults))).toEqual(new Set(faults.keys()));
});

test.each(goldenMachines.filter(({ name }) => name.startsWith("from-the-wild/")))("$name has none", ({ machine }) => {
  expect(faultsOf(machine)).toEqual([]);
});

describe.skipIf(!existsSync(corpus))("with ../shared", () => {
  const sources = existsSync(corpus) ? sourcesOf(readFileSync(new URL("SOURCES.tsv", corpus), "utf8")) : [];

  test("every machine has a row, with the repository and its licence", () => {
    const expected = sources.map(({ name, address, licence }) => [name, address, licence] as const);
    const told = rows.map(({ name, from }) => [name, ...from] as const);
    expect(told.toSorted()).toEqual(expected.toSorted());
  });

  test.each(sources)("$name has the faults of its row, and no others", ({ name, file }) => {
    const text = readFileSync(new URL(file, corpus), "utf8");
    const row = rows.find((each) => each.name === name);
    // These files are kept as definitions that AWS takes.
    expect(faultsOf(JSON.parse(text) as Machine)).toEqual(row?.faults);
    expect(linesOf(text)).toBe(row?.lines.asl);
  });
});

function faultsOf(machine: Machine): readonly string[] {
  return [...faults].filter(([, isIn]) => isIn(machine)).map(([name]) => name);
}

interface Original {
  readonly name: string;
  readonly file: string;
  readonly address: string;
  readonly licence: string;
}

function sourcesOf(table: string): readonly Original[] {
  return table
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [file = "", address = "", , licence = ""] = line.split("\t");
      return { name: basename(file, ".asl.json"), file, address, licence };
    });
}
