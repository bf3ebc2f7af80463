/** InputPath, Parameters, ResultSelector, ResultPath, OutputPath and the fields that give a number, each as a function of JSON. */
import { expect, test } from "vitest";
import type { Json } from "../../../src/machine/asl.js";
import { StateFailure } from "../../../src/simulate/failure.js";
import { combined, narrowed } from "../../../src/simulate/json-path/flow.js";
import { integerBy, momentBy, percentageBy, secondsBy } from "../../../src/simulate/json-path/numbers.js";
import { evaluateTemplate } from "../../../src/simulate/json-path/template.js";
import { viewFrom } from "./view.js";

const spec = "SPEC, read 2026-11-24";
const guide = "developer guide, read 2026-11-24";
const recorded = "recorded on AWS, 2024 and 2025";

function failing(action: () => unknown): string {
  try {
    return `gave ${JSON.stringify(action())}`;
  } catch (thrown) {
    if (thrown instanceof StateFailure) return thrown.message;
    throw thrown;
  }
}

test.each<[string | null | undefined, Json, Json, string]>([
  [undefined, { a: 1 }, { a: 1 }, `${spec}: the default is $`],
  ["$", { a: 1 }, { a: 1 }, spec],
  [null, { a: 1 }, {}, `${spec}: null discards the input and gives an empty object`],
  ["$.a", { a: [1] }, [1], spec],
  ["$.a[*].b", { a: [{ b: 1 }, { b: 2 }] }, [1, 2], spec],
  ["$$.Execution.Input", {}, { given: 1 }, recorded],
  ["$theAnswer", {}, 42, recorded],
])("InputPath %s", (path, document, wanted) => {
  const context = { Execution: { Input: { given: 1 } } };
  expect(narrowed(path, viewFrom(document, { context, variables: new Map([["theAnswer", 42]]) }), "InputPath")).toEqual(
    wanted,
  );
});

test("an InputPath to a list that leads nowhere fails, where a template has an empty list", () => {
  expect(failing(() => narrowed("$.a.b[*]", viewFrom({}), "InputPath"))).toBe(
    "States.Runtime: Invalid path '$.a.b[*]' : Missing property in path $['a']",
  );
});

test("an InputPath that leads nowhere fails with States.Runtime", () => {
  expect(failing(() => narrowed("$.NoSuchInputPath", viewFrom({}), "InputPath"))).toBe(
    "States.Runtime: Invalid path '$.NoSuchInputPath' : No results for path: $['NoSuchInputPath']",
  );
});

test.each<[Json, Json, string]>([
  [
    { flagged: true, parts: { "first.$": "$.vals[0]", "last3.$": "$.vals[3:]" } },
    { flagged: true, parts: { first: 0, last3: [30, 40, 50] } },
    spec,
  ],
  [{ "weekday.$": "$$.DayOfWeek" }, { weekday: "TUESDAY" }, spec],
  [{ "name.$": "$customer.name" }, { name: "Ada" }, guide],
  [
    { list: ["$.vals", { "first.$": "$.vals[0]" }] },
    { list: ["$.vals", { first: 0 }] },
    `${spec}: however deeply nested`,
  ],
  [{ "all.$": "$" }, { all: { vals: [0, 10, 20, 30, 40, 50] } }, spec],
  [{ "greeting.$": "States.Format('{}!', $customer.name)" }, { greeting: "Ada!" }, guide],
  [{ a: "$.vals", ".$": "$.vals[1]" }, { a: "$.vals", "": 10 }, "only the last two characters of a name count"],
])("the template %j", (template, wanted) => {
  const view = viewFrom(
    { vals: [0, 10, 20, 30, 40, 50] },
    { context: { DayOfWeek: "TUESDAY" }, variables: new Map([["customer", { name: "Ada" }]]) },
  );
  expect(evaluateTemplate(template, view, "Parameters")).toEqual(wanted);
});

test.each<[Json, string, string]>([
  [
    { "value.$": "$.no" },
    "The JSONPath '$.no' specified for the field 'value.$' could not be found in the input '{\"a\":1}'",
    recorded,
  ],
  [
    { "value.$": "$$.no" },
    "The JSONPath '$$.no' specified for the field 'value.$' could not be found in the input '{}'",
    recorded,
  ],
  [{ "value.$": 1 }, "The value for the field 'value.$' must be a string", spec],
])("the template %j fails", (template, cause) => {
  expect(failing(() => evaluateTemplate(template, viewFrom({ a: 1 }), "Parameters"))).toBe(`States.Runtime: ${cause}`);
});

test("names that JavaScript's objects inherit are fields like any other", () => {
  const template = JSON.parse('{"__proto__": {"polluted": true}, "constructor.$": "$"}') as Json; // parse gives nothing but JSON
  const filled = evaluateTemplate(template, viewFrom(1), "Parameters") as object;
  expect(Object.getOwnPropertyNames(filled)).toEqual(["__proto__", "constructor"]);
  const put = combined("$.__proto__.polluted", {}, true) as object;
  expect(JSON.stringify(put)).toBe('{"__proto__":{"polluted":true}}');
  expect("polluted" in {}).toBe(false);
});

