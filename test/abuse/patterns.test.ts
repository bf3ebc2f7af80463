/** A `matching` pattern judges its own field: it cannot change the condition around it, and it cannot stop the compiler. */
import "../support/frozen-prototype.js";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/simulate/simulate.js";
import { machineOf, outcomeOf } from "./outcome.js";

const source = (pattern: string): string =>
  `workflow w {\n input { f: string matching "${pattern.replace(/["\\]/g, "\\$&").replaceAll("${", "\\${")}", g: integer }\n let x = input.g\n output x\n}`;

const patterns = [
  "^a$",
  "/",
  "a/b",
  "\\/",
  "[/]",
  "[/'\"]",
  "') or true or ('",
  "/) or true or (/",
  "/ or true or /",
  "a|b",
  "^(?:a|b)$",
  "[)]",
  "[(]",
  "\\(",
  "\\)",
  "\\[",
  "[\\]]",
  "\\\\",
  "\\\\/",
  "[\\\\/]",
  "{%",
  "%}",
  "\\{% 1 %\\}",
  "\\$x",
  "\\$\\{x\\}",
  "a{2}",
  "a{2,}",
  "[{]",
  "\\u0041",
  "\\x2f",
  "\\d+",
  "[^/]",
  "'",
  '"',
  "`",
  "\u2028",
  "^$",
  "",
  "(?:)",
  "\\bfoo\\b",
  ".",
  "[^]",
];

const candidates = [
  "",
  "a",
  "b",
  "aa",
  "a/b",
  "/",
  "'",
  '"',
  "\\",
  "\\/",
  "(",
  ")",
  "[",
  "]",
  "{",
  "{%",
  "%}",
  "{% 1 %}",
  "$x",
  "${x}",
  "A",
  "7",
  "foo",
  "`",
  "\u2028",
  "') or true or ('",
  "/ or true or /",
  "/) or true or (/",
];

describe("a pattern", () => {
  it.each(patterns)("lets pass what it matches and nothing else: %j", async (pattern) => {
    const { errors } = outcomeOf(source(pattern));
    if (errors.length > 0) {
      expect(errors.map(({ name }) => name)).toEqual(["bad-pattern"]);
      return;
    }
    const machine = machineOf(source(pattern));
    for (const text of candidates) {
      const run = await simulate(machine, { input: { f: text, g: 1 } });
      const expected = new RegExp(pattern).test(text)
        ? { status: "SUCCEEDED", output: 1 }
        : { status: "FAILED", error: "InvalidInput" };
      expect(run, JSON.stringify(text)).toMatchObject(expected);
      for (const g of ["1", null, 1.5, true])
        expect(await simulate(machine, { input: { f: text, g } })).toMatchObject({
          status: "FAILED",
          error: "InvalidInput",
        });
    }
    for (const f of [null, 5, [], {}, ["a"]])
      expect(await simulate(machine, { input: { f, g: 1 } })).toMatchObject({
        status: "FAILED",
        error: "InvalidInput",
      });
  });

  it.each(["^(a+)+$", "(a|a)*b", "^(.*)*$", "(x+x+)+y", "^([a-z]+)*[0-9]$"])(
    "that could take forever is a finding, at once: %j",
    (pattern) => {
      const { errors } = outcomeOf(source(pattern));
      expect(errors).toHaveLength(1);
      expect(errors[0]?.name).toContain("slow");
    },
  );
});
