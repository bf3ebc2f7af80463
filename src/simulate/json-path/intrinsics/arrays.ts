/** Functions of arrays. Source: developer guide, intrinsic-functions, read 2026-11-24. */
import type { Json } from "../../../machine/asl.js";
import { isList, isObject } from "../../../machine/json.js";
import { sameJson } from "../same-json.js";
import { integerAt, IntrinsicProblem, listAt, type Intrinsic } from "./function.js";

/** "The newly generated array can't contain more than 1000 elements." */
const longestRange = 1_000;

export const arrays: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ["Array", { takes: [0, Infinity], run: (given) => given }],
  ["ArrayPartition", { takes: [2, 2], run: (given) => partition(listAt(given, 0), integerAt(given, 1)) }],
  [
    "ArrayContains",
    { takes: [2, 2], run: (given) => listAt(given, 0).some((each) => sameJson(each, given[1] ?? null)) },
  ],
  [
    "ArrayRange",
    { takes: [3, 3], run: (given) => range(integerAt(given, 0), integerAt(given, 1), integerAt(given, 2)) },
  ],
  ["ArrayGetItem", { takes: [2, 2], run: (given) => itemAt(listAt(given, 0), integerAt(given, 1)) }],
  ["ArrayLength", { takes: [1, 1], run: (given) => listAt(given, 0).length }],
  ["ArrayUnique", { takes: [1, 1], run: (given) => unique(listAt(given, 0)) }],
]);

function partition(list: readonly Json[], size: number): Json {
  if (size < 1) throw new IntrinsicProblem("the size of a chunk is not above zero");
  const chunks: Json[] = [];
  for (let begin = 0; begin < list.length; begin += size) chunks.push(list.slice(begin, begin + size));
  return chunks;
}

function range(first: number, last: number, step: number): Json {
  if (step === 0) throw new IntrinsicProblem("the step is zero");
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  if (count > longestRange)
    throw new IntrinsicProblem(`the array would have ${count} elements, more than ${longestRange}`);
  return Array.from({ length: count }, (_, index) => first + index * step);
}

function itemAt(list: readonly Json[], index: number): Json {
  const item = index < 0 ? undefined : list[index];
  if (item === undefined) throw new IntrinsicProblem(`there is no element ${index} in an array of ${list.length}`);
  return item;
}

function unique(list: readonly Json[]): Json {
  return [...new Map(list.map((value) => [canonical(value), value]).reverse() as [string, Json][]).values()].reverse();
}

/** One text for all values that are the same, whatever the order of their fields. */
function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join()}}`;
}
