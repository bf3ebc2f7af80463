/** What the parser is measured against reads what is right like the parser itself. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { programOfLines } from "../../tools/bench/programs.js";
import { referenceParse } from "../../tools/bench/reference-parser.js";
import { parsed, shape } from "./parsed.js";

const folder = new URL("../../examples/", import.meta.url);
const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".emrflow"))
  .map((name) => [name, readFileSync(new URL(name, folder), "utf8")] as const);

test.each([...texts, ["the measured program", programOfLines(200)] as const])("%s", (_name, text) => {
  const { file, findings } = parsed(text);
  expect(findings).toEqual([]);
  expect(shape(referenceParse(text))).toEqual(shape(file.items));
});
