/** Functions of JSON and of numbers. Source: developer guide, intrinsic-functions, read 2026-11-24. */
import type { Json, JsonObject } from "../../../machine/asl.js";
import { isObject } from "../../../machine/json.js";
import { seededChance } from "../../chance.js";
import { deepest, isTooDeep } from "../../engine/depth.js";
import { integerAt, IntrinsicProblem, textAt, type Intrinsic, type Setting } from "./function.js";

/** MathAdd takes "integer values between -2147483648 and 2147483647". */
const [leastNumber, mostNumber] = [-2_147_483_648, 2_147_483_647];

export const data: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ["StringToJson", { takes: [1, 1], run: (given) => parsed(textAt(given, 0)) }],
  ["JsonToString", { takes: [1, 1], run: (given) => JSON.stringify(given[0]) }],
  ["JsonMerge", { takes: [3, 3], run: merge }],
  ["MathRandom", { takes: [2, 3], run: random }],
  ["MathAdd", { takes: [2, 2], run: (given) => numberAt(given, 0) + numberAt(given, 1) }],
]);

function parsed(text: string): Json {
  // Recorded on AWS: an empty text is null.
  if (text.trim() === "") return null;
  const value = parsedOrUndefined(text);
  if (value === undefined) throw new IntrinsicProblem("the text is not JSON");
  if (isTooDeep(value)) throw new IntrinsicProblem(`the JSON nests deeper than ${deepest}`);
  return value;
}

function parsedOrUndefined(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // parse gives nothing but JSON
  } catch {
    return undefined;
  }
}

/** "Step Functions currently only supports the shallow merging mode", so the third argument is false. */
function merge(given: readonly Json[]): Json {
  if (given[2] !== false) throw new IntrinsicProblem("argument 3 is not false; only a shallow merge is supported");
  return Object.fromEntries([...Object.entries(recordAt(given, 0)), ...Object.entries(recordAt(given, 1))]);
}

function recordAt(given: readonly Json[], at: number): JsonObject {
  const value = given[at];
  if (isObject(value)) return value;
  throw new IntrinsicProblem(`argument ${at + 1} is not an object`);
}

/** From the first number, inclusive, to the second, exclusive; the same for the same seed. */
function random(given: readonly Json[], { chance }: Setting): number {
  const [first, last] = [integerAt(given, 0), integerAt(given, 1)];
  if (first >= last) throw new IntrinsicProblem(`there is no number from ${first} to before ${last}`);
  const drawn = given.length === 3 ? seededChance(integerAt(given, 2))() : chance();
  return first + Math.floor(drawn * (last - first));
}

function numberAt(given: readonly Json[], at: number): number {
  const value = integerAt(given, at);
  if (value >= leastNumber && value <= mostNumber) return value;
  throw new IntrinsicProblem(`argument ${at + 1} is not between ${leastNumber} and ${mostNumber}`);
}
