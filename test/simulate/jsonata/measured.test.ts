/**
 * What AWS was measured to give. Source of all rows: floci-io/floci, JsonataEvaluatorTest and
 * docs/services/step-functions.md, TestState in us-east-1 on 2026-08-30; read 2026-11-24.
 */
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/machine/asl.js";
import { outcomeOf, viewOf } from "./view.js";

const nothing = "returned nothing (undefined).";
const depth = "Consider rewriting as tail-recursive";
const memory = "Expression evaluation memory limit exceeded: Check for excessive memory usage";
const recursion = (times: number): string => `($f := function($x){ $x <= 0 ? 0 : 1 + $f($x-1) }; $f(${times}))`;
const doubling = (times: number): string =>
  `($f := function($s, $n){ $n = 0 ? $s : $f($s & $s, $n - 1) }; $length($f('x', ${times})))`;

const gives: readonly (readonly [string, Json])[] = [
  ["$partition([1,2,3,4,5], 2)", [[1, 2], [3, 4], [5]]],
  ["$partition([1,2,3,4,5], 2.9)", [[1, 2], [3, 4], [5]]],
  ["$partition([1,2,3])", [[1, 2, 3]]],
  ["$range(0, 10, 2)", [0, 2, 4, 6, 8, 10]],
  ["$range(10, 0, -2)", [10, 8, 6, 4, 2, 0]],
  ["$range(1.7, 5, 1)", [1, 2, 3, 4, 5]],
  ["$range(-1.7, 2, 1)", [-1, 0, 1, 2]],
  ["$range(-2.9, 0, 1)", [-2, -1, 0]],
  ["$range(5, 1, -1.5)", [5, 4, 3, 2, 1]],
  ["$range(3, 3, 1)", 3],
  ["$count($range(1, 360145, 1))", 360_145],
  ["$hash('Hello', 'MD5')", "8b1a9953c4611296a827abf8c47804d7"],
  ["$hash('Hello', 'SHA-1')", "f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0"],
  ["$hash('ñ', 'MD5')", "94e9342ecbb1458b6043ecd3bfcbc192"],
  ["$random(42)", 0.7275636800328681],
  ["$random(0)", 0.730967787376657],
  ["$random(7)", 0.7306990420600421],
  ["$random(0.9)", 0.730967787376657],
  ["$random() = $random()", false],
  ["$uuid() = $uuid()", false],
  ["$map(['{\"a\":1}', '{\"a\":2}'], $parse).a", [1, 2]],
  ["1/0", "Infinity"],
  ["-1/0", "-Infinity"],
  ["[1/0]", ["Infinity"]],
  ["{'k': 1/0}", { k: "Infinity" }],
  ["0/0", "NaN"],
  ["$exists($states.input.none)", true],
  ["$type($states.input.none)", "null"],
  ["$states.input.none", null],
  ["$count($states.input.none)", 1],
  [recursion(31), 31],
  [doubling(22), 4_194_304],
  [`1${"+1".repeat(99)}`, 100],
  [`${"(".repeat(99)}1${")".repeat(99)}`, 1],
  [`1${"~>$string".repeat(99)}`, "1"],
  ["[1..873782] ~> $count()", 873_782],
  ["$sum($map([1..200000], function($v){$v * 2}))", 40_000_200_000],
];

const fails: readonly (readonly [string, string])[] = [
  ["$states.input.absent", nothing],
  ["$partition([], 2)", nothing],
  ["$partition([1,2,3], 0)", nothing],
  ["$partition([1,2,3,4], -0.5)", nothing],
  ["$partition([1,2,3], -1)", "D3137: Second argument must be zero or greater"],
  ["$range(5, 1, 1)", nothing],
  ["$range(1, 5, 0)", nothing],
  ["$range(1, 5)", nothing],
  ["$range(1)", "T0410"],
  ["$range(1, 360146, 1)", memory],
  ["$range(1, 1000000000, 1)", memory],
  ["$hash('Hello', 'md5')", "D3137"],
  ["$hash('Hello')", nothing],
  ["$hash(42, 'MD5')", "T0410"],
  ["$uuid('seed')", "T0410"],
  ["$random(1, 2)", "T0410"],
  ["$parse()", nothing],
  ["$parse(null)", "T0410"],
  ["$parse('{}', 'x')", "T0410"],
  ["$parse('not valid json')", "D3137: Invalid JSON"],
  ["$parse('')", "D3137: Invalid JSON"],
  ["$parse('[1,2] [3,4]')", "D3137: Invalid JSON"],
  ['$parse(\'{"a":1,"a":2}\')', "D3137: Invalid JSON"],
  ["$parse('1e400')", "D3137: Invalid JSON"],
  ["$eval('1+1')", "T1006: Attempted to invoke a non-function"],
  [recursion(32), depth],
  [recursion(1_000_000), depth],
  [doubling(23), memory],
  [`1${"+1".repeat(100)}`, depth],
  [`${"(".repeat(100)}1${")".repeat(100)}`, depth],
  [`1${"~>$string".repeat(100)}`, depth],
  ["[1..873783] ~> $count()", memory],
  ["$sum([1..900000])", memory],
];

describe("expressions", () => {
  it.each(gives)("give on AWS: %#", async (text, value) => {
    expect(await outcomeOf(text, viewOf({ none: null }))).toEqual({ value });
  });

  it.each(fails)("fail on AWS: %#", async (text, cause) => {
    expect(await outcomeOf(text)).toEqual({
      error: "States.QueryEvaluationError",
      cause: expect.stringContaining(cause) as string,
    });
  });

  it("nest 99 lists, and not one more", async () => {
    expect(await outcomeOf(`${"[".repeat(99)}1${"]".repeat(99)}`)).toHaveProperty("value");
    expect(await outcomeOf(`${"[".repeat(100)}1${"]".repeat(100)}`)).toHaveProperty("value");
  });
});
