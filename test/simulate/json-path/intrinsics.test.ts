/** Intrinsic functions: what the pages of AWS's and recorded executions say of each. */
import { expect, test } from "vitest";
import type { Json } from "../../../src/machine/asl.js";
import { StateFailure } from "../../../src/simulate/failure.js";
import { evaluateTemplate } from "../../../src/simulate/json-path/template.js";
import { viewFrom } from "./view.js";

const page = "developer guide, intrinsic-functions, read 2026-11-24";
const recorded = "recorded on AWS, 2023 to 2025";

function run(call: string, document: Json = {}): Json {
  const filled = evaluateTemplate({ "is.$": call }, viewFrom(document, { context: { Name: "run-1" } }), "Parameters");
  return (filled as { readonly is: Json }).is; // the template has that one field
}

function errorOf(call: string, document: Json = {}): string {
  try {
    return `gave ${JSON.stringify(run(call, document)).slice(0, 60)}`;
  } catch (thrown) {
    if (thrown instanceof StateFailure) return thrown.message;
    throw thrown;
  }
}

const long = "x".repeat(10_001);

test.each<[string, Json, Json, string]>([
  ["States.Array()", {}, [], recorded],
  ["States.Array($.Id)", { Id: 123456 }, [123456], page],
  [
    "States.Array($.a, $.a, null, 1.5, true, 'x')",
    { a: { b: [] } },
    [{ b: [] }, { b: [] }, null, 1.5, true, "x"],
    recorded,
  ],
  ["States.ArrayPartition($.list,4)", { list: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, [[1, 2, 3, 4], [5, 6, 7, 8], [9]], page],
  ["States.ArrayPartition($, 1.5)", [0, 1, 2], [[0, 1], [2]], page],
  ["States.ArrayPartition($, 5)", [], [], recorded],
  ["States.ArrayContains($.list, $.wanted)", { list: [1, 2], wanted: 2 }, true, page],
  ["States.ArrayContains($.list, $.wanted)", { list: [[1, 2, 3], 2], wanted: [1, 2, 3] }, true, recorded],
  ["States.ArrayContains($.list, $.wanted)", { list: [{ a: 1, b: 2 }], wanted: { b: 2, a: 1 } }, true, recorded],
  ["States.ArrayContains($.list, null)", { list: [1, 2] }, false, recorded],
  ["States.ArrayRange(1, 9, 2)", {}, [1, 3, 5, 7, 9], page],
  ["States.ArrayRange(0, 10, 3)", {}, [0, 3, 6, 9], recorded],
  ["States.ArrayRange(1, 9, 9)", {}, [1], recorded],
  ["States.ArrayRange(3, 1, -1)", {}, [3, 2, 1], page],
  ["States.ArrayRange(1, 0, 1)", {}, [], page],
  ["States.ArrayLength(States.ArrayRange(1, 1000, 1))", {}, 1000, page],
  ["States.ArrayGetItem($, 5)", [1, 2, 3, 4, 5, 6, 7, 8, 9], 6, page],
  ["States.ArrayLength($)", [1, 2, 3], 3, page],
  ["States.ArrayUnique($)", [1, 2, 3, 3, 3, 3, 3, 3, 4], [1, 2, 3, 4], page],
  ["States.ArrayUnique($)", [{ a: 1, b: 2 }, { b: 2, a: 1 }, "1", 1, null, null], [{ a: 1, b: 2 }, "1", 1, null], page],
  ["States.Base64Encode($)", "Data to encode", "RGF0YSB0byBlbmNvZGU=", page],
  ["States.Base64Decode($)", "RGF0YSB0byBlbmNvZGU=", "Data to encode", page],
  ["States.Base64Decode('')", {}, "", recorded],
  ["States.Hash('input data', 'MD5')", {}, "812f45842bc6d66ee14572ce20db8e86", recorded],
  ["States.Hash('input data', 'SHA-1')", {}, "aaff4a450a104cd177d28d18d74485e8cae074b7", recorded],
  [
    "States.JsonMerge($.a, $.b, false)",
    { a: { a: { a1: 1 }, b: 2 }, b: { a: { a3: 1 }, c: 3 } },
    { a: { a3: 1 }, b: 2, c: 3 },
    page,
  ],
  [
    'States.JsonMerge(States.StringToJson(\'{"one": "false"}\'), $, false)',
    { two: 2 },
    { one: "false", two: 2 },
    recorded,
  ],
  ["States.StringToJson($)", '{"a": [1, null]}', { a: [1, null] }, page],
  ["States.StringToJson(' ')", {}, null, recorded],
  ["States.JsonToString($)", { Arg1: 1, Arg2: [] }, '{"Arg1":1,"Arg2":[]}', recorded],
  ["States.JsonToString($)", "HelloWorld", '"HelloWorld"', recorded],
  ["States.MathAdd(111, -1)", {}, 110, page],
  ["States.MathAdd(1.49, 1.5)", {}, 3, recorded],
  ["States.MathAdd(-1.5, -1.51)", {}, -3, recorded],
  ["States.MathAdd(-0.5, 0)", {}, 0, recorded],
  ["States.MathRandom(5, 6)", {}, 5, `${page}: the end is not among them`],
  ["States.StringSplit('1,2,3,4,5', ',')", {}, ["1", "2", "3", "4", "5"], page],
  ["States.StringSplit('This.is+a,test=string', '.+,=')", {}, ["This", "is", "a", "test", "string"], page],
  ["States.StringSplit(', , ,', ',')", {}, [" ", " "], recorded],
  ["States.StringSplit(',,,,', ',')", {}, [], recorded],
  ["States.StringSplit('Hello\nWorld', '\n')", {}, ["Hello", "World"], recorded],
  ["States.Format('Hello, my name is {}.', $.name)", { name: "Arnav" }, "Hello, my name is Arnav.", page],
  ["States.Format('{} {} {}', null, 1.1, true)", {}, "null 1.1 true", recorded],
  ["States.Format('fst={}', $)", { Arg1: 1, Arg2: [] }, "fst={Arg1=1, Arg2=[]}", recorded],
  ["States.Format($.form, $.name)", { form: "is {}", name: "x" }, "is x", page],
  [String.raw`States.Format('it\'s \{{}\} \\', 1)`, {}, String.raw`it's {1} \ `.trimEnd(), page],
  ["States.Format('{}', $$.Name)", {}, "run-1", recorded],
  [
    "States.Format('{}', $.a[?(@.b == 'x, y)')].b)",
    { a: [{ b: "x, y)" }] },
    "[x, y)]",
    `${page}: a path ends where its brackets do`,
  ],
  [
    "States.ArrayGetItem(States.StringSplit($, '-'), States.MathAdd(States.ArrayLength(States.StringSplit($, '-')), -1))",
    "a-b-c",
    "c",
    recorded,
  ],
])("%s", (call, document, wanted) => expect(run(call, document)).toEqual(wanted));

test.each<[string, Json, string, string]>([
  ["States.ArrayPartition($, 0)", [1], "the size of a chunk is not above zero", page],
  ["States.ArrayRange(1, 1001, 1)", {}, "the array would have 1001 elements, more than 1000", page],
  ["States.ArrayRange(0, 1e300, 1)", {}, "the array would have 1e+300 elements, more than 1000", page],
  ["States.ArrayRange(1, 9, 0)", {}, "the step is zero", page],
  ["States.ArrayGetItem($, 1)", [1], "there is no element 1 in an array of 1", page],
  ["States.ArrayGetItem($, -1)", [1], "there is no element -1 in an array of 1", page],
  ["States.ArrayLength($)", {}, "argument 1 is not an array", page],
  ["States.Base64Encode($)", long, "the text has 10001 characters, more than 10000", page],
  ["States.Base64Decode($)", long, "the text has 10001 characters, more than 10000", page],
  ["States.Base64Decode('?')", {}, "the text is not in Base64", page],
  ["States.Hash($, 'MD5')", long, "the text has 10001 characters, more than 10000", page],
  ["States.Hash('x', 'MD4')", {}, "MD4 is not one of MD5, SHA-1, SHA-256, SHA-384, SHA-512", page],
  ["States.JsonMerge($, $, true)", {}, "argument 3 is not false; only a shallow merge is supported", page],
  ["States.JsonMerge($, 1, false)", {}, "argument 2 is not an object", page],
  ["States.StringToJson('{')", {}, "the text is not JSON", page],
  [
    "States.StringToJson($)",
    "[".repeat(2000) + "]".repeat(2000),
    "the JSON nests deeper than 1000",
    "the simulator's own limit",
  ],
  ["States.MathAdd(2147483648, 0)", {}, "argument 1 is not between -2147483648 and 2147483647", page],
  ["States.MathRandom(1, 1)", {}, "there is no number from 1 to before 1", page],
  ["States.Format('{}')", {}, "there are 1 {} and 0 arguments for them", page],
  ["States.Format('{}{}', $, $)", "x".repeat(200_000), "the text has more than 262144 bytes", page],
])("%s fails", (call, document, problem) => {
  expect(errorOf(call, document)).toBe(
    `States.IntrinsicFailure: The function '${call}' had the following error: ${problem}`,
  );
});

test.each<[string, string]>([
  ["States.Nothing()", "calls States.Nothing, which there is not"],
  ["States.ArrayLength()", "gives 0 arguments to States.ArrayLength"],
  ["States.Array('a", "has a text that no apostrophe closes"],
  [String.raw`States.Array('say \"x\"')`, String.raw`has "\"" in a text; a backslash goes before ' { } and \ only`],
  ["States.Array(1", 'lacks a "," or a ")" at ""'],
  ["States.Array($.a", 'has a call without a ")" at its end'],
  ["States.Array(1) and", 'has " and" behind the call'],
  ["Array(1)", "is neither a path nor a call of an intrinsic function"],
  ["States.Array(".repeat(11) + ")".repeat(11), "nests more than 10 functions"],
  ["States.Array(".repeat(50_000), "nests more than 10 functions"],
])("%s cannot be read", (call, problem) => {
  expect(errorOf(call)).toBe(`States.IntrinsicFailure: '${call}' ${problem}`);
});

test("ten functions nest", () => {
  expect(run("States.Array(".repeat(10) + ")".repeat(10))).toEqual([[[[[[[[[[]]]]]]]]]]);
});

test("a path in a call that leads nowhere fails as any path does", () => {
  expect(errorOf("States.Format('{}', $.x)", { y: 1 })).toBe(
    "States.Runtime: The function 'States.Format('{}', $.x)' had the following error: " +
      "The JsonPath argument for the field '$.x' could not be found in the input '{\"y\":1}'",
  );
});

test("what is random follows from the seed", () => {
  expect(run("States.UUID()")).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(run("States.UUID()")).toBe(run("States.UUID()"));
  expect(run("States.MathRandom(0, 1000000, 7)")).toBe(run("States.MathRandom(0, 1000000, 7)"));
  expect(run("States.MathRandom(0, 1000000, 7)")).not.toBe(run("States.MathRandom(0, 1000000, 8)"));
  const [one, other] = run("States.Array(States.MathRandom(1, 1000000), States.MathRandom(1, 1000000))") as number[];
  expect(one).not.toBe(other);
});

test("a template that uses a large document over and over is given up", () => {
  const large = Array.from({ length: 1000 }, (_, index) => index);
  const template = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}.$`, "$"]));
  expect(() => evaluateTemplate(template, viewFrom(large), "Parameters")).toThrow(
    "States.Runtime: Parameters takes more than 2000000 steps, so it was given up",
  );
});
