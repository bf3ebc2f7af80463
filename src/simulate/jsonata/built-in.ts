/**
 * The functions of JSONata 2.0.6, and which of them may take much more time or room than their arguments suggest. Any
 * other goes through its arguments a few times at most.
 */

export const builtIn: readonly string[] = [
  ...["sum", "count", "max", "min", "average", "string", "substring", "substringBefore", "substringAfter", "lowercase"],
  ...["uppercase", "length", "trim", "pad", "match", "contains", "replace", "split", "join", "formatNumber"],
  ...["formatBase", "formatInteger", "parseInteger", "number", "floor", "ceil", "round", "abs", "sqrt", "power"],
  ...["boolean", "not", "map", "zip", "filter", "single", "reduce", "sift", "keys", "lookup", "append", "exists"],
  ...["spread", "merge", "reverse", "each", "error", "assert", "type", "sort", "distinct", "base64encode"],
  ...["base64decode", "encodeUrlComponent", "encodeUrl", "decodeUrlComponent", "decodeUrl", "toMillis", "fromMillis"],
  "clone",
];

/** What a call costs beside going through its arguments, in steps. */
export const prices: ReadonlyMap<string, (values: readonly unknown[]) => number> = new Map([
  // Compares each with each.
  ["distinct", ([list]: readonly unknown[]) => lengthOf(list) ** 2 / 100],
  ["sort", ([list]: readonly unknown[]) => lengthOf(list) * Math.log2(lengthOf(list) + 1)],
]);

/** How long the text will be that a call gives, where a short call can give a long one. */
export const lengths: ReadonlyMap<string, (values: readonly unknown[]) => number> = new Map([
  ["pad", ([, width]: readonly unknown[]) => Math.abs(Number(width))],
  [
    "join",
    ([list, separator]: readonly unknown[]) => (typeof separator === "string" ? lengthOf(list) * separator.length : 0),
  ],
]);

/** These read pictures, of which they make regular expressions or which they search again and again. */
const pictured: ReadonlySet<string> = new Set([
  "toMillis",
  "fromMillis",
  "formatNumber",
  "formatInteger",
  "parseInteger",
]);

/** Texts of this length are read at once, whatever the picture. */
const shortText = 24;

/** Whether a call can try so many ways that only a limit on its time ends it. */
export function mayBacktrack(name: string, values: readonly unknown[]): boolean {
  return pictured.has(name) && values.some((value) => typeof value === "string" && value.length > shortText);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 1;
}
