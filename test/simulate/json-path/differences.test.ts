/** Where Step Functions' paths are others than RFC 9535's: each row says what the library gives and what AWS does. */
import { readFileSync } from "node:fs";
import { compile, JSONPathError } from "json-p3";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../src/machine/asl.js";
import { StateFailure } from "../../../src/simulate/failure.js";
import { openBudget } from "../../../src/simulate/json-path/budget.js";
import { evaluateInTemplate } from "../../../src/simulate/json-path/evaluate-path.js";
import { viewFrom } from "./view.js";

interface Row {
  readonly path: string;
  readonly document: Json;
  /** The values that json-p3 finds. */
  readonly library: readonly Json[] | "refused";
  readonly aws: { readonly value: Json } | { readonly missing: string } | "refused";
  readonly source: string;
}

// Shaped as above; the tests below would fail on anything else.
const rows = JSON.parse(readFileSync(new URL("differences.json", import.meta.url), "utf8")) as readonly Row[];

function byLibrary({ path, document }: Row): Row["library"] {
  try {
    return compile(path)
      .query(structuredClone(document) as never)
      .values() as readonly Json[]; // it takes and gives JSON
  } catch (thrown) {
    if (thrown instanceof JSONPathError) return "refused";
    throw thrown;
  }
}

function played({ path, document }: Row): Row["aws"] {
  try {
    return evaluateInTemplate(path, viewFrom(document), openBudget(path));
  } catch (thrown) {
    if (thrown instanceof StateFailure && thrown.error === "States.Runtime") return "refused";
    throw thrown;
  }
}

describe.each(rows)("$path ($source)", (row) => {
  test("is to the library what the table says", () => expect(byLibrary(row)).toEqual(row.library));
  test("is played as on AWS", () => expect(played(row)).toEqual(row.aws));
});
