/**
 * SARIF against the schema that OASIS publishes. The schema stands beside the checkout as `../shared`; where that folder is
 * missing these tests are skipped, and say so by being shown as skipped.
 */
import { existsSync, readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { sarif } from "../../src/reporters/sarif.js";
import { blocksOf, filesIn, textOf } from "../docs/markdown.js";
import { findingsIn } from "../docs/programs.js";

const file = new URL("../../../shared/schemas/sarif-2.1.0.json", import.meta.url);

/** Offered by the schema, and checked here by what Node takes for a URI. */
const formats = {
  uri: (text: string) => URL.canParse(text),
  "uri-reference": (text: string) =>
    /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && URL.canParse(text, "file:///root/"),
  "date-time": (text: string) => !Number.isNaN(Date.parse(text)),
};

describe.skipIf(!existsSync(file))("with ../shared", () => {
  function problemsOf(diagnostics: readonly Diagnostic[]) {
    const validate = new Ajv({ strict: false, formats }).compile(JSON.parse(readFileSync(file, "utf8")));
    const pageOf = (code: string): string => textOf(`docs/errors/${code}.md`);
    return validate(JSON.parse(sarif(diagnostics, { color: false, columns: 80 }, { pageOf }))) ? [] : validate.errors;
  }

  test("the findings of all error pages together are valid", () => {
    const found = filesIn("docs/errors", ".md")
      .flatMap(blocksOf)
      .flatMap(({ place, text }) =>
        findingsIn(text).map((finding) => ({ ...finding, source: { ...finding.source, path: place } })),
      );
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(80);
    expect(found.some(({ fixes }) => fixes !== undefined) && found.some(({ related }) => related !== undefined)).toBe(
      true,
    );
    expect(problemsOf(found)).toEqual([]);
  });

  const plain: Diagnostic = {
    code: "EMRF0001",
    name: "no-such-file",
    severity: "error",
    message: "a",
    start: 0,
    end: 0,
    source: { path: "a\ud800 \n:b", text: "" },
  };

  test.each([
    ["no finding", []],
    ["one about a file", [plain]],
    ["one about the command line", [{ ...plain, source: { path: "", text: "" } }]],
    ["one in a file with an absolute path", [{ ...plain, source: { path: "/a b", text: "" } }]],
  ])("%s is valid", (_what, diagnostics) => {
    expect(problemsOf(diagnostics)).toEqual([]);
  });
});
