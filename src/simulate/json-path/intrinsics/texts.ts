/** Functions of text: encoding, hashing, splitting, Format. Source: developer guide, intrinsic-functions, read 2026-11-24. */
import { createHash } from "node:crypto";
import type { Json } from "../../../machine/asl.js";
import { isList, isObject } from "../../../machine/json.js";
import { payloadBytes } from "../../engine/limits.js";
import { algorithms, uuid } from "../../jsonata/functions.js";
import { IntrinsicProblem, textAt, type Intrinsic, type Setting } from "./function.js";

/** "You can … encode and decode … up to 10,000 characters", and hash as many. */
const longestText = 10_000;

export const texts: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ["Base64Encode", { takes: [1, 1], run: (given) => Buffer.from(short(textAt(given, 0))).toString("base64") }],
  ["Base64Decode", { takes: [1, 1], run: (given) => decoded(short(textAt(given, 0))) }],
  ["Hash", { takes: [2, 2], run: (given) => hash(short(textAt(given, 0)), textAt(given, 1)) }],
  ["StringSplit", { takes: [2, 2], run: (given) => split(textAt(given, 0), textAt(given, 1)) }],
  ["Format", { takes: [1, Infinity], run: format }],
  ["UUID", { takes: [0, 0], run: (_, { chance }) => uuid(chance) }],
]);

function short(text: string): string {
  if (text.length <= longestText) return text;
  throw new IntrinsicProblem(`the text has ${text.length} characters, more than ${longestText}`);
}

function decoded(text: string): string {
  if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/.test(text)) {
    return Buffer.from(text, "base64").toString();
  }
  throw new IntrinsicProblem("the text is not in Base64");
}

function hash(text: string, algorithm: string): string {
  const known = algorithms.get(algorithm);
  if (known === undefined)
    throw new IntrinsicProblem(`${algorithm} is not one of ${[...algorithms.keys()].join(", ")}`);
  return createHash(known).update(text).digest("hex");
}

/** Each character of the second text is a separator, and empty parts are left out. Recorded on AWS. */
function split(text: string, separators: string): Json {
  const parts: string[] = [];
  let part = "";
  const all = new Set(separators);
  for (const sign of text) {
    if (!all.has(sign)) part += sign;
    else if (part !== "") [part] = ["", parts.push(part)];
  }
  return part === "" ? parts : [...parts, part];
}

function format(given: readonly Json[], { template }: Setting): string {
  const pieces = template?.pieces ?? textAt(given, 0).split("{}");
  if (pieces.length !== given.length) {
    throw new IntrinsicProblem(`there are ${pieces.length - 1} {} and ${given.length - 1} arguments for them`);
  }
  let text = "";
  for (const [index, piece] of pieces.entries()) {
    text += index === 0 ? piece : asJava(given[index] ?? null) + piece;
    if (text.length > payloadBytes) throw new IntrinsicProblem(`the text has more than ${payloadBytes} bytes`);
  }
  return text;
}

/** Recorded on AWS: a record is written as Java writes a map, `{Arg1=1, Arg2=[]}`. */
function asJava(value: Json): string {
  if (isList(value)) return `[${value.map(asJava).join(", ")}]`;
  if (!isObject(value)) return String(value);
  return `{${Object.entries(value)
    .map(([name, inner]) => `${name}=${asJava(inner)}`)
    .join(", ")}}`;
}
