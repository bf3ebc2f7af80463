/** Where each setting of a block was given, leaf by leaf: what hover and `explain` show of blocks laid over one another. */
import { entriesOf } from "../expressions/build.js";
import type { Value } from "../expressions/value.js";
import type { Span } from "../text/span.js";
import type { Given, Settings } from "./given.js";

/** One setting that is no block itself. */
export interface Place {
  /** From the block's top: `["core", "types"]`. */
  readonly path: readonly string[];
  /** The key, or the value where it came with a record as a whole. */
  readonly at: Span;
  /** What was written for it; `null` where it stands in several places, like in a list of blocks. */
  readonly value: Span | null;
}

/** Gives the settings in the order of the block. */
export function placesOf(settings: Settings, above: readonly string[] = []): readonly Place[] {
  return [...settings.given].flatMap(([name, given]) => placesIn(given, [...above, name]));
}

function placesIn(given: Given, path: readonly string[]): readonly Place[] {
  switch (given.kind) {
    case "block":
      return placesOf(given.settings, path);
    case "value":
      return placesOfValue(given.value, path, given.key);
    case "blocks":
    case "names":
      return [{ path, at: given.key, value: null }];
    case "absent":
    case "broken":
      return [];
  }
}

/** A record that was laid over another one has parts from several places. */
function placesOfValue(value: Value, path: readonly string[], key: Span): readonly Place[] {
  const entries = entriesOf(value);
  if (!entries || entries.size === 0) return [{ path, at: key, value: value.span ?? null }];
  return [...entries].flatMap(([name, entry]) => placesOfValue(entry, [...path, name], entry.span ?? key));
}
