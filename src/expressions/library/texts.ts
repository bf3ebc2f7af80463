/** Functions on text. */
import { booleanType, jsonType, integerType, listOf, mapOf, stringType, type Type } from "../../types/type.js";
import { isAssignable, membersOf, unionOf } from "../../types/relations.js";
import { patternLiteral } from "../jsonata/pattern.js";
import { code, unknown } from "../build.js";
import { runPattern } from "../../patterns/regular-expression.js";
import type { Json } from "../../machine/asl.js";
import type { Value } from "../value.js";
import { failing, type LibraryFunction, type Parameter } from "./function.js";

const asText = (value: Json | undefined): string => String(value ?? "");
const asTexts = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const text: Parameter = { name: "text", type: stringType };
const separator: Parameter = { name: "separator", type: stringType };

export const texts: readonly LibraryFunction[] = [
  {
    name: "upper",
    parameters: [text],
    result: stringType,
    documentation: "The text in upper case.",
    jsonata: "$uppercase($1)",
    fold: (given) => asText(given).toUpperCase(),
    edges: [[[""], ""]],
  },
  {
    name: "lower",
    parameters: [text],
    result: stringType,
    documentation: "The text in lower case.",
    jsonata: "$lowercase($1)",
    fold: (given) => asText(given).toLowerCase(),
    edges: [[[""], ""]],
  },
  {
    name: "trim",
    parameters: [text],
    result: stringType,
    documentation: "The text without blanks at its ends; each run of blanks inside becomes one.",
    jsonata: "$trim($1)",
    fold: (given) =>
      asText(given)
        .replace(/[ \t\n\r]+/g, " ")
        .replace(/^ | $/g, ""),
    edges: [
      [[""], ""],
      [[" "], ""],
    ],
  },
  {
    name: "length",
    parameters: [
      {
        name: "value",
        type: unionOf([stringType, listOf(jsonType), mapOf(jsonType)]),
        shown: "string | list<T> | map<T>",
      },
    ],
    result: integerType,
    documentation: "How many characters a text, items a list or keys a map has.",
    jsonata: ([value]) => lengthOf(value ?? unknown()),
    fold: (value) =>
      typeof value === "string"
        ? [...value].length
        : typeof value === "object" && value
          ? Object.keys(value).length
          : 0,
    edges: [
      [[""], 0],
      [[[]], 0],
      [[[null]], 1],
      [[{}], 0],
    ],
  },
  {
    name: "starts_with",
    parameters: [
      { ...text, takesJson: true },
      { name: "part", type: stringType },
    ],
    result: booleanType,
    documentation: "Whether the text begins with the other text.",
    jsonata: "$substring($1, 0, $length($2)) = $2",
    fold: (given, part) => typeof given === "string" && given.startsWith(asText(part)),
    edges: [
      [["", ""], true],
      [["", "a"], false],
      [["a", ""], true],
    ],
  },
  {
    name: "split",
    parameters: [text, separator],
    result: listOf(stringType),
    documentation: "The pieces of the text between the separators.",
    jsonata: "[$split($1, $2)]",
    fold: (given, between) => asText(given).split(asText(between)),
    edges: [
      [["", ","], [""]],
      [
        ["ab", ""],
        ["a", "b"],
      ],
      [["", ""], []],
    ],
  },
  {
    name: "join",
    parameters: [{ name: "texts", type: listOf(stringType) }, separator],
    result: stringType,
    documentation: "The texts of a list with the separator between them.",
    jsonata: "$join($1, $2)",
    fold: (given, between) => asTexts(given).join(asText(between)),
    edges: [
      [[[], ","], ""],
      [[["a", "b"], ""], "ab"],
    ],
  },
  {
    name: "replace",
    parameters: [text, { name: "part", type: stringType }, { name: "with", type: stringType }],
    result: stringType,
    documentation: "The text with another one in each place of a part.",
    fails: "the part is empty",
    jsonata: "$replace($1, $2, $3)",
    fold: (given, part, other) => asText(given).split(asText(part)).join(asText(other)),
    refuses: ([, part]) => (part === "" ? "Nothing can be replaced that has no characters." : null),
    edges: [
      [["a", "", "b"], failing],
      [["", "a", "b"], ""],
      [["a.a", "a", ""], "."],
      [["a", "a", "$0"], "$0"],
    ],
  },
  {
    name: "matches",
    parameters: [
      { ...text, takesJson: true },
      { name: "pattern", type: stringType, isPattern: true },
    ],
    result: booleanType,
    documentation: "Whether the pattern, a constant as behind `matching`, matches anywhere in the text.",
    jsonata: ([given, pattern]) =>
      code(
        booleanType,
      )`$contains(${given ?? ""}, ${patternLiteral(pattern?.kind === "constant" ? asText(pattern.value) : "")})`,
    fold: (given, pattern) => {
      if (typeof given !== "string") return false;
      const isMatch = runPattern(asText(pattern), given);
      return isMatch === "timeout" ? undefined : isMatch;
    },
    edges: [
      [["", "^$"], true],
      [["", "."], false],
    ],
  },
];

/** A value that may be text or a list is asked in the run. */
function lengthOf(value: Value): Value {
  const types = membersOf(value.type);
  const count = code(integerType);
  if (types.every(isText)) return count`$length(${value})`;
  if (types.every(({ kind }) => kind === "list")) return count`$count(${value})`;
  if (types.every(({ kind }) => kind === "map" || kind === "record")) return count`$count($keys(${value}))`;
  const type = code(stringType)`$type(${value})`;
  return count`${type} = 'string' ? $length(${value}) : ${type} = 'array' ? $count(${value}) : $count($keys(${value}))`;
}

const isText = (type: Type): boolean => isAssignable(type, stringType);
