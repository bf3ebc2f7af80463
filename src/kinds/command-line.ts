/** Options in one text, as services that run a program themselves take them: words with blanks between. */
import { code, constant, entriesOf, template } from "../expressions/build.js";
import type { Value } from "../expressions/value.js";
import { stringType } from "../types/type.js";

/** Options in the order in which they are written; none when a setting was left out. */
export type Options = readonly (readonly [name: string, value: Value])[];

/** An option with its value, or nothing when the setting was left out. */
export function optionWord(name: string, value: Value | null): Options {
  return value ? [[name, value]] : [];
}

/** An option `KEY=VALUE`. */
export function property(name: string, key: string, value: Value | null): Options {
  return value ? [[name, template([constant(`${key}=`), value])]] : [];
}

/** An option `KEY=VALUE` for each entry of a written map. */
export function properties(name: string, map: Value | null): Options {
  return [...(entriesOf(map) ?? [])].flatMap(([key, value]) => property(name, key, value));
}

/** Gives the options as one text, or `null` without any. */
export function commandLine(options: Options): Value | null {
  if (options.length === 0) return null;
  const parts = options.flatMap(([name, value], index) => [
    constant(index === 0 ? `${name} ` : ` ${name} `),
    word(value),
  ]);
  return template(parts);
}

/**
 * A value as one word: in double quotes where it holds blanks or quotes, as shells read it. What only a run knows is quoted
 * in any case.
 */
function word(value: Value): Value {
  if (value.kind === "constant") {
    const text = String(value.value);
    return constant(/^[^\s"'\\]+$/.test(text) ? text : `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`);
  }
  return code(stringType)`'"' & $replace($replace($string(${value}), '\\\\', '\\\\\\\\'), '"', '\\\\"') & '"'`;
}
