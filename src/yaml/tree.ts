/** YAML as a tree with places. The `yaml` package reads it; it is loaded only where there is a file to read. */
import type { Document } from "yaml";
import type { Report } from "../diagnostics/diagnostic.js";
import { deepPlace } from "../text/nesting.js";
import type { Span } from "../text/span.js";
import type { Words } from "./words.js";

export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap extends Span {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly keyPlace: Span;
  readonly value: YamlNode;
}

export interface YamlList extends Span {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
}

export interface YamlScalar extends Span {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** As it is written where it stands without quotes: `007`, of which the value is 7. */
  readonly text: string;
}

/** Files of settings are small; what is larger was hardly meant to be one. */
const limits = { characters: 1_048_576, depth: 50, nodes: 20_000 } as const;

/** Gives the tree of a text, `null` when it is empty or when it cannot be read, which is reported in the words of its kind of file. */
export async function readYaml(text: string, catalog: Words, report: Report): Promise<YamlNode | null> {
  if (text.length > limits.characters) {
    report(catalog.tooMuch({ start: 0, end: 0 }, `more than ${limits.characters} characters`));
    return null;
  }
  const yaml = await import("yaml");
  const tooDeep = deepPlace(new yaml.Parser().parse(text), limits.depth);
  if (tooDeep !== null) {
    report(catalog.tooMuch({ start: tooDeep, end: tooDeep + 1 }, `nested deeper than ${limits.depth} levels`));
    return null;
  }
  const documents = yaml.parseAllDocuments(text, { prettyErrors: false, logLevel: "silent", version: "1.2" });
  const [document, second] = Array.isArray(documents) ? documents : [];
  if (!document) return null;
  for (const { pos, message } of [...document.errors, ...document.warnings])
    report(catalog.syntax({ start: pos[0], end: Math.max(pos[0] + 1, pos[1]) }, message));
  if (second) report(catalog.syntax({ start: second.range[0], end: second.range[0] + 3 }, "a second document begins"));
  if (document.errors.length + document.warnings.length > 0 || second || document.contents === null) return null;
  return converted(document, yaml, catalog, report);
}

type Yaml = typeof import("yaml");

/** Aliases stand for what they name; together they cannot make more of a small text than a limit. */
function converted(document: Document.Parsed, yaml: Yaml, catalog: Words, report: Report): YamlNode | null {
  let count = 0;
  let isWhole = true;
  const open = new Set<unknown>();
  const nothing = (place: Span): YamlNode => ({ kind: "scalar", value: null, text: "", ...place });
  const convert = (node: unknown, around: Span): YamlNode => {
    const place = placeOf(node, yaml) ?? around;
    const named = yaml.isAlias(node) ? node.resolve(document) : node;
    count += 1;
    if (!isWhole) return nothing(place);
    if (named === undefined || open.has(named) || count > limits.nodes) {
      isWhole = false;
      if (named === undefined) report(catalog.syntax(place, "nothing has the anchor that this alias names"));
      else report(catalog.tooMuch(place, "more than its aliases should make of it"));
      return nothing(place);
    }
    open.add(named);
    const made = convertNamed(named, place);
    open.delete(named);
    return made;
  };
  const convertNamed = (named: unknown, place: Span): YamlNode => {
    if (yaml.isMap(named)) {
      const entries = named.items.map(({ key, value }): YamlEntry => {
        const keyPlace = placeOf(key, yaml) ?? place;
        const text = yaml.isScalar(key) ? String(key.value) : String(key);
        return { key: text, keyPlace, value: convert(value, keyPlace) };
      });
      return { kind: "map", entries, ...place };
    }
    if (yaml.isSeq(named)) return { kind: "list", items: named.items.map((item) => convert(item, place)), ...place };
    const value = scalarOf(yaml.isScalar(named) ? named.value : null);
    const written = yaml.isScalar(named) && typeof value !== "string" ? named.source : undefined;
    return { kind: "scalar", value, text: written ?? String(value), ...place };
  };
  const tree = convert(document.contents, { start: 0, end: 0 });
  return isWhole ? tree : null;
}

function placeOf(node: unknown, yaml: Yaml): Span | null {
  const range = yaml.isNode(node) ? node.range : null;
  return range ? { start: range[0], end: range[1] } : null;
}

function scalarOf(value: unknown): YamlScalar["value"] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : String(value);
}
