/** Values in the form a request wants: minutes instead of seconds, text instead of numbers, lists of key and value. */
import { integerType, listOf, stringType } from "../types/type.js";
import { code, constant, entriesOf, itemsOf, list, record, template } from "./build.js";
import type { Value } from "./value.js";

const secondsPerMinute = 60;
const bytesPerMib = 1024 ** 2;
const bytesPerGib = 1024 ** 3;

/** A duration in whole minutes, rounded up. */
export function inMinutes(duration: Value): Value {
  return scaled(duration, secondsPerMinute);
}

/** A size in whole MiB, rounded up. */
export function inMib(size: Value): Value {
  return scaled(size, bytesPerMib);
}

/** A size in whole GiB, rounded up. */
export function inGib(size: Value): Value {
  return scaled(size, bytesPerGib);
}

/** The text of a scalar, as `"${value}"` gives it. */
export function asText(value: Value): Value {
  return value.type.kind === "scalar" && value.type.name === "string" ? value : template([value], value.span);
}

/** A literal of the language as AWS spells it; where only a run knows which, a table in the expression gives the spelling. */
export function renamed(value: Value, spelling: ReadonlyMap<string, string>): Value {
  if (value.kind === "constant")
    return constant(spelling.get(String(value.value)) ?? value.value, undefined, value.span);
  const cases = [...spelling].map(([from, to]) =>
    record([
      ["from", constant(from)],
      ["to", constant(to)],
    ]),
  );
  return code(stringType)`${list(cases)}[from = ${value}].to`;
}

/** Makes each item of a list into a record with one field: `["Spark"]` to `[{Name: "Spark"}]`, written out or at run time. */
export function eachAs(field: string, values: Value): Value {
  const items = itemsOf(values);
  if (items)
    return list(
      items.map((item) => record([[field, item]])),
      values.span,
    );
  return code(listOf(stringType))`[$map(${values}, function($each) { {'${field}': $each} })]`;
}

/** The entries of a written map as a list of key and value. */
export function keyValueList(map: Value): Value {
  const entries = entriesOf(map) ?? new Map<string, Value>();
  return list(
    [...entries].map(([key, value]) =>
      record([
        ["Key", constant(key)],
        ["Value", asText(value)],
      ]),
    ),
    map.span,
  );
}

/** A list of texts with commas between them, as spark-submit's options take them. */
export function commaSeparated(values: Value): Value {
  const items = itemsOf(values);
  if (!items) return code(stringType)`$join(${values}, ',')`;
  return template(
    items.flatMap((item, index) => (index === 0 ? [item] : [constant(","), item])),
    values.span,
  );
}

function scaled(value: Value, unit: number): Value {
  if (value.kind === "constant" && typeof value.value === "number")
    return constant(Math.ceil(value.value / unit), undefined, value.span);
  return code(integerType)`$ceil(${value} / ${String(unit)})`;
}
