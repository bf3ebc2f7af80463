/** Functions on numbers and amounts. */
import type { Json } from "../../machine/asl.js";
import { isAssignable, membersOf, optional, unionOf } from "../../types/relations.js";
import { integerType, numberType, stringType } from "../../types/type.js";
import { code, list } from "../build.js";
import { rounded } from "../fold.js";
import type { Value } from "../value.js";
import { failing, type LibraryFunction, type Parameter } from "./function.js";
import { commonMeasure, itemOf, measure, measures, wholeMeasure } from "./measures.js";

/** Numbers, or amounts of one unit. */
const shown = "N";
const amount: Parameter = { name: "amount", type: measure, shown };
const listOrAmount = unionOf([measures, ...membersOf(measure)]);
const kinds = "numbers, durations or sizes, all of one kind";

export const numbers: readonly LibraryFunction[] = [
  {
    name: "abs",
    parameters: [amount],
    result: ([type]) => (type ? commonMeasure([type]) : null),
    shownResult: "`N`",
    documentation: "The amount without its sign.",
    jsonata: "$abs($1)",
    fold: (given) => Math.abs(asNumber(given)),
    edges: [
      [[0], 0],
      [[-1.5], 1.5],
    ],
  },
  {
    name: "floor",
    parameters: [amount],
    result: ([type]) => (type ? wholeMeasure(type) : null),
    shownResult: "`integer`, or the unit",
    documentation: "The next whole amount that is not above it.",
    jsonata: "$floor($1)",
    fold: (given) => Math.floor(asNumber(given)),
    edges: [
      [[0], 0],
      [[-1.5], -2],
    ],
  },
  {
    name: "ceil",
    parameters: [amount],
    result: ([type]) => (type ? wholeMeasure(type) : null),
    shownResult: "`integer`, or the unit",
    documentation: "The next whole amount that is not below it.",
    jsonata: "$ceil($1)",
    fold: (given) => Math.ceil(asNumber(given)),
    edges: [
      [[0], 0],
      [[1.2], 2],
    ],
  },
  {
    name: "round",
    parameters: [amount, { name: "digits", type: integerType, isOptional: true }],
    result: ([type, digits]) => {
      if (!type) return null;
      if (!digits) return wholeMeasure(type);
      return isAssignable(type, numberType) ? numberType : null;
    },
    shownResult: "`integer`, or the unit; `number` with digits",
    takes: "a number where it takes digits",
    documentation:
      "The nearest whole amount, or number with so many digits behind the point; a half goes to the even one.",
    jsonata: ([given, digits]) => {
      const number = code(numberType);
      return digits ? number`$round(${given ?? ""}, ${digits})` : number`$round(${given ?? ""})`;
    },
    fold: (given, digits) => rounded(asNumber(given), digits === undefined ? 0 : asNumber(digits)),
    edges: [
      [[0.5], 0],
      [[1.5], 2],
      [[2.345, 2], 2.34],
      [[125, -1], 120],
    ],
  },
  extreme("min", "smallest", (values) => Math.min(...values)),
  extreme("max", "largest", (values) => Math.max(...values)),
  {
    name: "sum",
    parameters: [{ name: "amounts", type: measures, shown: `list<${shown}>` }],
    result: ([type]) => commonMeasure([itemOf(type) ?? numberType]),
    shownResult: "`N`",
    takes: kinds,
    documentation: "All items of a list together.",
    jsonata: "$sum($1)",
    fold: (items) => asNumbers(items).reduce((total, each) => total + each, 0),
    edges: [
      [[[]], 0],
      [[[1.5]], 1.5],
    ],
  },
  {
    name: "average",
    parameters: [{ name: "amounts", type: measures, shown: `list<${shown}>` }],
    result: ([type]) => {
      const common = commonMeasure([itemOf(type) ?? numberType]);
      return common && optional(common === integerType ? numberType : common);
    },
    shownResult: "`N?`",
    takes: kinds,
    documentation: "The mean of the items of a list; missing where it has none.",
    jsonata: "$average($1)",
    givesNothing: true,
    fold: (items) => {
      const values = asNumbers(items);
      return values.length === 0 ? null : values.reduce((total, each) => total + each, 0) / values.length;
    },
    edges: [
      [[[]], null],
      [[[1, 2]], 1.5],
    ],
  },
  {
    name: "to_number",
    parameters: [{ name: "text", type: stringType }],
    result: numberType,
    documentation: "The number that a text shows, like `12`, `-0.5` or `1e6`.",
    fails: "the text shows none",
    jsonata: "$number($1)",
    fold: (text) => (isNumeral(text) ? Number(text) : undefined),
    refuses: ([text]) => (text === undefined || isNumeral(text) ? null : "The text shows no number."),
    edges: [
      [[""], failing],
      [["007"], 7],
      [["-1.5e3"], -1500],
    ],
  },
];

/** `min` and `max`, of a list or of two amounts. */
function extreme(name: string, word: string, pick: (values: readonly number[]) => number): LibraryFunction {
  return {
    name,
    parameters: [
      { name: "amounts", type: listOrAmount, shown: `list<${shown}> | ${shown}` },
      { name: "other", type: measure, shown, isOptional: true },
    ],
    result: ([first, second]) => {
      const item = itemOf(first);
      if (second) return item || !first ? null : commonMeasure([first, second]);
      const common = item && commonMeasure([item]);
      return common && optional(common);
    },
    shownResult: "`N?` of a list, `N` of two",
    takes: `a list of ${kinds}, or two of them`,
    documentation: `The ${word} item of a list, missing where it has none; or the ${word} of two amounts.`,
    jsonata: ([first, second]) => {
      const all: Value = first && second ? list([first, second]) : (first ?? list([]));
      return code(numberType)`${`$${name}`}(${all})`;
    },
    givesNothing: true,
    fold: (first, second) => {
      const values = second === undefined ? asNumbers(first) : [asNumber(first), asNumber(second)];
      return values.length === 0 ? null : pick(values);
    },
    edges: [
      [[[]], null],
      [[[2]], 2],
      [[[3, 1, 2]], pick([3, 1, 2])],
      [[1, 2], pick([1, 2])],
    ],
  };
}

const asNumber = (value: Json | undefined): number => Number(value);
const asNumbers = (value: Json | undefined): readonly number[] => (Array.isArray(value) ? value.map(Number) : []);

/** As JSONata's `$number` takes it. */
function isNumeral(text: Json | undefined): boolean {
  return (
    typeof text === "string" && /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/.test(text) && Number.isFinite(Number(text))
  );
}
