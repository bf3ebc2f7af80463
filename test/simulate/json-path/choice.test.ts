/** The rules of a Choice. What is said to be recorded are pairs that AWS itself answered. */
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../src/machine/asl.js";
import { StateFailure } from "../../../src/simulate/failure.js";
import { ruleHolds } from "../../../src/simulate/json-path/choice.js";
import { viewFrom } from "./view.js";

const t0 = "2012-10-09T19:00:55Z";
const t1 = "2012-10-09T19:00:56Z";
const typed: readonly Json[] = [
  null,
  0,
  1,
  1.1,
  "",
  " ",
  "HelloWorld",
  t0,
  "2023-02-24",
  [],
  [""],
  {},
  { A: 0 },
  true,
  false,
];

/** Asks both forms of a comparison, with the operand in the rule and behind a path; they must agree. */
function asked(operator: string, variable: Json, operand: Json): boolean {
  const view = viewFrom({ Variable: variable, Value: operand });
  const inRule = ruleHolds({ Variable: "$.Variable", [operator]: operand, Next: "x" }, view);
  expect(ruleHolds({ Variable: "$.Variable", [`${operator}Path`]: "$.Value", Next: "x" }, view)).toBe(inRule);
  return inRule;
}

describe("comparisons, recorded on AWS 2023", () => {
  test.each<[string, Json, readonly Json[]]>([
    ["BooleanEquals", true, [true]],
    ["BooleanEquals", false, [false]],
    ["NumericEquals", 0, [0]],
    ["NumericEquals", 1, [1]],
    ["StringEquals", "HelloWorld", ["HelloWorld"]],
    ["TimestampEquals", t0, [t0]],
  ])("%s %j holds for nothing of another type", (operator, operand, holding) => {
    expect(typed.filter((variable) => asked(operator, variable, operand))).toEqual(holding);
  });

  test.each<[string, readonly boolean[]]>([
    // less, equal, greater
    ["NumericEquals", [false, true, false]],
    ["NumericLessThan", [true, false, false]],
    ["NumericLessThanEquals", [true, true, false]],
    ["NumericGreaterThan", [false, false, true]],
    ["NumericGreaterThanEquals", [false, true, true]],
    ["StringEquals", [false, true, false]],
    ["StringLessThan", [true, false, false]],
    ["StringLessThanEquals", [true, true, false]],
    ["StringGreaterThan", [false, false, true]],
    ["StringGreaterThanEquals", [false, true, true]],
    ["TimestampEquals", [false, true, false]],
    ["TimestampLessThan", [true, false, false]],
    ["TimestampLessThanEquals", [true, true, false]],
    ["TimestampGreaterThan", [false, false, true]],
    ["TimestampGreaterThanEquals", [false, true, true]],
  ])("%s", (operator, wanted) => {
    const values: readonly Json[] = { N: [0, 1], S: ["A", "AB"], T: [t0, t1] }[operator[0] ?? ""] ?? [];
    const [low = null, high = null] = values;
    expect([asked(operator, low, high), asked(operator, low, low), asked(operator, high, low)]).toEqual(wanted);
  });

  test.each<[string, readonly Json[]]>([
    ["IsNull", [null]],
    ["IsNumeric", [0, 1, 1.1]],
    ["IsString", ["", " ", "HelloWorld", t0, "2023-02-24"]],
    ["IsBoolean", [true, false]],
    ["IsTimestamp", [t0]],
    ["IsPresent", typed],
  ])("%s true is the opposite of %s false", (operator, holding) => {
    const answers = (wanted: boolean): readonly Json[] =>
      typed.filter((value) => ruleHolds({ Variable: "$.v", [operator]: wanted, Next: "x" }, viewFrom({ v: value })));
    expect(answers(true)).toEqual(holding);
    expect(answers(false)).toEqual(typed.filter((value) => !holding.includes(value)));
  });
});

