/** Functions on lists. */
import type { Json } from "../../machine/asl.js";
import { isAssignable, membersOf, optional, unionOf, widen, widest } from "../../types/relations.js";
import { booleanType, integerType, jsonType, listOf, stringType, timestampType, type Type } from "../../types/type.js";
import { code, concatenate, constant, itemsOf, unknown } from "../build.js";
import { isSameJson } from "../fold.js";
import { isTimestamp } from "../timestamps.js";
import type { Value } from "../value.js";
import type { LibraryFunction, Parameter } from "./function.js";
import { commonMeasure, itemOf, measures } from "./measures.js";

const anyList: Parameter = { name: "list", type: listOf(jsonType), shown: "list<T>" };
const sortable = unionOf([measures, listOf(stringType), listOf(timestampType)]);

export const lists: readonly LibraryFunction[] = [
  {
    name: "first",
    parameters: [anyList],
    result: ([type]) => optional(itemOf(type) ?? jsonType),
    shownResult: "`T?`",
    documentation: "The first item of a list; missing where it has none.",
    jsonata: ([items]) => itemAt(items, 0),
    meaning: ([items]) => itemAt(items, 0),
    fold: (items) => asList(items)[0] ?? null,
    edges: [
      [[[]], null],
      [[[null]], null],
      [[[[]]], []],
    ],
  },
  {
    name: "last",
    parameters: [anyList],
    result: ([type]) => optional(itemOf(type) ?? jsonType),
    shownResult: "`T?`",
    documentation: "The last item of a list; missing where it has none.",
    jsonata: ([items]) => itemAt(items, -1),
    meaning: ([items]) => itemAt(items, -1),
    fold: (items) => asList(items).at(-1) ?? null,
    edges: [
      [[[]], null],
      [[[1, null]], null],
      [[[[1], [2]]], [2]],
    ],
  },
  {
    name: "contains",
    parameters: [
      { name: "value", type: unionOf([stringType, listOf(jsonType)]), shown: "string | list<T>", takesJson: true },
      { name: "part", type: jsonType, shown: "string | T" },
    ],
    result: ([whole, part]) => (whole && part && mayContain(whole, part) ? booleanType : null),
    shownResult: "`boolean`",
    takes: "a text and a text, or a list and a value of its items' type",
    documentation: "Whether a text holds another text, or a list an item that is equal to the value.",
    jsonata: ([whole, part]) => containment(whole ?? unknown(), part ?? unknown()),
    fold: (whole, part) => {
      if (typeof whole === "string") return whole.includes(String(part));
      return Array.isArray(whole) && whole.some((item: Json) => isSameJson(item, part ?? null));
    },
    edges: [
      [["", ""], true],
      [["", "a"], false],
      [[[], 1], false],
      [[[null], null], true],
      [[[[1]], [1]], true],
    ],
  },
  {
    name: "range",
    parameters: [
      { name: "from", type: integerType },
      { name: "to", type: integerType, isOptional: true },
    ],
    result: listOf(integerType),
    documentation: "The whole numbers from the first up to, and without, the second; with one number, from 0.",
    fails: "it would have more than 10,000,000 items",
    jsonata: ([from, to]) =>
      to ? code(listOf(integerType))`[${from ?? ""}..${to} - 1]` : code(listOf(integerType))`[0..${from ?? ""} - 1]`,
    fold: (from, to) => (to === undefined ? counted(0, Number(from)) : counted(Number(from), Number(to))),
    edges: [
      [[0], []],
      [[3], [0, 1, 2]],
      [[2, 3], [2]],
      [[3, 1], []],
    ],
  },
  {
    name: "flatten",
    parameters: [{ name: "lists", type: listOf(listOf(jsonType)), shown: "list<list<T>>" }],
    result: ([type]) => listOf(itemOf(itemOf(type) ?? undefined) ?? jsonType),
    shownResult: "`list<T>`",
    documentation: "The items of all lists in a list, as one list; it also joins lists: `flatten([a, b])`.",
    jsonata: "[$map($1, function($v) { {'items': $v} }).items[]]",
    meaning: ([all]) => {
      const written = itemsOf(all ?? null);
      return written && concatenate(written, itemOf(itemOf(all?.type) ?? undefined) ?? jsonType);
    },
    fold: (all) => asList(all).flatMap(asList),
    edges: [
      [[[]], []],
      [[[[]]], []],
      [[[[1], [], [2]]], [1, 2]],
      [[[[[1]], [null]]], [[1], null]],
    ],
  },
  {
    name: "distinct",
    parameters: [anyList],
    result: ([type]) => listOf(itemOf(type) ?? jsonType),
    shownResult: "`list<T>`",
    documentation: "The list without the items that are equal to an earlier one.",
    jsonata: ([items]) => {
      const type = items?.type ?? jsonType;
      if (!isTimes(type)) return code(type)`[$distinct(${items ?? ""})]`;
      return code(type)`[$distinct($map(${items ?? ""}, function($v) { $fromMillis($toMillis($v)) }))]`;
    },
    fold: (items) => asList(items).filter((item, at, all) => all.findIndex((other) => isSameJson(item, other)) === at),
    edges: [
      [[[]], []],
      [[[null, null]], [null]],
      [[[[1], [1]]], [[1]]],
    ],
  },
  {
    name: "sort",
    parameters: [{ name: "list", type: sortable, shown: "list<T>" }],
    result: ([type]) => (isSortable(itemOf(type)) ? listOf(itemOf(type) ?? jsonType) : null),
    shownResult: "`list<T>`",
    takes: "a list of numbers, texts, durations, sizes or timestamps, all of one kind",
    documentation: "The list in rising order; texts by their characters' codes, so that capitals come first.",
    jsonata: ([items]) => {
      const type = items?.type ?? jsonType;
      if (!isTimes(type)) return code(type)`[$sort(${items ?? ""})]`;
      return code(type)`[$sort(${items ?? ""}, function($v, $w) { $toMillis($v) > $toMillis($w) })]`;
    },
    fold: (items) => sorted(asList(items)),
    edges: [
      [[[]], []],
      [[[2, 10, 1]], [1, 2, 10]],
      [[["b", "a", "B"]], ["B", "a", "b"]],
    ],
  },
];

