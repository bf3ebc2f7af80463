import { describe, expect, it } from "vitest";
import { inspectPattern, runPattern } from "../../src/patterns/regular-expression.js";
import { createRandom, type Random } from "../support/random.js";

const catastrophic = [
  "(a+)+$",
  "^(a+)+$",
  "(a|a)*$",
  "(a*)*b",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
  "(x+x+)+y",
  "^(\\w+\\s?)*$",
  "^(?:a|ab|b)*$",
  "(?:.|\\s)*x",
  "(\\d+)*x$",
  "(\\w*)*$",
  "(a|b|ab)*c",
  "((a?)*)*b",
  "(?:a(b?|c?))*d",
  "^(\\w+|\\d+|-)+$",
  "^(a|b|(?:cc)+|c)*$",
  // Deep in a pattern, behind a fixed beginning, in what is only looked at, in a reference.
  "^s3://([^/]+)/(.+/)*([^/]+)$",
  "^arn:aws:[a-z0-9]{3}:(a+)+:x$",
  "(?=(a+)+b)",
  "(?!(a+)+b)a",
  "^(?<q>a+)+\\k<q>$",
  "^(a)(\\1|a)*b$",
  // Bounded, and far too many ways all the same.
  "^(a?){30}a{30}$",
  `^${"a?".repeat(30)}${"a".repeat(30)}$`,
  "^(\\d|\\w){25}$",
  "(.*,){11}P",
  "^(.*a){12}$",
  "^(\\d{2}-)*(\\d{2}-)*(\\d{2}-)*(\\d{2}-)*(\\d{2}-)*x",
  // No repetition in another, but four in a row.
  ".*.*.*x",
  `${"[a-z]*".repeat(100)}$`,
  // Characters that \\w and their like do not have.
  "^([\u4e00-\u9fff]+)+$",
  "^(\\u4e00+)+$",
  "^([^a]+)+a$",
  "^([^]+)+\\n$",
  "^(\\cJ+)+$",
  "^(\\x41+)+$",
  "^([\\d\\D]+)+x$",
];

/** As slow once anything stands behind them, though by themselves they match at once. */
const slowOnlyWithMore = ["(.*a){12}", "([a-zA-Z]+)*", "(a*)*"];

const ordinary = [
  "",
  "^.*$",
  "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$",
  "^(?:[01]\\d|2[0-3]):[0-5]\\d$",
  "^j-[A-Z0-9]+$",
  "^s-[A-Z0-9]{8,}$",
  "^subnet-[0-9a-f]{8,17}$",
  "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
  "^arn:aws[a-z-]*:iam::\\d{12}:role/.+$",
  "^s3://[a-z0-9.-]+/.*$",
  "^s3://[^/]+(/[^/]+)*/?$",
  "^s3a?://([a-z0-9.-]{3,63})/(.*)$",
  "\\.csv$",
  "\\.(csv|parquet|json)(\\.gz)?$",
  "part-\\d+",
  "foo.*bar",
  "a.*b.*c",
  "^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$",
  "^[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+$",
  "^[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,4}$",
  "^([a-z0-9-]+\\.)+[a-z]{2,}$",
  "^(dev|prod)$",
  "^(eu|us)-(west|east)-[1-3]$",
  "^[a-zA-Z_][a-zA-Z0-9_]*$",
  "^[a-z][a-z0-9-]{1,61}[a-z0-9]$",
  "^[a-z]+(-[a-z]+)*$",
  "^\\d+(\\.\\d+)*$",
  "^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$",
  "^.{1,255}$",
  "^[^x]{0,10280}$",
  "^\\s*\\S+\\s*$",
  "\\s*$",
  "(\\w+)=(\\w+)",
  "^\\w+(,\\w+)*$",
  "^\\d{1,3}(,\\d{3})*(\\.\\d+)?$",
  "^([0-9A-F]{2}:?){6}$",
  "^([0-9a-f]{1,4}:?){8}$",
  "^(https?)://([^/:]+)(:\\d+)?(/.*)?$",
  "^(?!-)[a-z0-9-]{1,63}(?<!-)$",
  "^(\\d{4})/(\\d{2})/\\1$",
  "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$",
  "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\r\\n\\t]*",
];