test.each<[string | null | undefined, Json, Json, Json, string]>([
  [undefined, { a: 1 }, { b: 2 }, { b: 2 }, `${spec}: the default is $`],
  ["$", { a: 1 }, { b: 2 }, { b: 2 }, spec],
  [null, { a: 1 }, { b: 2 }, { a: 1 }, `${spec}: null discards the result`],
  ["$.sum", { a: 1 }, 2, { a: 1, sum: 2 }, spec],
  ["$.a", { a: 1, b: 2 }, 3, { a: 3, b: 2 }, `${spec}: what is there is replaced`],
  ["$.result.sum", { a: 1 }, 2, { a: 1, result: { sum: 2 } }, `${spec}: records are made on the way`],
  ["$['a b'].c", {}, 2, { "a b": { c: 2 } }, spec],
  ["$.a[1]", { a: [1, 2] }, 3, { a: [1, 3] }, spec],
])("ResultPath %s", (path, input, result, wanted) => {
  const before = structuredClone(input);
  expect(combined(path, input, result)).toEqual(wanted);
  expect(input).toEqual(before);
});

test.each<[string, Json]>([
  ["$.a", "text"],
  ["$.a", [1]],
  ["$.a", null],
  ["$.a.b", { a: 1 }],
  ["$.a[0]", { a: {} }],
  ["$.a[2]", { a: [1] }],
])("ResultPath %s does not fit %j", (path, input) => {
  expect(failing(() => combined(path, input, 1))).toBe(
    `States.ResultPathMatchFailure: Unable to apply ReferencePath ${path} to input ${JSON.stringify(input)}`,
  );
});

test.each(["$.a[*]", "$..a", "$.a[0:1]", "$.a[?(@.b)]", "$['a','b']", "$$.a", "$a", "$.a.length()"])(
  "ResultPath %s is no Reference Path",
  (path) => expect(failing(() => combined(path, {}, 1))).toBe(`States.Runtime: '${path}' is not a Reference Path`),
);

test("a path of more than 1,000 steps is refused", () => {
  expect(JSON.stringify(combined(`$${".a".repeat(1000)}`, {}, 1))).toHaveLength(6 * 1000 + 1);
  expect(failing(() => combined(`$${".a".repeat(1001)}`, {}, 1))).toMatch(/has more than 1000 steps$/);
});

const numbers = {
  ten: 10,
  none: 0,
  less: -1,
  half: 1.5,
  text: "NoNumber",
  record: {},
  at: "2016-12-05T21:29:29Z",
  bad: "2016-12-05 21:29:29Z",
};
const view = viewFrom(numbers);

test("a number is read by its path", () => {
  expect(integerBy("$.ten", view, "TimeoutSecondsPath", 1)).toBe(10);
  expect(integerBy("$.none", view, "MaxConcurrencyPath", 0)).toBe(0);
  expect(percentageBy("$.half", view, "ToleratedFailurePercentagePath")).toBe(1.5);
  expect(secondsBy("$.ten", view)).toBe(10);
  expect(momentBy("$.at", view)).toBe(Date.UTC(2016, 11, 5, 21, 29, 29));
});

test.each<[string, () => unknown]>([
  ["Invalid path '$.no' : No results for path: $['no']", () => integerBy("$.no", view, "TimeoutSecondsPath", 1)],
  [
    'The MaxConcurrencyPath field refers to value "NoNumber" which is not a valid integer: $.text',
    () => integerBy("$.text", view, "MaxConcurrencyPath", 0),
  ],
  [
    'The MaxConcurrencyPath field refers to value "{}" which is not a valid integer: $.record',
    () => integerBy("$.record", view, "MaxConcurrencyPath", 0),
  ],
  ["ToleratedFailureCount cannot be negative.", () => integerBy("$.less", view, "ToleratedFailureCountPath", 0)],
  [
    'The ToleratedFailurePercentagePath field refers to value "NoNumber" which is not a valid float: $.text',
    () => percentageBy("$.text", view, "ToleratedFailurePercentagePath"),
  ],
  [
    "ToleratedFailurePercentage must be between 0 and 100.",
    () => percentageBy("$.less", view, "ToleratedFailurePercentagePath"),
  ],
  ["The SecondsPath parameter does not reference an input value: $.no", () => secondsBy("$.no", view)],
  ["The SecondsPath parameter cannot be parsed as a long value: $.half == 1.5", () => secondsBy("$.half", view)],
  ["The SecondsPath parameter references a negative value: $.less == -1", () => secondsBy("$.less", view)],
  [
    "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.bad == 2016-12-05 21:29:29Z",
    () => momentBy("$.bad", view),
  ],
])(`fails as ${recorded}: %s`, (cause, action) => expect(failing(action)).toBe(`States.Runtime: ${cause}`));
