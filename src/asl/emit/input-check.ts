/**
 * What a run is started with is checked before anything is created. Each condition is total: on any JSON it is true or
 * false, never an error, because nothing could catch one here. `!= null` is false of null and of what is not there.
 */
import { code, condition, constant, list } from "../../expressions/build.js";
import { patternLiteral } from "../../expressions/jsonata/pattern.js";
import type { Value } from "../../expressions/value.js";
import type { Input, InputField } from "../../model/model.js";
import { invalidInput } from "../../model/own-errors.js";
import { describeType } from "../../types/describe.js";
import { isOptional, membersOf, withoutNull } from "../../types/relations.js";
import { booleanType, jsonType, type Type } from "../../types/type.js";
import type { Variable } from "../../expressions/value.js";
import type { Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { append, aside, target } from "./level.js";

const runInput: Value = { kind: "states", path: "input", type: jsonType };

/** Writes the Choice that refuses a bad input, and the Fail that names the field. */
export function emitInputCheck(input: Input, level: Level, emission: Emission): void {
  const problem: Variable = { name: "invalid", type: jsonType, internal: true };
  const invalid = target();
  const fine = target();
  const rule = (ok: Value, text: string) => ({
    condition: condition`$not(${ok})`,
    assign: [{ variable: problem, value: constant(text) }],
    next: invalid,
  });
  const rules = [
    rule(condition`$type(${runInput}) = 'object'`, "the input must be an object"),
    ...input.fields.flatMap((field) => checksOf(field).map(({ ok, text }) => rule(ok, `${field.name}: ${text}`))),
  ];
  append(
    level,
    { type: "Choice", name: emission.names.state("Check input", level), origin: input.span, rules, default: fine },
    [fine],
  );
  const name = emission.names.state("Invalid input", level);
  aside(level, [invalid], () =>
    append(
      level,
      {
        type: "Fail",
        name,
        origin: input.span,
        error: constant(invalidInput),
        cause: { kind: "read", variable: problem, type: jsonType },
      },
      [],
    ),
  );
}

/** The input with its defaults; what may be missing is null, so that later expressions always find a value. */
export function inputValue(input: Input): Value {
  return {
    kind: "record",
    type: jsonType,
    entries: new Map(input.fields.map((field) => [field.name, fieldValue(field)])),
  };
}

function given(field: InputField): Value {
  return { kind: "member", object: runInput, key: field.name, type: jsonType };
}

function fieldValue(field: InputField): Value {
  const value = given(field);
  if (field.default) return code(jsonType)`${value} != null ? ${value} : ${field.default}`;
  return field.mayBeLeftOut ? code(jsonType)`$exists(${value}) ? ${value} : null` : value;
}

interface Check {
  readonly ok: Value;
  readonly text: string;
}

function checksOf(field: InputField): readonly Check[] {
  const value = given(field);
  const { mayBeLeftOut } = field;
  const orMissing = (ok: Value): Value => (mayBeLeftOut ? condition`${value} != null ? ${ok} : true` : ok);
  const checks: Check[] = [];
  const type = withoutNull(field.type);
  const isOk = typeTest(type, value, 0);
  if (isOk) checks.push({ ok: orMissing(isOk), text: `must be of the type ${describeType(type)}` });
  else if (!mayBeLeftOut) checks.push({ ok: condition`$exists(${value})`, text: "must be given" });
  // A rule is read only if those before it found nothing, so that the type is right here.
  if (field.pattern !== null)
    checks.push({
      ok: orMissing(condition`$type(${value}) = 'string' and $contains(${value}, ${patternLiteral(field.pattern)})`),
      text: `must match ${field.pattern}`,
    });
  if (field.least !== null)
    checks.push({
      ok: orMissing(condition`$type(${value}) = 'number' and ${value} >= ${constant(field.least)}`),
      text: `must be ${field.least} or more`,
    });
  if (field.most !== null)
    checks.push({
      ok: orMissing(condition`$type(${value}) = 'number' and ${value} <= ${constant(field.most)}`),
      text: `must be ${field.most} or less`,
    });
  return checks;
}

/** Gives a test for a type, or `null` where everything passes. @param depth makes the names of nested function parameters differ */
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

const scalarTests: { readonly [K in Extract<Type, { kind: "scalar" }>["name"]]: (value: Value) => Value } = {
  string: (value) => condition`$type(${value}) = 'string'`,
  timestamp: (value) => condition`$type(${value}) = 'string'`,
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
