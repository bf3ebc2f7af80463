/** The forms for programs. */
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { concise } from "../../src/reporters/concise.js";
import { json } from "../../src/reporters/json.js";

const appearance = { color: true, columns: 80 };

const finding: Diagnostic = {
  code: "EMRF2001",
  name: "unknown-name",
  severity: "warning",
  message: "Nothing is called `a\u202eb`.",
  start: 10,
  end: 12,
  source: { path: "dir/a.emrflow", text: "let a = 1\nxy = 2\n" },
  fixes: [{ title: "call it z", safe: true, edits: [{ start: 10, end: 12, text: "\u202e" }] }],
};

test("concise is one line for each finding, without colours or characters that hide", () => {
  expect(concise([finding, { ...finding, start: 0 }], appearance)).toBe(
    "dir/a.emrflow:1:1: warning EMRF2001 Nothing is called `a\\u{202e}b`.\n" +
      "dir/a.emrflow:2:1: warning EMRF2001 Nothing is called `a\\u{202e}b`.\n",
  );
});

test("json gives offsets, lines and columns, and edits that can be applied as they are", () => {
  const text = json([finding], appearance);
  expect(text).not.toMatch(/[\u202e\u001b]/);
  expect(JSON.parse(text)).toEqual({
    version: 1,
    diagnostics: [
      {
        code: "EMRF2001",
        name: "unknown-name",
        severity: "warning",
        message: "Nothing is called `a\u202eb`.",
        path: "dir/a.emrflow",
        start: { offset: 10, line: 2, column: 1 },
        end: { offset: 12, line: 2, column: 3 },
        label: null,
        related: [],
        notes: [],
        fixes: [
          {
            title: "call it z",
            safe: true,
            edits: [
              { start: { offset: 10, line: 2, column: 1 }, end: { offset: 12, line: 2, column: 3 }, text: "\u202e" },
            ],
          },
        ],
      },
    ],
  });
});

test("json is a whole document also when there is nothing to report", () => {
  expect(JSON.parse(json([], appearance))).toEqual({ version: 1, diagnostics: [] });
});
