/** Functions on maps. */
import type { Json } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import { membersOf, unionOf } from "../../types/relations.js";
import { jsonType, listOf, mapOf, stringType, type Type } from "../../types/type.js";
import { entriesOf, objectOf, record } from "../build.js";
import type { LibraryFunction, Parameter } from "./function.js";

const anyMap: Parameter = { name: "map", type: mapOf(jsonType), shown: "map<T>" };

export const maps: readonly LibraryFunction[] = [
  {
    name: "keys",
    parameters: [anyMap],
    result: listOf(stringType),
    documentation: "The keys of a map.",
    jsonata: "[$keys($1)]",
    fold: (map) => Object.keys(asObject(map)),
    edges: [
      [[{}], []],
      [[{ a: null }], ["a"]],
    ],
  },
  {
    name: "values",
    parameters: [anyMap],
    result: ([type]) => listOf(valueOf(type)),
    shownResult: "`list<T>`",
    documentation: "The values of a map, in the order of its keys.",
    jsonata: "[$each($1, function($v) { $v })[]]",
    fold: (map) => Object.values(asObject(map)),
    edges: [
      [[{}], []],
      [[{ a: null }], [null]],
      [[{ a: [1] }], [[1]]],
    ],
  },
  {
    name: "merge",
    parameters: [
      { ...anyMap, name: "map" },
      { ...anyMap, name: "other" },
    ],
    result: ([map, other]) => mapOf(unionOf([valueOf(map), valueOf(other)])),
    shownResult: "`map<T>`",
    documentation: "Both maps as one; where both have a key, the value is the second's.",
    jsonata: "$merge([$1, $2])",
    meaning: ([map = null, other = null]) => {
      const [first, second] = [entriesOf(map), entriesOf(other)];
      return first && second && record([...first, ...second]);
    },
    fold: (map, other) => objectOf([...Object.entries(asObject(map)), ...Object.entries(asObject(other))]),
    edges: [
      [[{}, {}], {}],
      [[{ a: 1 }, { a: null }], { a: null }],
    ],
  },
];

function asObject(value: Json | undefined): { readonly [key: string]: Json } {
  return value !== undefined && isObject(value) ? value : {};
}

/** The type of the values of a map, or of a record that is written out. */
function valueOf(type: Type | undefined): Type {
  if (type === undefined) return jsonType;
  return unionOf(
    membersOf(type).flatMap((member) =>
      member.kind === "map" ? [member.value] : member.kind === "record" ? [...member.fields.values()] : [],
    ),
  );
}
