/** The form for people: what stands where in the terminal. */
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { pretty } from "../../src/reporters/pretty.js";

/** A finding at what stands between `«` and `»`. */
function findingIn(marked: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const source = { path: "a.emrflow", text: marked.replace("«", "").replace("»", "") };
  return {
    code: "EMRF2001",
    name: "unknown-name",
    severity: "error",
    message: "Nothing is called so.",
    start,
    end,
    source,
    ...more,
  };
}

function shown(diagnostic: Diagnostic, columns = 80): string {
  return pretty([diagnostic], { color: false, columns });
}

test("the text is underlined and labelled under its line", () => {
  expect(shown(findingIn("let a = 1\nlet b = «etll».id\n", { label: "did you mean `etl`?" }))).toBe(
    [
      "error[EMRF2001 unknown-name]: Nothing is called so.",
      " --> a.emrflow:2:9",
      "  |",
      "2 | let b = etll.id",
      "  |         ^^^^ did you mean `etl`?",
      "",
      "1 error",
      "",
    ].join("\n"),
  );
});

test("related places stand in the order of the text, with what is between left out", () => {
  const finding = findingIn("let a = 1\n\n\nlet «a» = 2\nlet c = a", {
    related: [
      { start: 4, end: 5, message: "first declared here" },
      { start: 30, end: 31, message: "read here" },
    ],
  });
  expect(shown(finding).split("\n").slice(2, -3)).toEqual([
    "  |",
    "1 | let a = 1",
    "  |     - first declared here",
    "...",
    "4 | let a = 2",
    "  |     ^",
    "5 | let c = a",
    "  |         - read here",
  ]);
});

test("carets stand under tabs, wide characters and combining marks as a terminal shows them", () => {
  expect(shown(findingIn('\tlet 名前 = "e\u0301" + «bad»')).split("\n").slice(3, 5)).toEqual([
    '1 |     let 名前 = "e\u0301" + bad',
    `  |     ${" ".repeat("let ".length + 4 + ' = "e" + '.length)}^^^`,
  ]);
});

test("what a terminal would act on is shown escaped, and the carets still fit", () => {
  const lines = shown(findingIn('"\u001b[31m\u202e" + «bad»')).split("\n");
  expect(lines[3]).toBe('1 | "\\u{1b}[31m\\u{202e}" + bad');
  expect(lines[4]?.indexOf("^")).toBe(lines[3]?.indexOf("bad"));
});

test("a line wider than the terminal is cut around the underlined text", () => {
  const lines = shown(findingIn(`${"x".repeat(500)} «needle» ${"y".repeat(500)}`), 60).split("\n");
  expect(lines[3]).toMatch(/^1 \| …x+ needle y+…$/);
  expect(lines[3]?.length).toBeLessThanOrEqual(60);
  expect(lines[4]?.indexOf("^")).toBe(lines[3]?.indexOf("needle"));
  expect(lines[4]?.trim()).toMatch(/\^{6}$/);
});

test("a line of a megabyte is shown without being laid out whole", () => {
  const lines = shown(findingIn(`${"😀".repeat(250_000)}«needle»${"😀".repeat(250_000)}`)).split("\n");
  expect(lines[3]).toMatch(/^1 \| …(😀)+needle(😀)+…$/u);
});

test("a span over several lines is shown by its first and last line", () => {
  expect(
    shown(findingIn("a «{\n  b\n  c\n  }» d", { label: "this block" }))
      .split("\n")
      .slice(2, 7),
  ).toEqual(["  |", "1 | a {", "  |   ^", "...", "4 |   } d"]);
});

test("a place at the end of the text has a caret of its own", () => {
  expect(shown(findingIn("workflow a {«»")).split("\n").slice(3, 5)).toEqual(["1 | workflow a {", "  |             ^"]);
});

test("a fix shows the lines it removes and adds, an insertion only the new ones", () => {
  const text = "let a = etll\nlet b = 2\n";
  const base = findingIn(`«${text}»`);
  const replaced = { title: "call it etl", safe: true, edits: [{ start: 8, end: 12, text: "etl" }] };
  const inserted = { title: "add a line", safe: false, edits: [{ start: 13, end: 13, text: "terminate etl\n" }] };
  expect(
    shown({ ...base, end: 3, fixes: [replaced, inserted] })
      .split("\n")
      .slice(5, -3),
  ).toEqual([
    "  = fix: call it etl",
    "1 - let a = etll",
    "1 + let a = etl",
    "  = fix to be reviewed: add a line",
    "2 + terminate etl",
  ]);
});

test("a finding about no text has no excerpt", () => {
  const finding = { ...findingIn("«»"), source: { path: "a\u202e.emrflow", text: "" }, notes: ["look elsewhere"] };
  expect(shown(finding)).toBe(
    "error[EMRF2001 unknown-name]: Nothing is called so.\n --> a\\u{202e}.emrflow\n  = note: look elsewhere\n\n1 error\n",
  );
});

test("findings are sorted by path, place and code, and counted by severity", () => {
  const at = (path: string, start: number, code: string, severity: Diagnostic["severity"]): Diagnostic => ({
    ...findingIn("«»abc"),
    start,
    end: start,
    code,
    severity,
    source: { path, text: "abc" },
  });
  const text = pretty(
    [
      at("b", 0, "EMRF2001", "error"),
      at("a", 2, "EMRF2001", "warning"),
      at("a", 1, "EMRF9001", "advice"),
      at("a", 1, "EMRF2002", "error"),
    ],
    { color: false, columns: 80 },
  );
  expect([...text.matchAll(/(EMRF\d+).*\n --> (.*)/g)].map(([, code, place]) => `${place} ${code}`)).toEqual([
    "a:1:2 EMRF2002",
    "a:1:2 EMRF9001",
    "a:1:3 EMRF2001",
    "b:1:1 EMRF2001",
  ]);
  expect(text).toMatch(/\n2 errors, 1 warning, 1 piece of advice\n$/);
});

test("colours are there only when they are wanted, and change nothing else", () => {
  const finding = findingIn("let b = «etll»", { label: "here", notes: ["a note"] });
  const colored = pretty([finding], { color: true, columns: 80 });
  expect(colored).toContain("\u001b[1;31m");
  expect(colored.replace(/\u001b\[[\d;]*m/g, "")).toBe(shown(finding));
  expect(shown(finding)).not.toContain("\u001b");
});
