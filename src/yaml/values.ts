/** Reads values out of a tree that was held against its schema. */
import { objectOf } from "../expressions/build.js";
import type { Json } from "../machine/asl.js";
import { parseDuration } from "../text/units.js";
import type { YamlEntry, YamlMap, YamlNode } from "./tree.js";

export function mapOf(node: YamlNode | null): YamlMap | null {
  return node?.kind === "map" ? node : null;
}

export function entriesOf(node: YamlNode | null): readonly YamlEntry[] {
  return mapOf(node)?.entries ?? [];
}

export function valueIn(node: YamlNode | null, key: string): YamlNode | null {
  return entriesOf(node).find((entry) => entry.key === key)?.value ?? null;
}

export function itemsOf(node: YamlNode | null): readonly YamlNode[] {
  return node?.kind === "list" ? node.items : [];
}

/** A number keeps its zeros: it may be an account's, and a param a text. */
export function textOf(node: YamlNode): string {
  return node.kind === "scalar" ? node.text : "";
}

/** Gives a duration in ms. */
export function millisecondsOf(node: YamlNode): number {
  return (parseDuration(textOf(node)) ?? 0) * 1000;
}

/** Gives the value that a node is in JSON. */
export function jsonOf(node: YamlNode): Json {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(jsonOf);
    case "map":
      return objectOf(node.entries.map(({ key, value }) => [key, jsonOf(value)]));
  }
}
