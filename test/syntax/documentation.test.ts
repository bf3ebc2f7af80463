/** Comments: what they hold, and which of them document a node. */
import { expect, test } from "vitest";
import { documentationOf } from "../../src/syntax/documentation.js";
import { childrenOf } from "../../src/syntax/walk.js";
import { parsed, shape } from "./parsed.js";

test("comments keep their text and their kind", () => {
  const text = "// a\n/// b\n//// c\n/* d\n e */ /**/\nlet x = 1 // f\r\n//";
  expect(shape(parsed(text).file)).toMatchObject({
    comments: [
      { kind: "line", text: " a" },
      { kind: "documentation", text: " b" },
      { kind: "line", text: "// c" },
      { kind: "block", text: " d\n e " },
      { kind: "block", text: "" },
      { kind: "line", text: " f" },
      { kind: "line", text: "" },
    ],
  });
  for (const { start, end, kind } of parsed(text).file.comments) {
    expect(text.slice(start, start + 2)).toBe(kind === "block" ? "/*" : "//");
    expect(text.slice(start, end)).not.toMatch(/[\r\n]$/);
  }
});

test.each([
  ["/// one\n///  two\n///\n/// three\nlet x = 1", "one\n two\n\nthree"],
  ["/// far\n\n/// near\nlet x = 1", "near"],
  ["/// away\n\nlet x = 1", null],
  ["/// before\n// between\nlet x = 1", null],
  ["// none\nlet x = 1", null],
  ["/* none */\nlet x = 1", null],
  ["/// a\r\n/// b\r\nlet x = 1", "a\nb"],
  ["/// a\n  let x = 1", "a"],
  ["/// a\nlet y = 2 /// about y\nlet x = 1", null],
  ["let x = 1", null],
])("the documentation of x in %j", (text, expected) => {
  const { file } = parsed(text);
  const [last] = childrenOf(file).slice(-1);
  if (!last) throw new Error("the text has a declaration");
  expect(documentationOf(file, last, text)).toBe(expected);
});

test("statements inside a workflow have documentation too", () => {
  const text = "workflow w {\n  /// Gives it back.\n  keep a\n}";
  const [workflow] = parsed(text).file.items;
  const [, keep] = workflow ? childrenOf(workflow) : [];
  expect(keep?.kind).toBe("keep");
  expect(keep && documentationOf(parsed(text).file, keep, text)).toBe("Gives it back.");
});
