/** Blocks of settings laid over one another: deeply where both have a block, and otherwise the upper one wins. */
import type { Entry, RecordExpression } from "../syntax/ast.js";

/**
 * Lays one block over another. Lists are replaced, and a `null` takes a setting of the lower block away.
 *
 * @returns a block at the place of the upper one; its entries keep the places at which they were written
 */
export function overlay(lower: RecordExpression, upper: RecordExpression): RecordExpression {
  const below = new Map<string, Entry>();
  for (const entry of lower.entries) if (entry.key && !below.has(entry.key.text)) below.set(entry.key.text, entry);
  const above = new Map<string, Entry>();
  // A key that stands twice is a mistake of the upper block: the second one stays, so that it is found.
  const others: Entry[] = [];
  for (const entry of upper.entries) {
    if (entry.key === null || above.has(entry.key.text)) others.push(entry);
    else above.set(entry.key.text, laidOver(below.get(entry.key.text), entry));
  }
  const kept = [...below].map(([key, entry]) => above.get(key) ?? entry);
  const added = [...above].filter(([key]) => !below.has(key)).map(([, entry]) => entry);
  const isTakenAway = (entry: Entry): boolean =>
    entry.value?.kind === "null" && entry.key !== null && below.has(entry.key.text);
  return { ...upper, entries: [...kept, ...added, ...others].filter((entry) => !isTakenAway(entry)) };
}

function laidOver(lower: Entry | undefined, upper: Entry): Entry {
  if (lower?.value?.kind !== "record" || upper.value?.kind !== "record") return upper;
  return { ...upper, value: overlay(lower.value, upper.value) };
}