function exampleOf(pattern: string): string | null {
  const problem = inspectPattern(pattern);
  return problem?.problem === "slow" ? problem.example : null;
}

describe("inspectPattern", () => {
  it.each(catastrophic)("finds that %j is slow, with a text that shows it", (pattern) => {
    const example = exampleOf(pattern);
    expect(example).not.toBeNull();
    expect(runPattern(pattern, example ?? "")).toBe("timeout");
  });

  it.each(slowOnlyWithMore)("finds that %j is slow as soon as it must go on", (pattern) => {
    expect(exampleOf(pattern)).not.toBeNull();
    const anchored = `^(?:${pattern})$`;
    expect(runPattern(anchored, exampleOf(anchored) ?? "")).toBe("timeout");
  });

  it.each(ordinary)("finds nothing in %j", (pattern) => {
    expect(inspectPattern(pattern)).toBeNull();
  });

  it.each([
    ["(", "Unterminated group"],
    ["a)", "Unmatched ')'"],
    ["[b-a]", "Range out of order in character class"],
    ["*", "Nothing to repeat"],
    ["\\", "\\ at end of pattern"],
    ["a: (", "Unterminated group"],
  ])("says of %j what JavaScript says, without the pattern: %s", (pattern, message) =>
    expect(inspectPattern(pattern)).toEqual({ problem: "invalid", message }),
  );

  it.each([
    ["(?i:a)", "modifiers"],
    ["(?-i:a)", "modifiers"],
    ["(?ims-:a)", "modifiers"],
    ["(?<a>x)|(?<a>y)", "two groups of one name"],
    ["a".repeat(1_001), "more than 1000 characters"],
    [`${"(".repeat(101)}${")".repeat(101)}`, "100 deep"],
  ])("refuses %j on every version of Node: %s", (pattern, feature) => {
    expect(inspectPattern(pattern)).toEqual({ problem: "unsupported", feature: expect.stringContaining(feature) });
  });

  it.each([
    "(?:a)",
    "(?=a)",
    "(?!a)",
    "(?<=a)",
    "(?<!a)",
    "(?<a>x)|(?<b>y)",
    "\\(?i:a",
    "[(?i:]",
    "(?:(?<x>a)|(?:b))\\k<x>",
  ])("takes %j for what it is", (pattern) => {
    expect(inspectPattern(pattern)).toBeNull();
  });

  it("gives the same answer every time", () => {
    for (const pattern of catastrophic) expect(inspectPattern(pattern)).toEqual(inspectPattern(pattern));
  });

  it("comes to an end with the largest and most tangled patterns it accepts", () => {
    const tangled = [
      ".*".repeat(500),
      "a?".repeat(499),
      `(${Array.from({ length: 240 }, (_, index) => index.toString(36)).join("|")})*`,
      `${"(?:".repeat(99)}a*${")*".repeat(99)}`,
      `(a)${Array.from({ length: 180 }, (_, index) => `(\\${index + 1})`).join("")}`,
      `${"(".repeat(90)}^a${Array.from({ length: 90 }, (_, index) => `|\\${90 - index})`).join("")}`,
      "((((((a?){100}){100}){100}){100}){100})",
      `[${Array.from({ length: 900 }, (_, index) => String.fromCharCode(0x4e00 + index)).join("")}]+x`,
      "[".repeat(1_000),
      `()${"(?:\\1|\\1)".repeat(90)}`,
    ];
    for (const pattern of tangled) {
      expect(inspectPattern(pattern)?.problem ?? "fine", pattern.slice(0, 40)).toMatch(
        /^(fine|slow|invalid|unsupported)$/,
      );
    }
  });

  it("never throws, whatever characters come together", () => {
    const random = createRandom(4);
    const pieces = [
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "(?",
      "<",
      ">",
      "\\",
      "\\k<",
      "|",
      "*",
      "+",
      "?",
      "^",
      "$",
      "1",
      ",",
      "a",
      ":",
      "=",
      "!",
      "\n",
      "\ud83d",
      "i",
      "-",
    ];
    for (let count = 0; count < 20_000; count++) {
      const pattern = Array.from({ length: random.below(10) }, () => random.pick(pieces)).join("");
      const problem = inspectPattern(pattern)?.problem;
      if (problem === "invalid") expect(() => new RegExp(pattern)).toThrow(SyntaxError);
      else if (problem !== "unsupported") expect(() => new RegExp(pattern)).not.toThrow();
    }
  }, 30_000);
});

