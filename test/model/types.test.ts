/** Which values of one type are values of another: through what a file may write, and by the relations themselves. */
import { describe, expect, it } from "vitest";
import { describeType } from "../../src/types/describe.js";
import { isAssignable, isOptional, oneOf, optional, unionOf, widen, withoutNull } from "../../src/types/relations.js";
import {
  booleanType,
  clusterIdType,
  durationType,
  errorType,
  integerType,
  jsonType,
  listOf,
  literal,
  mapOf,
  nullType,
  numberType,
  recordOf,
  sizeType,
  stepIdType,
  stringType,
  timestampType,
  type Type,
} from "../../src/types/type.js";

const person = recordOf([
  ["name", stringType],
  ["age", optional(integerType)],
]);

/** Each type with those types of this table that its values fit into, itself aside. */
const fits: readonly (readonly [Type, readonly Type[]])[] = [
  [stringType, [optional(stringType), jsonType]],
  [integerType, [numberType, jsonType]],
  [numberType, [jsonType]],
  [booleanType, [jsonType]],
  [durationType, [jsonType]],
  [sizeType, [jsonType]],
  [timestampType, [jsonType]],
  [clusterIdType, [jsonType]],
  [stepIdType, [jsonType]],
  [nullType, [optional(stringType), jsonType]],
  [optional(stringType), [jsonType]],
  [literal("dev"), [stringType, optional(stringType), oneOf("dev", "prod"), jsonType]],
  [oneOf("dev", "prod"), [stringType, optional(stringType), jsonType]],
  [literal(5), [integerType, numberType, jsonType]],
  [literal(0.5), [numberType, jsonType]],
  [literal(true), [booleanType, jsonType]],
  [listOf(integerType), [listOf(numberType), jsonType]],
  [listOf(numberType), [jsonType]],
  [mapOf(stringType), [jsonType]],
  [recordOf([["name", stringType]]), [mapOf(stringType), person, jsonType]],
  [person, [recordOf([["name", stringType]]), jsonType]],
  [jsonType, []],
];

describe("a value", () => {
  it("fits into its own type and the wider ones, and into no other", () => {
    for (const [from, wider] of fits) {
      for (const [to] of fits) {
        const expected = from === to || wider.some((type) => describeType(type) === describeType(to));
        expect(isAssignable(from, to), `${describeType(from)} into ${describeType(to)}`).toBe(expected);
      }
    }
  });

  it("that was not understood fits everywhere, and anything fits into it", () => {
    for (const [type] of fits)
      expect([isAssignable(errorType, type), isAssignable(type, errorType)]).toEqual([true, true]);
  });
});

describe("a union", () => {
  it.each<[what: string, types: readonly Type[], text: string]>([
    ["of one is that one", [stringType], "string"],
    ["of equal types is that type", [stringType, stringType], "string"],
    ["leaves out what another includes", [literal("a"), stringType, integerType, numberType], "string | number"],
    ["with json is json", [stringType, jsonType], "json"],
    ["with what was not understood is that", [stringType, errorType], "unknown"],
    ["with null is optional", [stringType, nullType], "string?"],
    ["of unions is flat", [oneOf("a", "b"), oneOf("b", "c")], '"a" | "b" | "c"'],
    ["of very many literals is their type", Array.from({ length: 40 }, (_none, index) => literal(index)), "integer"],
  ])("%s", (_what, types, text) => expect(describeType(unionOf(types))).toBe(text));

  it("is optional by a null in it, and not without", () => {
    expect([
      isOptional(optional(stringType)),
      isOptional(withoutNull(optional(stringType))),
      isOptional(listOf(optional(stringType))),
    ]).toEqual([true, false, false]);
  });

  it("of literals widens to what they are", () =>
    expect([literal("a"), literal(1), literal(1.5), literal(false)].map((type) => describeType(widen(type)))).toEqual([
      "string",
      "integer",
      "number",
      "boolean",
    ]));
});
