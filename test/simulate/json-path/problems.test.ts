/** What AWS refuses of JSONPath when a machine is created. */
import { expect, test } from "vitest";
import type { State } from "../../../src/machine/asl.js";
import { jsonPathProblems } from "../../../src/simulate/json-path/problems.js";

const unreadable = (field: string, text: string, why: string): string =>
  `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call: '${text}' ${why}`;

test.each<[State, readonly string[]]>([
  [{ Type: "Pass", Parameters: { a: { "b.$": "$.x", c: "$[" } }, ResultPath: null, InputPath: null, End: true }, []],
  [
    { Type: "Pass", Parameters: { list: [{ "a.$": "$[" }] }, End: true },
    [unreadable("a.$", "$[", 'has a "[" that nothing closes')],
  ],
  [
    // Recorded on AWS, 2025, with these words up to the colon.
    { Type: "Pass", Parameters: { "parsed.$": String.raw`States.StringToJson('{\"a\": 1}')` }, End: true },
    [
      unreadable(
        "parsed.$",
        String.raw`States.StringToJson('{\"a\": 1}')`,
        String.raw`has "\"" in a text; a backslash goes before ' { } and \ only`,
      ),
    ],
  ],
  [{ Type: "Pass", Parameters: { "a.$": 1 }, End: true }, ["The value for the field 'a.$' must be a string"]],
  [{ Type: "Pass", ResultPath: "$.a[*]", End: true }, [unreadable("ResultPath", "$.a[*]", "is not a Reference Path")]],
  [{ Type: "Pass", ResultPath: "$$.a", End: true }, [unreadable("ResultPath", "$$.a", "is not a Reference Path")]],
  [{ Type: "Pass", InputPath: "a", End: true }, [unreadable("InputPath", "a", 'does not begin with "$"')]],
  [{ Type: "Pass", Output: {}, End: true }, ["Field 'Output' is of JSONata, and the state is of JSONPath"]],
  [{ Type: "Wait", SecondsPath: "$..a", End: true }, [unreadable("SecondsPath", "$..a", "is not a Reference Path")]],
  [{ Type: "Fail", ErrorPath: "$.a", CausePath: "States.Format('{}', $.b)" }, []],
  [
    { Type: "Fail", CausePath: "States.No()" },
    [unreadable("CausePath", "States.No()", "calls States.No, which there is not")],
  ],
  [{ Type: "Choice", Choices: [{ Variable: "$.a", Next: "b" }] }, ["a rule has 0 comparisons instead of one"]],
  [
    { Type: "Choice", Choices: [{ And: [{ Variable: "$.a", IsNull: "yes" }], Next: "b" }] },
    ["IsNull is neither true nor false"],
  ],
  [
    { Type: "Choice", Choices: [{ Not: { Variable: "$[", NumericEqualsPath: "b" }, Next: "b" }] },
    [
      unreadable("Variable", "$[", 'has a "[" that nothing closes'),
      unreadable("NumericEqualsPath", "b", 'does not begin with "$"'),
    ],
  ],
  [
    { Type: "Choice", Choices: [{ And: [1], Or: [], Next: "b" }] },
    ["a rule has more than one of And, Or, Not and Variable", "a rule is not an object"],
  ],
  [
    {
      Type: "Task",
      Resource: "arn:aws:states:::sns:publish",
      Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$..x", Next: "b" }],
      End: true,
    },
    [unreadable("ResultPath", "$..x", "is not a Reference Path")],
  ],
])("%j", (state, wanted) => expect([...jsonPathProblems(state)]).toEqual(wanted));
