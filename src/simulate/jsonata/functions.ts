/** The functions that Step Functions adds to JSONata. Source: developer guide, transforming-data, read 2026-11-22. */
import { createHash } from "node:crypto";
import type { Json } from "../../machine/asl.js";
import { seededChance, type Chance } from "../chance.js";

/** What JSONata may call; it hands over values that it does not type. */
export type NativeFunction = (...values: never[]) => unknown;

/** How Node calls a hash, by the name that Step Functions gives it. */
export const algorithms: ReadonlyMap<string, string> = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

/** Gives the functions by name; `chance` feeds those that are random. */
export function stepFunctions(chance: Chance): ReadonlyMap<string, NativeFunction> {
  return new Map<string, NativeFunction>([
    ["partition", partition],
    ["range", range],
    ["hash", hash],
    ["random", (seed?: number) => (seed === undefined ? chance : seededChance(seed))()],
    ["uuid", () => uuid(chance)],
    ["parse", (text?: string) => (text === undefined ? undefined : (JSON.parse(text) as unknown))],
  ]);
}

function partition(list?: readonly Json[], size?: number): readonly (readonly Json[])[] | undefined {
  if (list === undefined || size === undefined) return undefined;
  if (!Number.isInteger(size) || size < 1) throw new Error(`$partition: ${size} is not a size`);
  const parts: Json[][] = [];
  for (let start = 0; start < list.length; start += size) parts.push(list.slice(start, start + size));
  return parts;
}

function range(first?: number, last?: number, delta = 1): readonly number[] | undefined {
  if (first === undefined || last === undefined) return undefined;
  if (delta === 0) throw new Error("$range: the step is 0");
  const numbers: number[] = [];
  for (let value = first; delta > 0 ? value <= last : value >= last; value += delta) numbers.push(value);
  return numbers;
}

function hash(text?: string, algorithm?: string): string | undefined {
  if (text === undefined) return undefined;
  const known = algorithms.get(algorithm ?? "");
  if (known === undefined) throw new Error(`$hash: no algorithm ${algorithm}`);
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
