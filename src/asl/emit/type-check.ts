/** What is to be of a type is looked at before anything reads it: by a Choice, because only a Fail has a name of its own. */
import { condition, constant, read } from "../../expressions/build.js";
import { typeTest } from "../../expressions/type-test.js";
import type { Variable } from "../../expressions/value.js";
import { unexpectedValue } from "../../model/own-errors.js";
import { isOptional, withoutNull } from "../../types/relations.js";
import type { Type } from "../../types/type.js";
import type { Span } from "../../text/span.js";
import type { Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { append, aside, target } from "./level.js";

export interface TypeCheck {
  /** Of what holds the value, as a source calls it. */
  readonly name: string;
  /** It is assigned before. */
  readonly variable: Variable;
  readonly type: Type;
  readonly cause: string;
  readonly origin: Span;
}

/** Writes a Choice that goes on where a variable is of the type; else the run fails with `UnexpectedValue`. */
export function emitTypeCheck(check: TypeCheck, level: Level, emission: Emission): void {
  const { name, variable, type, cause, origin } = check;
  const value = read(variable);
  const test = typeTest(withoutNull(type), value);
  if (!test) return;
  const isRight = isOptional(type) ? condition`${value} != null ? ${test} : true` : test;
  const [fits, differs] = [target(), target()];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(`Is ${name} as expected?`, level),
      origin,
      rules: [{ condition: isRight, assign: [], next: fits }],
      default: differs,
    },
    [fits],
  );
  const state = emission.names.state(`Unexpected ${name}`, level);
  aside(level, [differs], () =>
    append(level, { type: "Fail", name: state, origin, error: constant(unexpectedValue), cause: constant(cause) }, []),
  );
}
