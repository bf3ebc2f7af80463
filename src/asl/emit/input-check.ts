/**
 * What a run is started with is checked before anything is created. Each condition is total: on any JSON it is true or
 * false, never an error, because nothing could catch one here. `!= null` is false of null and of what is not there.
 */
import { code, condition, constant } from "../../expressions/build.js";
import { patternLiteral } from "../../expressions/jsonata/pattern.js";
import { typeTest } from "../../expressions/type-test.js";
import type { Value } from "../../expressions/value.js";
import type { Input, InputField } from "../../model/model.js";
import { invalidInput } from "../../model/own-errors.js";
import { describeType } from "../../types/describe.js";
import { withoutNull } from "../../types/relations.js";
import { jsonType } from "../../types/type.js";
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
  const isOk = typeTest(type, value);
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
