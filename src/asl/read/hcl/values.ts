/** Terraform's expressions as values: what is written out is known, and a placeholder stands for all else. */
import { reading as catalog } from "../../../diagnostics/catalog/reading.js";
import type { Span } from "../../../text/span.js";
import { placeholderFor } from "../placeholders.js";
import { limits } from "../reading.js";
import { readAll, type Tree, type TreeEntry } from "../tree.js";
import { meaningOf, type HclReading } from "./locals.js";
import { onlyPart, partsOf, type HclNode } from "./parser.js";
import { readTemplate } from "./template.js";

/** Gives the value of an expression; `null` for an object whose keys are not known or stand twice, which is reported. */
export function valueOf(expression: HclNode, reading: HclReading, depth = 0): Tree | null {
  if (depth > limits.depth) {
    reading.report(
      catalog.tooMuch(spanOf(expression), reading.name, `it is nested deeper than ${limits.depth} levels`),
    );
    return null;
  }
  const only = onlyPart(expression);
  const read = only === null ? undefined : readers.get(only.type);
  if (only && read) return read(only, reading, depth + 1);
  const meaning = meaningOf(expression, reading);
  return meaning ? valueOf(meaning.expression, meaning.reading, depth + 1) : placeholder(expression);
}

type Read = (node: HclNode, reading: HclReading, depth: number) => Tree | null;

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["expression", valueOf],
  ["literal_value", literal],
  ["template_expr", (node, reading) => template(onlyPart(node) ?? node, reading)],
  ["collection_value", (node, reading, depth) => collection(onlyPart(node) ?? node, reading, depth)],
  ["operation", negative],
]);

/** Gives the place of a node. */
export function spanOf({ startIndex, endIndex }: HclNode): Span {
  return { start: startIndex, end: Math.max(endIndex, startIndex + 1) };
}

function placeholder(node: HclNode): Tree {
  return { kind: "text", value: placeholderFor(node.text), hasEscapes: true, ...spanOf(node) };
}

function literal(node: HclNode, reading: HclReading): Tree {
  const only = onlyPart(node) ?? node;
  if (only.type === "string_lit") return template(only, reading);
  const scalars = new Map([
    ["null", null],
    ["true", true],
    ["false", false],
  ]);
  const known = scalars.get(only.text);
  return { kind: "scalar", value: known === undefined ? Number(only.text) : known, ...spanOf(node) };
}

function template(node: HclNode, { source }: HclReading): Tree {
  const read = readTemplate(node, source.text);
  return "directive" in read
    ? placeholder(node)
    : { kind: "text", value: read.placed.text, hasEscapes: true, ...spanOf(node) };
}

function negative(node: HclNode): Tree {
  const value = /^-\s*[\d.]+(?:[eE][+-]?\d+)?$/.test(node.text) ? Number(node.text.replace(/\s/g, "")) : Number.NaN;
  return Number.isFinite(value) ? { kind: "scalar", value, ...spanOf(node) } : placeholder(node);
}

function collection(node: HclNode, reading: HclReading, depth: number): Tree | null {
  if (node.type === "tuple") {
    const elements = partsOf(node).filter(({ type }) => type === "expression");
    const items = readAll(elements, (element) => valueOf(element, reading, depth));
    return items && { kind: "list", items, ...spanOf(node) };
  }
  if (node.type !== "object") return placeholder(node);
  const entries = new Map<string, TreeEntry>();
  for (const element of partsOf(node).filter(({ type }) => type === "object_elem")) {
    const entry = entryOf(element, reading, depth);
    if (entry === null) return null;
    if (entries.has(entry.key)) {
      reading.report(catalog.keyTwice(entry.keyPlace, reading.name, entry.key));
      return null;
    }
    entries.set(entry.key, entry);
  }
  return { kind: "object", entries: [...entries.values()], ...spanOf(node) };
}

function entryOf(element: HclNode, reading: HclReading, depth: number): TreeEntry | null {
  const [keyNode, valueNode] = partsOf(element);
  if (!keyNode || !valueNode) return null;
  const key = keyOf(keyNode, reading);
  if (key === null) {
    reading.report(catalog.unknownStructure(spanOf(keyNode), reading.name, "key", placeholderFor(keyNode.text)));
    return null;
  }
  const value = valueOf(valueNode, reading, depth);
  return value && { key, keyPlace: spanOf(keyNode), value };
}

/** A bare word is a key, and so is a text; what stands in parentheses is worked out. */
function keyOf(node: HclNode, reading: HclReading): string | null {
  const only = onlyPart(node);
  if (only?.type === "variable_expr") return only.text;
  const isText = only?.type === "literal_value" || only?.type === "template_expr";
  const value = isText ? valueOf(node, reading) : null;
  return value?.kind === "text" || value?.kind === "scalar" ? String(value.value) : null;
}
