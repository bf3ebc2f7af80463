/** Reads numbers and what has a unit: `5`, `0.5`, `1h30m`, `512MiB`, `5%`; names what is wrong with the rest and what was meant. */
import { syntax } from "../diagnostics/catalog/syntax.js";
import type { Fix, Report } from "../diagnostics/diagnostic.js";
import type { Span } from "../text/span.js";
import type { DurationExpression, NumberExpression, PercentageExpression, SizeExpression } from "./ast.js";

export type Quantity = NumberExpression | DurationExpression | SizeExpression | PercentageExpression;

/** In falling order. */
const secondsOf: ReadonlyMap<string, number> = new Map([
  ["d", 86_400],
  ["h", 3_600],
  ["m", 60],
  ["s", 1],
]);
const bytesOf: ReadonlyMap<string, number> = new Map([
  ["KiB", 2 ** 10],
  ["MiB", 2 ** 20],
  ["GiB", 2 ** 30],
  ["TiB", 2 ** 40],
]);

/** Units people write, in lower case → how many of which unit of the language. */
const meantBy: ReadonlyMap<string, readonly [count: number, unit: string]> = new Map<string, readonly [number, string]>(
  [
    ["sec", [1, "s"]],
    ["secs", [1, "s"]],
    ["second", [1, "s"]],
    ["seconds", [1, "s"]],
    ["min", [1, "m"]],
    ["mins", [1, "m"]],
    ["minute", [1, "m"]],
    ["minutes", [1, "m"]],
    ["h", [1, "h"]],
    ["hr", [1, "h"]],
    ["hrs", [1, "h"]],
    ["hour", [1, "h"]],
    ["hours", [1, "h"]],
    ["d", [1, "d"]],
    ["day", [1, "d"]],
    ["days", [1, "d"]],
    ["w", [7, "d"]],
    ["week", [7, "d"]],
    ["weeks", [7, "d"]],
    ["k", [1, "KiB"]],
    ["kb", [1, "KiB"]],
    ["kib", [1, "KiB"]],
    ["mb", [1, "MiB"]],
    ["mib", [1, "MiB"]],
    ["g", [1, "GiB"]],
    ["gb", [1, "GiB"]],
    ["gib", [1, "GiB"]],
    ["t", [1, "TiB"]],
    ["tb", [1, "TiB"]],
    ["tib", [1, "TiB"]],
  ],
);

const plainNumber = /^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const percentage = /^([0-9]+(?:\.[0-9]+)?)%$/;
const duration = /^(?:[0-9]+[dhms])+$/;
const numberAndUnit = /^([0-9]+(?:\.[0-9]+)?)([A-Za-z]+)$/;

/** A unit of the language or of people. */
function isUnit(word: string): boolean {
  return secondsOf.has(word) || bytesOf.has(word) || meantBy.has(word.toLowerCase());
}

/** Reads a number token; where what was meant is clear, a refused one still gives its value, else `null`. */
export function readQuantity(image: string, start: number, report: Report): Quantity | null {
  const at = { start, end: start + image.length };
  if (plainNumber.test(image)) {
    const value = Number(image);
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return { kind: "number", value, ...at };
    report(syntax.numberOutOfRange(at, image));
    return null;
  }
  const [, percent] = percentage.exec(image) ?? [];
  if (percent !== undefined) return { kind: "percentage", percent: Number(percent), ...at };
  if (duration.test(image)) return readDuration(image, at, report);
  const [, amount, unit] = numberAndUnit.exec(image) ?? [];
  if (amount === undefined || unit === undefined) return refuseNumber(image, at, report);
  return readUnit(Number(amount), unit, image, at, report);
}

function readDuration(image: string, at: Span, report: Report): Quantity | null {
  const seconds = totalSeconds(image);
  if (seconds > Number.MAX_SAFE_INTEGER) {
    report(syntax.numberOutOfRange(at, image));
    return null;
  }
  const units = image.replace(/[0-9]+/g, "");
  const rightOrder = [...secondsOf.keys()].filter((unit) => units.includes(unit)).join("");
  if (units !== rightOrder) {
    const meant = durationText(seconds);
    report(syntax.badAmount(at, image, meant, replacement(at, meant)));
  }
  return { kind: "duration", seconds, ...at };
}

function readUnit(amount: number, unit: string, image: string, at: Span, report: Report): Quantity | null {
  const [count, meantUnit] =
    secondsOf.has(unit) || bytesOf.has(unit) ? [1, unit] : (meantBy.get(unit.toLowerCase()) ?? [0, ""]);
  const quantity = quantityOf(amount * count, meantUnit, at);
  const known = meantUnit === unit;
  if (known && quantity && Number.isInteger(amount)) return quantity;
  if (known && Number.isInteger(amount)) report(syntax.numberOutOfRange(at, image));
  else {
    const meant = quantity === null ? null : quantityText(quantity);
    report(syntax.badAmount(at, image, meant, meant === null ? null : replacement(at, meant)));
  }
  return quantity;
}

/** A duration or size, or `null` if it is none in whole seconds or bytes. */
function quantityOf(amount: number, unit: string, at: Span): DurationExpression | SizeExpression | null {
  const seconds = secondsOf.get(unit);
  if (seconds !== undefined) {
    return Number.isSafeInteger(amount * seconds) ? { kind: "duration", seconds: amount * seconds, ...at } : null;
  }
  const bytes = amount * (bytesOf.get(unit) ?? Number.NaN);
  return Number.isSafeInteger(bytes) ? { kind: "size", bytes, ...at } : null;
}

function quantityText(quantity: DurationExpression | SizeExpression): string | null {
  if (quantity.kind === "duration") return durationText(quantity.seconds);
  for (const [unit, size] of [...bytesOf].reverse()) {
    if (quantity.bytes % size === 0) return `${quantity.bytes / size}${unit}`;
  }
  return null;
}

function refuseNumber(image: string, at: Span, report: Report): Quantity | null {
  const decimal = image.replaceAll("_", "").replace(/^0+(?=[0-9])/, "");
  const meant = plainNumber.test(decimal) ? decimal : null;
  report(syntax.badNumber(at, image, meant === null ? null : replacement(at, meant)));
  return meant === null ? null : { kind: "number", value: Number(meant), ...at };
}

function totalSeconds(text: string): number {
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(/([0-9]+)([dhms])/g))
    seconds += Number(amount) * (secondsOf.get(unit ?? "") ?? 0);
  return seconds;
}

/** `5400` → `1h30m`. */
function durationText(seconds: number): string {
  let left = seconds;
  let text = "";
  for (const [unit, size] of secondsOf) {
    const amount = Math.floor(left / size);
    left -= amount * size;
    if (amount > 0) text += `${amount}${unit}`;
  }
  return text === "" ? "0s" : text;
}

/** Not called safe: a unit of another language is not always what it seems (`GB` may have been 10⁹). */
function replacement(at: Span, text: string): Fix {
  return { title: `Write \`${text}\``, safe: false, edits: [{ ...at, text }] };
}

/**
 * Tells what two neighbouring tokens meant if they are one amount torn apart by blanks, `1h 30m` or `10 GiB`, in one
 * piece; else `null`.
 */
export function joinedAmount(first: string, second: string): string | null {
  if (duration.test(first) && duration.test(second)) return first + second;
  return plainNumber.test(first) && isUnit(second) ? first + second : null;
}
