/** Programs that properties are shown on: the examples, and those of the error pages that are spelled as they should. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleFiles } from "../../tools/golden/example-files.js";
import { readPages } from "../conformance/page.js";
import { meaningOf } from "./meaning.js";

export interface Program {
  readonly name: string;
  readonly text: string;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

export const examples: readonly Program[] = exampleFiles(root).map((file) => ({
  name: file,
  text: readFileSync(join(root, "examples", file), "utf8"),
}));

/** What is wrong in the spelling of a file, or in the comments that silence findings, depends on what stands beside it. */
const dependsOnPlaces = /^EMRF1|emrflow-ignore/;

/** One for each page with a program that is wrong in what it means. */
export const wrongPrograms: readonly Program[] = readPages().flatMap(({ code, wrong }) =>
  wrong
    .filter(
      ({ language, text }) => language === "emrflow" && !dependsOnPlaces.test(code) && !dependsOnPlaces.test(text),
    )
    .filter(({ text }) => meaningOf(text).findings.every((finding) => !dependsOnPlaces.test(finding)))
    .map(({ text }) => ({ name: code, text })),
);
