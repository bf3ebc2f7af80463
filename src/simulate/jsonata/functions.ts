/**
 * The functions that Step Functions adds to JSONata, and those of JSONata that must not ask the real world. Source:
 * developer guide, transforming-data, read 2026-11-22; what they give on odd arguments as floci-io/floci measured
 * (JsonataEvaluatorTest, us-east-1, 2026-08-30), read 2026-11-24.
 */
import { createHash } from "node:crypto";
import type { Chance } from "../chance.js";
import type { Budget } from "./budget.js";
import { firstDouble } from "./java-random.js";
import limits from "./limits.json" with { type: "json" };

/** What a function may ask. */
export interface Around {
  readonly chance: Chance;
  readonly budget: Budget;
  /** Ms since 1970. */
  readonly now: number;
}

/** A function with its signature in JSONata's own notation, which tests the arguments. */
export interface StepFunction {
  readonly signature: string;
  /** Gives the value; what it is given is what the signature lets through. */
  readonly give: (around: Around, ...values: readonly never[]) => unknown;
}

/** By name. `$now` is not here, as it is `$fromMillis` of the time. */
export const stepFunctions: ReadonlyMap<string, StepFunction> = new Map<string, StepFunction>([
  ["partition", { signature: "<a-n?:a>", give: partition }],
  ["range", { signature: "<nnn?:a>", give: range }],
  ["hash", { signature: "<s-s?:s>", give: (_, text?: string, algorithm?: string) => hash(text, algorithm) }],
  [
    "random",
    { signature: "<n?:n>", give: ({ chance }, seed?: number) => (seed === undefined ? chance() : firstDouble(seed)) },
  ],
  ["uuid", { signature: "<:s>", give: ({ chance }) => uuid(chance) }],
  ["parse", { signature: "<s-:x>", give: (_, text?: string) => parse(text) }],
  ["millis", { signature: "<:n>", give: ({ now }) => now }],
  ["shuffle", { signature: "<a:a>", give: shuffle }],
]);

/** An error with a message of its own, as JSONata knows it. */
function failed(message: string): Error {
  return Object.assign(new Error(message), { code: "D3137" });
}

function partition(_: Around, list?: readonly unknown[], length?: number): unknown {
  if (list === undefined || list.length === 0) return undefined;
  if (length === undefined) return [list];
  const size = Math.trunc(length);
  if (size < 0) throw failed("Second argument must be zero or greater");
  if (size === 0) return undefined;
  return Array.from({ length: Math.ceil(list.length / size) }, (__, part) =>
    list.slice(part * size, (part + 1) * size),
  );
}

function range({ budget }: Around, from?: number, to?: number, by?: number): unknown {
  if (from === undefined || to === undefined || by === undefined) return undefined;
  const [first, last, step] = [Math.trunc(from), Math.trunc(to), Math.trunc(by)];
  const length = step === 0 ? 0 : Math.floor((last - first) / step) + 1;
  if (length < 1) return undefined;
  if (length > limits.rangeNumbers.most) budget.room(Infinity);
  budget.spend(Math.ceil(length / 128));
  return length === 1 ? first : Array.from({ length }, (__, index) => first + index * step);
}

/** How Node calls a hash, by the name that Step Functions gives it. */
export const algorithms: ReadonlyMap<string, string> = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

/** Gives hexadecimal digits. */
export function hash(text: string | undefined, algorithm: string | undefined): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined;
  const known = algorithms.get(algorithm);
  if (known === undefined) throw failed(`Unsupported hash algorithm: ${algorithm}`);
  return createHash(known).update(text).digest("hex");
}

/** Gives a version 4 UUID. */
export function uuid(chance: Chance): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(chance() * 16).toString(16)).join("");
  const variant = (8 + Math.floor(chance() * 4)).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join("-");
}

/** Stricter than JavaScript: AWS takes no name twice in one object, and no number that is infinite. */
function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  let names = 0;
  try {
    const value: unknown = JSON.parse(text, function (this: unknown, name: string, member: unknown) {
      if (!Array.isArray(this) && name !== "") names++;
      if (member === Infinity || member === -Infinity) throw new SyntaxError("a number is too large");
      return member;
    });
    const written = text.replace(/"(?:[^"\\]|\\.)*"/g, (string) => (string === '""' ? "e" : "s")).match(/s\s*:/g);
    if ((written?.length ?? 0) > names) throw new SyntaxError("a name is there twice");
    return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw failed(`Invalid JSON: ${error.message}`);
  }
}

/** JSONata's own takes chance from the machine, so that no two runs would be the same. */
function shuffle({ chance }: Around, list?: readonly unknown[]): unknown {
  if (list === undefined || list.length <= 1) return list;
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}
