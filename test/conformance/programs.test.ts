/** Programs with the findings they must give written where they must start: all of them, and no others. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { allCodes } from "../../src/diagnostics/catalog/index.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { applyEdits } from "../../src/text/edits.js";
import { expected, found } from "./expectations.js";
import { codesOf, findingsOf } from "./findings.js";

const folder = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".emrflow"))
  .sort();

describe.each(files)("%s", (file) => {
  const text = readFileSync(folder + file, "utf8");
  const findings = findingsOf(text);

  test("gives the findings that stand in it, where they stand", () => {
    expect(found(text, findings)).toEqual(expected(text));
  });

  test("is about codes that there are", () => {
    const known = new Set(allCodes.map(({ code }) => code));
    for (const line of expected(text)) expect(known).toContain(/EMRF\d{4}/.exec(line)?.[0]);
  });

  // In a file with several mistakes, a mended one may uncover the next; the pages show that a fix alone adds nothing.
  test("every fix removes its finding", () => {
    for (const { code, fixes = [] } of findings) {
      const count = (of: readonly Diagnostic[]): number => codesOf(of).filter((each) => each === code).length;
      for (const { title, edits } of fixes) {
        const mended = applyEdits(text, edits) ?? text;
        expect(count(findingsOf(mended)), `${code}: ${title}`).toBeLessThan(count(findings));
      }
    }
  });
});
