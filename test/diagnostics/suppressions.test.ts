/** Which findings a comment silences, and what is said about the comment. */
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/compiler.js";
import { applyEdits } from "../../src/text/edits.js";

const found = (text: string) => analyze({ path: "a.emrflow", text }).diagnostics;
const codes = (text: string): readonly string[] => found(text).map(({ code }) => code);

/** A workflow of one advice, EMRF9001, at its second line. */
const advised = (above: string, behind = ""): string => `${above}\nworkflow w { ${behind}\n  fail "Stop"\n}\n`;

test("without a comment the finding is there", () => {
  expect(codes(advised(""))).toEqual(["EMRF9001"]);
});

describe("a finding is silenced", () => {
  test.each([
    ["by its code on the line above", advised("// emrflow-ignore EMRF9001: why")],
    ["by its name", advised("// emrflow-ignore workflow-without-timeout: why")],
    ["without regard to upper and lower case", advised("//emrflow-ignore emrf9001 : why")],
    [
      "by one of several codes that stand above one another",
      advised("// emrflow-ignore EMRF9001: why\n// another remark\n/// What it does"),
    ],
    ["behind it on its line", advised("", "// emrflow-ignore EMRF9001: why")],
    ["for the whole file from below", `${advised("")}// emrflow-ignore-file EMRF9001: why\n`],
    [
      "in a file with Windows line ends and a byte order mark",
      `\ufeff${advised("// emrflow-ignore EMRF9001: why")}`.replaceAll("\n", "\r\n"),
    ],
  ])("%s", (_, text) => {
    expect(codes(text)).toEqual([]);
  });
});

describe("a finding is not silenced", () => {
  test.each([
    [
      "from behind the line above",
      'param a: string = "x" // emrflow-ignore EMRF9001: why\nworkflow w {\n  fail a\n}\n',
    ],
    ["across an empty line", advised("// emrflow-ignore EMRF9001: why\n")],
    ["from two lines above", '// emrflow-ignore EMRF9001: why\nparam a: string = "x"\nworkflow w {\n  fail a\n}\n'],
  ])("%s, and the comment is told of", (_, text) => {
    expect([...codes(text)].sort()).toEqual(["EMRF9001", "EMRF9101"]);
  });

  test.each([
    "/* emrflow-ignore EMRF9001: why */",
    "/// emrflow-ignore EMRF9001: why",
    "// see emrflow-ignore EMRF9001: why",
    "// emrflow-generated",
  ])("by %s, which is an ordinary comment", (comment) => {
    expect(codes(advised(comment))).toEqual(["EMRF9001"]);
  });

  test("when it is an error", () => {
    expect(codes("workflow w {\n  timeout: 1h\n  // emrflow-ignore EMRF2001: why\n  fail missing\n}\n")).toEqual([
      "EMRF9103",
      "EMRF2001",
    ]);
  });

  test("when it is about the comment itself", () => {
    expect(codes(advised("// emrflow-ignore-file EMRF9102: why\n// emrflow-ignore EMRF9001"))).toEqual([
      "EMRF9103",
      "EMRF9102",
    ]);
  });
});

test("one mistake in a comment is one finding: what it silences stays silent", () => {
  expect(codes(advised("// emrflow-ignore EMRF9001"))).toEqual(["EMRF9102"]);
  expect(codes(advised("// emrflow-ignore EMRF9001:   "))).toEqual(["EMRF9102"]);
  expect(codes(advised("// emrflow-ignore EMRF9001 why"))).toEqual(["EMRF9102"]);
  expect(codes(advised("", "\n  // emrflow-ignore-file EMRF9001: why"))).toEqual(["EMRF9107"]);
});

test("nothing is called unused while an error keeps advice from being given", () => {
  expect(codes("// emrflow-ignore EMRF9001: why\nworkflow w {\n  fail missing\n}\n")).toEqual(["EMRF2001"]);
});

test("a second comment for one finding silences nothing", () => {
  expect(codes(advised("// emrflow-ignore EMRF9001: why\n// emrflow-ignore EMRF9001: once more"))).toEqual([
    "EMRF9101",
  ]);
  expect(codes(advised("// emrflow-ignore-file EMRF9001: why\n// emrflow-ignore EMRF9001: here"))).toEqual([
    "EMRF9101",
  ]);
});

test("a name that nothing has is matched with the nearest", () => {
  const [unknown] = found(advised("// emrflow-ignore workflow-without-timout: why"));
  expect(unknown).toMatchObject({
    code: "EMRF9104",
    fixes: [{ safe: false, edits: [{ text: "workflow-without-timeout" }] }],
  });
  expect(codes(advised("// emrflow-ignore constructor: why"))).toEqual(["EMRF9104", "EMRF9001"]);
});

describe("the fix of an unused code", () => {
  const afterFix = (text: string): string | null =>
    applyEdits(text, found(text).find(({ code }) => code === "EMRF9101")?.fixes?.[0]?.edits ?? []);

  test.each([
    [
      "takes its line",
      advised("// emrflow-ignore no-logs: why\n// emrflow-ignore EMRF9001: why"),
      advised("// emrflow-ignore EMRF9001: why"),
    ],
    [
      "leaves what stands before it on the line",
      advised("", "   // emrflow-ignore no-logs: why"),
      '\nworkflow w {\n  fail "Stop"\n}\n',
    ],
    [
      "leaves the other codes when it is the first",
      advised("// emrflow-ignore no-logs , EMRF9001: why"),
      advised("// emrflow-ignore EMRF9001: why"),
    ],
    [
      "leaves the other codes when it is the last",
      advised("// emrflow-ignore EMRF9001, no-logs: why"),
      advised("// emrflow-ignore EMRF9001: why"),
    ],
    [
      "takes a last line without a line break",
      `${advised("// emrflow-ignore EMRF9001: why")}  // emrflow-ignore no-logs: why`,
      advised("// emrflow-ignore EMRF9001: why"),
    ],
  ])("%s", (_, text, after) => {
    expect(afterFix(text)).toBe(after);
  });

  test("is not safe where it would make documentation of what stands above", () => {
    expect(found(advised("/// Text\n// emrflow-ignore no-logs: why"))[0]?.fixes).toMatchObject([{ safe: false }]);
  });
});
