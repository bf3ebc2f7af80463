/** What is to be of a type is looked at before anything reads it: a Choice, because only a Fail has a name of its own. */
import { constant, condition, read } from "../../expressions/build.js";
import { typeTest } from "../../expressions/type-test.js";
import type { Variable } from "../../expressions/value.js";
import { unexpectedValue } from "../../model/own-errors.js";
import { describeType } from "../../types/describe.js";
import { isOptional, withoutNull } from "../../types/relations.js";
import type { Span } from "../../text/span.js";
import type { Level } from "./draft.js";
import type { Emission } from "./emission.js";
import { append, aside, target } from "./level.js";

export interface TypeCheck {
  /** It is assigned before, and has the type that is to be checked. */
  readonly variable: Variable;
  /** What it holds, as it was written. */
  readonly text: string;
  readonly origin: Span;
}

/** Writes a Choice that goes on where a variable is of its type; else the run fails with `UnexpectedValue`. */
export function emitTypeCheck({ variable, text, origin }: TypeCheck, level: Level, emission: Emission): void {
  const value = read(variable);
  const test = typeTest(withoutNull(variable.type), value);
  if (!test) return;
  const isRight = isOptional(variable.type) ? condition`${value} != null ? ${test} : true` : test;
  const [fine, wrong] = [target(), target()];
  append(
    level,
    {
      type: "Choice",
      name: emission.names.state(`Check ${variable.name}`, level),
      origin,
      rules: [{ condition: isRight, assign: [], next: fine }],
      default: wrong,
    },
    [fine],
  );
  const name = emission.names.state(`Unexpected ${variable.name}`, level);
  aside(level, [wrong], () =>
    append(
      level,
      {
        type: "Fail",
        name,
        origin,
        error: constant(unexpectedValue),
        cause: constant(`${text} must be of the type ${describeType(variable.type)}`),
      },
      [],
    ),
  );
}
