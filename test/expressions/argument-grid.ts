/** Arguments for library functions, by the types of their parameters. */
import type { LibraryFunction, Parameter } from "../../src/expressions/library/function.js";
import type { Json } from "../../src/machine/asl.js";
import { isAssignable, membersOf } from "../../src/types/relations.js";
import { stringType, timestampType, type Type } from "../../src/types/type.js";

const texts = ["", "a", "A b", " x ", "a,b", ",", "12", "-0.5", "{% 1 %}", "it's", "😀", "$1", "null", "[1]"];
const numbers = [0, 1, -1, 2, 0.5, 1.5, 2.5, -2.5, 0.1, 1e21, 123456.789, 2 ** 53 - 1];
const integers = [0, 1, 2, 3, -1, 7];
const times = ["2026-01-31T00:00:00.000Z", "2024-02-29T23:59:59.999Z", "1969-12-31T23:00:00.000Z"];
const jsons: readonly Json[] = [null, "a", "", 0, true, [], [1], [null], {}, { a: 1 }, { v: '"' }];
const lists: readonly (readonly Json[])[] = [
  [],
  [1],
  [2, 1, 2],
  ["a"],
  ["b", "a", "B", ""],
  [[]],
  [[1]],
  [[1], []],
  [[[1]], [[2], [3]]],
  [null],
  [null, null],
  [{ a: 1 }, { a: 1 }],
  [true, 1, "1"],
];
const maps: readonly Json[] = [{}, { a: 1 }, { a: null }, { a: [1] }, { a: [], "x y": [[2]] }, { constructor: "c" }];
const formats = ["yyyy-MM-dd", "yyyyMMddHHmmss", "d MMM yyyy 'at' H:mm [SSS]", "EEEE, EEE MMMM DDD M"];
const patterns = ["^a", "[0-9]+", ".", "^$", "/\\(", "a|b"];

/** The empty values of a type, and null where it takes that. */
export function emptyOf(type: Type): readonly Json[] {
  return membersOf(type).flatMap((member): Json[] => {
    if (isAssignable(stringType, member) && member.kind === "scalar") return [""];
    if (member.kind === "list") return [[]];
    if (member.kind === "map") return [{}];
    return member.kind === "null" ? [null] : [];
  });
}

/** Gives many lists of arguments, of every length that a function takes. */
export function argumentGrid({ parameters }: LibraryFunction): readonly (readonly Json[])[] {
  const least = parameters.filter(({ isOptional }) => !isOptional).length;
  const grids: (readonly Json[])[] = [];
  for (let count = least; count <= parameters.length; count++) grids.push(...combinations(parameters.slice(0, count)));
  return grids;
}

function combinations(parameters: readonly Parameter[]): readonly (readonly Json[])[] {
  return parameters.reduce<readonly (readonly Json[])[]>(
    (rows, parameter) => rows.flatMap((row) => candidates(parameter).map((value) => [...row, value])),
    [[]],
  );
}

function candidates({ name, type, isPattern }: Parameter): readonly Json[] {
  if (isPattern) return patterns;
  if (name === "format") return formats;
  if (name === "offset") return ["+00:00", "-09:30"];
  return membersOf(type).flatMap((member) => valuesOf(member));
}

function valuesOf(type: Type): readonly Json[] {
  switch (type.kind) {
    case "json":
      return jsons;
    case "list":
      return lists.filter((list) => fitsItems(list, type.item));
    case "map":
      return maps;
    case "literal":
      return [type.value];
    case "id":
      return texts;
    case "scalar":
      if (isAssignable(type, timestampType)) return times;
      if (isAssignable(type, stringType)) return texts;
      return type.name === "integer" || type.name === "duration" || type.name === "size" ? integers : numbers;
    default:
      return [];
  }
}

/** Roughly: the function's own check refuses the rest. */
function fitsItems(list: readonly Json[], item: Type): boolean {
  return list.every((value) => membersOf(item).some((member) => isOf(value, member)));
}

function isOf(value: Json, type: Type): boolean {
  if (type.kind === "json") return true;
  if (type.kind === "list") return Array.isArray(value);
  if (type.kind !== "scalar") return false;
  return isAssignable(type, stringType) ? typeof value === "string" : typeof value === "number";
}
