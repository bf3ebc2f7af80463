/**
 * YAML as a tree with places. CloudFormation's tags become what they are short for: `!Sub x` is `{"Fn::Sub": "x"}`. The
 * `yaml` package is loaded only where there is a file to read.
 */
import type { Pair, Scalar } from "yaml";
import { reading as catalog } from "../../diagnostics/catalog/reading.js";
import { deepPlace } from "../../text/nesting.js";
import type { Span } from "../../text/span.js";
import { spanInFile, type PlacedText } from "./placed-text.js";
import { limits, pointAt, type Reading } from "./reading.js";
import { readAll, type Tree, type TreeEntry, type TreeObject } from "./tree.js";

type Yaml = typeof import("yaml");

/** Gives the tree; `null` for what cannot be read, which is reported, and for an empty text. */
export async function readYaml(placed: PlacedText, reading: Reading): Promise<Tree | null> {
  const yaml = await import("yaml");
  const { text } = placed;
  const at = (start: number, end: number): Span => spanInFile(placed, start, Math.max(end, start + 1));
  const tooDeep = deepPlace(new yaml.Parser().parse(text), limits.depth);
  if (tooDeep !== null) {
    const why = `it is nested deeper than ${limits.depth} levels`;
    reading.report(catalog.tooMuch(at(tooDeep, tooDeep + 1), reading.name, why));
    return null;
  }
  const parsed = yaml.parseAllDocuments(text, { prettyErrors: false, logLevel: "silent", uniqueKeys: false });
  const [document, second] = Array.isArray(parsed) ? parsed : [];
  const [error] = document?.errors ?? [];
  if (error) {
    const said = (error.message.split("\n")[0] ?? "").replace(/[.:]$/, "");
    reading.report(catalog.malformed(at(...error.pos), reading.name, `it is not YAML (${said})`));
    return null;
  }
  if (second) {
    const place = at(second.range[0], second.range[0] + 3);
    reading.report(catalog.malformed(place, reading.name, "a second document begins in the same file"));
    return null;
  }
  if (!document?.contents) return null;
  return expanded(document.contents, {
    yaml,
    placed,
    reading,
    anchors: new Map(),
    open: new Set(),
    left: limits.nodes,
  });
}

/** How far the expansion of aliases has come. */
interface Expansion {
  readonly yaml: Yaml;
  readonly placed: PlacedText;
  readonly reading: Reading;
  /** What aliases may name, as far as the text has been read. */
  readonly anchors: Map<string, unknown>;
  /** The nodes around the present one: an alias to one of them would have no end. */
  readonly open: Set<unknown>;
  /** How many nodes may still come; a few aliases can make millions of a small text. */
  left: number;
}

function expanded(node: unknown, expansion: Expansion, around: Span = pointAt(0)): Tree | null {
  const { yaml, reading, anchors, open } = expansion;
  const place = placeOf(node, expansion) ?? around;
  const named = yaml.isAlias(node) ? anchors.get(node.source) : node;
  if (expansion.left-- <= 0 || open.has(named) || open.size > limits.depth) {
    reading.report(catalog.tooMuch(place, reading.name, "its aliases make too much of it"));
    return null;
  }
  if (yaml.isAlias(node) && named === undefined) {
    reading.report(catalog.malformed(place, reading.name, "nothing before has the anchor that this alias names"));
    return null;
  }
  if (yaml.isNode(named) && !yaml.isAlias(named) && named.anchor !== undefined) anchors.set(named.anchor, named);
  open.add(named);
  const tree = expandedNode(named, expansion, place);
  open.delete(named);
  const tag = yaml.isNode(named) ? named.tag : undefined;
  return tree !== null && tag?.startsWith("!") && !tag.startsWith("!!") ? spelledOut(tag.slice(1), tree) : tree;
}

function expandedNode(node: unknown, expansion: Expansion, place: Span): Tree | null {
  const { yaml } = expansion;
  if (yaml.isMap(node)) return expandedMap(node.items, expansion, place);
  if (yaml.isSeq(node)) {
    const items = readAll(node.items, (item) => expanded(item, expansion, place));
    return items && { kind: "list", items, ...place };
  }
  return yaml.isScalar(node) ? scalar(node, place) : { kind: "scalar", value: null, ...place };
}

function scalar({ value, type }: Scalar, place: Span): Tree {
  if (value === null || typeof value === "number" || typeof value === "boolean")
    return { kind: "scalar", value, ...place };
  return { kind: "text", value: String(value), hasEscapes: type === "QUOTE_DOUBLE", ...place };
}

function expandedMap(pairs: readonly Pair[], expansion: Expansion, place: Span): TreeObject | null {
  const { yaml, reading } = expansion;
  const entries = new Map<string, TreeEntry>();
  const merged: TreeEntry[] = [];
  for (const pair of pairs) {
    const keyPlace = placeOf(pair.key, expansion) ?? place;
    if (!yaml.isScalar(pair.key)) {
      reading.report(catalog.malformed(keyPlace, reading.name, "a key is no text here"));
      return null;
    }
    const key = String(pair.key.value);
    const value = expanded(pair.value, expansion, keyPlace);
    if (value === null) return null;
    if (key === "<<") merged.push(...mergedEntries(value));
    else if (entries.has(key)) {
      reading.report(catalog.keyTwice(keyPlace, reading.name, key));
      return null;
    } else entries.set(key, { key, keyPlace, value });
  }
  // What is written out holds over what is merged into it, and the first of those over the others.
  for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry);
  return { kind: "object", entries: [...entries.values()], ...place };
}

function mergedEntries(value: Tree): readonly TreeEntry[] {
  if (value.kind === "object") return value.entries;
  return value.kind === "list" ? value.items.flatMap(mergedEntries) : [];
}

/** `!Ref` and `!Condition` are short for themselves, all others for a function. `!GetAtt a.b` names its parts in one text. */
function spelledOut(tag: string, value: Tree): Tree {
  const key = tag === "Ref" || tag === "Condition" ? tag : `Fn::${tag}`;
  const { start, end } = value;
  return { kind: "object", entries: [{ key, keyPlace: { start, end }, value }], start, end };
}

function placeOf(node: unknown, { yaml, placed }: Expansion): Span | null {
  const range = yaml.isNode(node) ? node.range : null;
  return range ? spanInFile(placed, range[0], Math.max(range[1], range[0] + 1)) : null;
}
