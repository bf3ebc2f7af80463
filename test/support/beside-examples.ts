/** Reads what a text imports as if it lay beside the examples; a path that was broken leads nowhere. */
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import type { ReadModule } from "../../src/model/modules.js";

/** Where a text must seem to be, so that the imports of the examples lead somewhere. */
export const besideExamples = "examples/program.emrflow";

export const readModule: ReadModule = (written, from) => {
  const path = posix.join(posix.dirname(from.path), written);
  try {
    return { kind: "source", source: { path, text: readFileSync(new URL(`../../${path}`, import.meta.url), "utf8") } };
  } catch {
    return { kind: "missing" };
  }
};
