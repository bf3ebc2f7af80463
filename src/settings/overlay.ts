/** Blocks of settings laid over one another: deeply where both have a block or a record, and otherwise the upper one wins. */
import { entriesOf, record } from "../expressions/build.js";
import type { Value } from "../expressions/value.js";
import type { Given, Settings } from "./given.js";

/** Lays one block over another. Lists are replaced, and a setting that the upper one takes away is in neither. */
export function overlay(lower: Settings, upper: Settings): Settings {
  const given = new Map(lower.given);
  for (const [name, above] of upper.given) {
    const below = given.get(name);
    if (above.kind === "absent") given.delete(name);
    else given.set(name, laidOver(below, above));
  }
  return { start: upper.start, end: upper.end, given };
}

function laidOver(below: Given | undefined, above: Given): Given {
  if (above.kind === "block") {
    // Also over nothing: what a block takes away is then not in it.
    const lower = below?.kind === "block" ? below.settings : { ...above.settings, given: new Map<string, Given>() };
    return { ...above, settings: overlay(lower, above.settings) };
  }
  if (below?.kind !== "value" || above.kind !== "value") return above;
  return { ...above, value: valueOver(below.value, above.value) };
}

function valueOver(below: Value, above: Value): Value {
  const [lower, upper] = [entriesOf(below), entriesOf(above)];
  if (!lower || !upper) return above;
  const entries = new Map(lower);
  for (const [key, value] of upper) {
    const other = entries.get(key);
    entries.set(key, other ? valueOver(other, value) : value);
  }
  return record([...entries], above.span);
}
