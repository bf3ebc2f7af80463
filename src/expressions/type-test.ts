/** Tests of types in a run. Each is total: on any JSON, and on nothing, it is true or false, never an error. */
import { isOptional, membersOf, withoutNull } from "../types/relations.js";
import { booleanType, jsonType, type ScalarName, type Type } from "../types/type.js";
import { code, condition, constant, list } from "./build.js";
import { patternLiteral } from "./jsonata/pattern.js";
import { timestampPattern } from "./timestamps.js";
import type { Value } from "./value.js";

/**
 * A test for a type, or `null` where everything passes.
 *
 * @param value is read several times, so a name or a member of one
 * @param depth makes the names of nested function parameters differ
 */
export function typeTest(type: Type, value: Value, depth = 0): Value | null {
  switch (type.kind) {
    case "json":
    case "error":
      return null;
    case "null":
      return condition`$type(${value}) = 'null'`;
    case "literal":
      return condition`${value} = ${constant(type.value)}`;
    case "id":
      return condition`$type(${value}) = 'string'`;
    case "scalar":
      return scalarTests[type.name](value);
    case "list":
      return each("array", type.item, value, depth, "$map");
    case "map":
      return each("object", type.value, value, depth, "$each");
    case "record":
      return recordTest(type.fields, value, depth);
    case "union":
      return unionTest(type, value, depth);
  }
}

const scalarTests: { readonly [Name in ScalarName]: (value: Value) => Value } = {
  string: (value) => condition`$type(${value}) = 'string'`,
  timestamp: (value) =>
    condition`$type(${value}) = 'string' and $contains(${value}, ${patternLiteral(timestampPattern)})`,
  number: (value) => condition`$type(${value}) = 'number'`,
  boolean: (value) => condition`$type(${value}) = 'boolean'`,
  percentage: (value) => condition`$type(${value}) = 'number'`,
  integer: whole,
  duration: (value) => condition`${whole(value)} and ${value} >= 0`,
  size: (value) => condition`${whole(value)} and ${value} >= 0`,
};

/** `and` does not look further once it is false, so that `$floor` only meets numbers. */
function whole(value: Value): Value {
  return condition`$type(${value}) = 'number' and $floor(${value}) = ${value}`;
}

/**
 * Counts what fails the test, a 1 for each: `$map` and `$each` of nothing give nothing, and nothing counts 0. What fails
 * is not counted itself, as a list that is alone among the results would stand for its items.
 */
function each(container: "array" | "object", type: Type, value: Value, depth: number, walk: "$map" | "$each"): Value {
  const item: Value = code(jsonType)`$v${String(depth)}`;
  const test = typeTest(type, item, depth + 1);
  const isContainer = condition`$type(${value}) = '${container}'`;
  if (!test) return isContainer;
  return condition`${isContainer} and $count(${walk}(${value}, function(${item}) { ${test} ? () : 1 })) = 0`;
}

function recordTest(fields: ReadonlyMap<string, Type>, value: Value, depth: number): Value {
  const tests = [...fields].flatMap(([key, type]): Value[] => {
    const field: Value = { kind: "member", object: value, key, type: jsonType };
    const test = typeTest(withoutNull(type), field, depth);
    if (isOptional(type)) return test ? [condition`(${field} != null ? ${test} : true)`] : [];
    return [test ?? condition`$exists(${field})`];
  });
  return tests.reduce((all, test) => condition`${all} and ${test}`, condition`$type(${value}) = 'object'`);
}

function unionTest(type: Type, value: Value, depth: number): Value | null {
  const members = membersOf(type);
  const literals = members.flatMap((member) => (member.kind === "literal" ? [constant(member.value)] : []));
  const others = members.filter((member) => member.kind !== "literal").map((member) => typeTest(member, value, depth));
  if (others.some((test) => test === null)) return null;
  const tests = [
    ...(literals.length > 0 ? [code(booleanType)`${value} in ${list(literals)}`] : []),
    ...others.filter((test) => test !== null),
  ];
  return tests.reduce((any, test) => condition`${any} or ${test}`);
}
