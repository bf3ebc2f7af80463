/** The diff that `build --check` shows. */
import { expect, test } from "vitest";
import { differenceOf } from "../../src/outputs/difference.js";

/** Applies a unified diff, and fails where a kept or removed line is not what it says. */
function patched(before: string, difference: string): string {
  const lines = before.split("\n").slice(0, -1);
  const result: string[] = [];
  let at = 0;
  for (const line of difference.split("\n").slice(0, -1)) {
    const start = /^@@ -(\d+)/.exec(line)?.[1];
    if (start !== undefined) while (at < Number(start) - 1) result.push(lines[at++] ?? "");
    else if (line.startsWith("+")) result.push(line.slice(1));
    else {
      expect(lines[at]).toBe(line.slice(1));
      if (line.startsWith(" ")) result.push(line.slice(1));
      at++;
    }
  }
  return `${[...result, ...lines.slice(at)].join("\n")}\n`;
}

/** A generator of its own, so that every run tries the same texts. */
function* randomTexts(count: number): Generator<string> {
  let seed = 1;
  const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  for (let text = 0; text < count; text++) {
    yield `${Array.from({ length: 1 + next(40) }, () => "abc"[next(3)] ?? "").join("\n")}\n`;
  }
}

test("applied to the old text it gives the new one", () => {
  const texts = [...randomTexts(400)];
  for (let index = 0; index + 1 < texts.length; index += 2) {
    const [before = "", after = ""] = texts.slice(index);
    expect(patched(before, differenceOf(before, after))).toBe(after);
  }
});

test("it is the shortest one, with three lines around", () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
  const after = lines.flatMap((line) => (line === "line 10" ? ["new"] : line === "line 11" ? [] : [line]));
  expect(differenceOf(`${lines.join("\n")}\n`, `${after.join("\n")}\n`)).toBe(
    "@@ -7,8 +7,7 @@\n line 7\n line 8\n line 9\n-line 10\n-line 11\n+new\n line 12\n line 13\n line 14\n",
  );
});

test("texts that have nothing in common are still told apart when they are long", () => {
  const before = Array.from({ length: 5000 }, (_, index) => `old ${index}\n`).join("");
  const after = Array.from({ length: 5000 }, (_, index) => `new ${index}\n`).join("");
  expect(patched(before, differenceOf(before, after))).toBe(after);
});

test("equal texts do not differ, and a missing last line break does", () => {
  expect(differenceOf("a\n", "a\n")).toBe("");
  expect(differenceOf("a", "a\n")).toContain("no line break at the end");
});