/** A busy machine may be slow once, and twice; a slow pattern always is. */
function comesToAnEnd(pattern: string, text: string): boolean {
  for (let count = 0; count < 20; count++) if (runPattern(pattern, text) !== "timeout") return true;
  return false;
}

/** Small patterns over two letters, many of them slow. */
function randomPattern(random: Random, depth: number): string {
  const kind = random.below(depth > 0 ? 6 : 2);
  if (kind < 2) return random.pick(["a", "b", ".", "[ab]"]);
  if (kind === 2) return randomPattern(random, depth - 1) + randomPattern(random, depth - 1);
  if (kind === 3) return `(?:${randomPattern(random, depth - 1)}|${randomPattern(random, depth - 1)})`;
  return `(?:${randomPattern(random, depth - 1)})${random.pick(["*", "+", "?", "{2}", "{1,3}", "*?"])}`;
}

describe("inspectPattern on random patterns", () => {
  const words = ["a", "b", "ab", "aab", "abb", "aba", "bab", "aabb"];

  it("lets none pass that a text of one repeated word keeps busy", () => {
    const random = createRandom(5);
    for (let count = 0; count < 300; count++) {
      const pattern = `^${randomPattern(random, 4)}$`;
      if (inspectPattern(pattern) !== null) continue;
      for (const word of words) {
        const text = `${word.repeat(Math.floor(60 / word.length))}!\n`;
        expect(comesToAnEnd(pattern, text), `${pattern} on ${word}`).toBe(true);
      }
    }
  }, 60_000);

  it("calls none slow without a text that keeps it busy, or that it matches at once", () => {
    const random = createRandom(6);
    let slow = 0;
    for (let count = 0; count < 300; count++) {
      const pattern = `^${randomPattern(random, 4)}$`;
      const example = exampleOf(pattern);
      if (example === null) continue;
      slow++;
      expect(runPattern(pattern, example), `${pattern} on ${example}`).not.toBe(false);
    }
    expect(slow).toBeGreaterThan(10);
  }, 60_000);
});

describe("runPattern", () => {
  it("matches anywhere, as JavaScript does without flags", () => {
    expect(runPattern("b", "abc")).toBe(true);
    expect(runPattern("^b", "a\nb")).toBe(false);
    expect(runPattern("", "")).toBe(true);
    expect(runPattern("^\\u{2}$", "uu")).toBe(true);
  });

  it("stops a pattern that would take years", () => {
    expect(runPattern("^(a+)+$", `${"a".repeat(100)}!`)).toBe("timeout");
    expect(runPattern("a", "a")).toBe(true);
  });

  it("says timeout when the engine's stack is full", () => {
    expect(runPattern("((((((a?){100}){100}){100}){100}){100})", "a")).toBe("timeout");
  });

  it("cannot be made to run what a pattern or text says", () => {
    expect(runPattern("/.test(1); throw 1; /", "')")).toBe(false);
    expect(runPattern("constructor", "constructor")).toBe(true);
  });

  it("takes an invalid pattern for a bug of its caller", () => {
    expect(() => runPattern("(", "")).toThrow(/Unterminated group/);
  });
});
