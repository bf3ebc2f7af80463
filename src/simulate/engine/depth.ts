/**
 * How deep JSON may nest. AWS names no limit; the parser that Step Functions is believed to use, Jackson, stops at 1,000
 * (StreamReadConstraints, since 2.15), and deeper values would not fit on the stack of this process either.
 */
import type { Json } from "../../machine/asl.js";

export const deepest = 1_000;

/** Whether a value nests deeper than that; a loop, so that no value is too deep for it. */
export function isTooDeep(value: Json): boolean {
  const waiting: (readonly [Json, number])[] = [[value, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [here, depth] = next;
    if (typeof here !== "object" || here === null) continue;
    if (depth >= deepest) return true;
    for (const inner of Object.values(here)) waiting.push([inner, depth + 1]);
  }
  return false;
}