test.each<[string, string, boolean]>([
  // One moment in three zones, then what is no timestamp. SPEC "Timestamps"; times and dates that are none: recorded.
  ["2016-03-14T01:59:00Z", "2016-03-14T02:59:00+01:00", true],
  ["2016-03-14T01:59:00Z", "2016-03-13T20:29:00-05:30", true],
  ["2016-03-14T01:59:00Z", "2016-03-14T01:59:00.000Z", true],
  ["2016-03-14T01:59:00.1234567Z", "2016-03-14T01:59:00.1234568Z", false],
  ["2016-03-14t01:59:00Z", "2016-03-14T01:59:00Z", false],
  ["2016-03-14T01:59:00", "2016-03-14T01:59:00Z", false],
  ["2016-03-14T25:59:00Z", "2016-03-14T25:59:00Z", false],
  ["2016-02-30T01:59:00Z", "2016-02-30T01:59:00Z", false],
  ["2016-13-05T21:29:29Z", "2016-13-05T21:29:29Z", false],
])("TimestampEquals %s %s", (one, other, wanted) => expect(asked("TimestampEquals", one, other)).toBe(wanted));

test.each<[string, string, boolean]>([
  ["foo23.log", "foo*.log", true],
  ["zebra.log", "*.log", true],
  ["foobar.zebra", "foo*.*", true],
  ["foo.txt", "foo*.log", false],
  ["a*b", String.raw`a\*b`, true],
  ["axb", String.raw`a\*b`, false],
  [String.raw`a\b`, String.raw`a\\b`, true],
  [String.raw`a\xb`, String.raw`a\\*b`, true],
  ["", "*", true],
  ["ab", "ab*b", false],
  ["aXbXc", "a*b*c", true],
  ["abc", "a*c*c", false],
  ["a".repeat(100_000), `${"*a".repeat(5_000)}*b`, false],
])("StringMatches: %.20s is of %.20s", (text, pattern, wanted) => {
  expect(ruleHolds({ Variable: "$", StringMatches: pattern, Next: "x" }, viewFrom(text))).toBe(wanted);
});

describe("rules in rules", () => {
  const yes: JsonObject = { Variable: "$.n", NumericEquals: 1 };
  const no: JsonObject = { Variable: "$.n", NumericEquals: 2 };
  const broken: JsonObject = { Variable: "$.missing", NumericEquals: 1 };
  test.each<[JsonObject, boolean]>([
    [{ And: [yes, yes] }, true],
    [{ And: [yes, no] }, false],
    [{ Or: [no, yes] }, true],
    [{ Or: [no, no] }, false],
    [{ Not: no }, true],
    [{ Not: { And: [yes, { Or: [no, { Not: yes }] }] } }, true],
    // Asked from left to right, and no further than needed.
    [{ And: [no, broken] }, false],
    [{ Or: [yes, broken] }, true],
    [{ And: [{ Variable: "$.missing", IsPresent: true }, broken] }, false],
  ])("%j", (rule, wanted) => expect(ruleHolds({ ...rule, Next: "x" }, viewFrom({ n: 1 }))).toBe(wanted));
});

test.each<[JsonObject, string]>([
  [
    { Variable: "$.no", NumericEquals: 1 },
    "Invalid path '$.no': The choice state's condition path references an invalid value.",
  ],
  [
    { Variable: "$.no", IsNull: true },
    "Invalid path '$.no': The choice state's condition path references an invalid value.",
  ],
  [
    { Variable: "$.n", NumericEqualsPath: "$.no" },
    "Invalid path '$.no': The choice state's condition path references an invalid value.",
  ],
  [
    { Not: { Variable: "$.no", StringEquals: "" } },
    "Invalid path '$.no': The choice state's condition path references an invalid value.",
  ],
  [{ Variable: "$.n" }, "a rule has 0 comparisons instead of one"],
  [{ Variable: "$.n", IsNull: true, NumericEquals: 1 }, "a rule has 2 comparisons instead of one"],
  [{ NumericEquals: 1 }, "a rule has no Variable"],
])("%j fails", (rule, cause) => {
  const run = (): boolean => ruleHolds(rule, viewFrom({ n: 1 }));
  expect(run).toThrow(StateFailure);
  expect(run).toThrow(`States.Runtime: ${cause}`);
});

test.each<[string, boolean]>([
  ["$.there", true],
  ["$.null", true],
  ["$.none", false],
  ["$.there.none", false],
  ["$none", false],
  ["$some", true],
  ["$$.Execution", true],
])("IsPresent %s", (path, wanted) => {
  const view = viewFrom({ there: {}, null: null }, { variables: new Map([["some", 1]]), context: { Execution: {} } });
  expect(ruleHolds({ Variable: path, IsPresent: true, Next: "x" }, view)).toBe(wanted);
});
