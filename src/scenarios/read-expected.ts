/** Reads what a scenario expects. */
import type { Span } from "../text/span.js";
import type { YamlNode } from "../yaml/tree.js";
import { entriesOf, itemsOf, jsonOf, millisecondsOf, textOf, valueIn } from "../yaml/values.js";
import type { Expected, Placed } from "./scenario.js";

/** @param whole the scenario, for one that expects nothing at all */
export function readExpected(node: YamlNode | null, whole: Span): Expected {
  const text = (key: string): Placed<string> | null => {
    const value = valueIn(node, key);
    return value && { value: textOf(value), at: value };
  };
  const texts = (key: string): Placed<readonly Placed<string>[]> | null => {
    const value = valueIn(node, key);
    if (!value) return null;
    const items = value.kind === "scalar" ? [value] : itemsOf(value);
    return { value: items.map((item) => ({ value: textOf(item), at: item })), at: value };
  };
  const numbers = (key: string): Expected["calls"] =>
    entriesOf(valueIn(node, key)).map(({ key: name, keyPlace, value }) => ({
      name: { value: name, at: keyPlace },
      value: Number(textOf(value)),
      at: value,
    }));
  const output = valueIn(node, "output");
  const within = valueIn(node, "within");
  return {
    at: node ?? whole,
    outcome: text("outcome"),
    error: text("error"),
    cause: text("cause"),
    output: output && { value: jsonOf(output), at: output },
    order: texts("order"),
    notReached: texts("not_reached")?.value ?? [],
    retries: numbers("retries"),
    calls: numbers("calls"),
    receives: entriesOf(valueIn(node, "receives")).map(({ key, keyPlace, value }) => ({
      name: { value: key, at: keyPlace },
      value: jsonOf(value),
      at: value,
    })),
    alive: texts("alive"),
    within: within && { value: millisecondsOf(within), at: within },
  };
}

/** An empty list or map of names expects nothing; `alive: []` does not either, as it holds without it. */
export function saysNothing(expected: YamlNode): boolean {
  return entriesOf(expected).every(({ value }) => {
    if (value.kind === "list") return value.items.length === 0;
    return value.kind === "map" && value.entries.length === 0;
  });
}
