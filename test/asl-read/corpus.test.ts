/** Machines that other people published are read whole. They lie beside the project in `../shared`; without it, these are skipped. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readAs } from "./fixtures.js";

const corpus = new URL("../../../shared/corpus/", import.meta.url);
const files = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".asl.json"))
  : [];

/** Their names become one word. */
const placeholder = /\$\{[^{}]*\}/g;

describe.skipIf(files.length === 0)("with ../shared", () => {
  test("all 21 machines are there", () => {
    expect(files).toHaveLength(21);
  });

  test.each(files)("%s", async (file) => {
    const text = readFileSync(new URL(file, corpus), "utf8");
    const { machines, notRead } = await readAs(file, text);
    expect(notRead).toEqual([]);
    expect(machines.map(({ json }) => JSON.stringify(json).replace(placeholder, "${}"))).toEqual([
      JSON.stringify(JSON.parse(text)).replace(placeholder, "${}"),
    ]);
  });
});