/** Two texts of one time may differ, in their zones. A list of nothing is a list of anything. */
function isTimes(type: Type): boolean {
  return isAssignable(type, listOf(timestampType)) && !isAssignable(type, listOf(stringType));
}

function itemAt(items: Value | undefined, index: number): Value {
  const object = items ?? unknown();
  return { kind: "index", object, index: constant(index), type: optional(itemOf(object.type) ?? jsonType) };
}

const asList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** A constant list of many numbers would make the machine large for nothing. */
const longestFoldedRange = 1_000;

function counted(from: number, to: number): readonly number[] | undefined {
  const length = Math.max(0, to - from);
  return length > longestFoldedRange ? undefined : Array.from({ length }, (_, index) => from + index);
}

function sorted(items: readonly Json[]): readonly Json[] {
  return [...items].sort((one, other) => (one === other ? 0 : isGreater(one, other) ? 1 : -1));
}

/** Sortable items are all numbers or all texts. */
function isGreater(one: Json, other: Json): boolean {
  return typeof one === "number" && typeof other === "number" ? one > other : String(one) > String(other);
}

function isSortable(item: Type | null): boolean {
  if (item === null) return false;
  return commonMeasure([item]) !== null || isAssignable(item, stringType) || isAssignable(item, timestampType);
}

function mayContain(whole: Type, part: Type): boolean {
  if (whole.kind === "json") return isAssignable(part, stringType);
  if (isAssignable(whole, stringType)) return isAssignable(part, stringType);
  const item = itemOf(whole);
  if (item === null) return false;
  const isTime = (type: Type): boolean => membersOf(type).some((member) => isAssignable(member, timestampType));
  if (isTime(item) || isTime(part)) return isAssignable(item, timestampType) && isAssignable(part, timestampType);
  const items = membersOf(widest(item));
  if (items.length === 0) return true;
  return membersOf(widest(part)).some((one) =>
    items.some((other) => isAssignable(one, other) || isAssignable(other, one) || one.kind === "json"),
  );
}

/** JSONata's `in` knows two lists or objects as equal only if they are the same one. */
function containment(whole: Value, part: Value): Value {
  const is = code(booleanType);
  const item = itemOf(whole.type);
  if (item === null) return is`$contains(${whole}, ${part})`;
  if (isTimestamp(item)) return is`$toMillis(${part}) in [$map(${whole}, function($v) { $toMillis($v) })]`;
  if ([item, part.type].every((type) => membersOf(type).every(isScalar))) return is`${part} in ${whole}`;
  return is`$exists($filter(${whole}, function($w) { $w = ${part} }))`;
}

function isScalar(type: Type): boolean {
  const wide = widen(type);
  return wide.kind === "scalar" || wide.kind === "id" || wide.kind === "null";
}
