/** From the text or the tree of a definition to a machine: what is the same whatever file it stands in. */
import { reading as catalog } from "../../diagnostics/catalog/reading.js";
import { quoted } from "../../text/printable.js";
import type { Span } from "../../text/span.js";
import { readJson } from "./json-tree.js";
import type { FoundMachine, MachineType, ReadSibling } from "./machines.js";
import { filledTree, jsonWithPlaceholders, type Known } from "./placeholders.js";
import { wholeText, type PlacedText } from "./placed-text.js";
import type { Reading } from "./reading.js";
import { findUnknownStructure } from "./structure.js";
import { placesOf, toJson, type Tree } from "./tree.js";
import { readYaml } from "./yaml-tree.js";

/** What a file says of a machine beside its definition. */
export interface About {
  readonly type: MachineType | null;
  /** What stands in the definition as `${name}` and is written out elsewhere in the file. */
  readonly known: Known;
}

/** Gives the machine of a definition that is JSON text. */
export function machineOfText(placed: PlacedText, about: About, reading: Reading): FoundMachine | null {
  const tree = readJson(jsonWithPlaceholders(placed, about.known), reading);
  return tree === null ? null : machineOfTree(tree, about, reading);
}

/** Gives the machine of a definition that is written out as values. */
export function machineOfTree(tree: Tree, { type, known }: About, reading: Reading): FoundMachine | null {
  const whole = filledTree(tree, known);
  const unknown = findUnknownStructure(whole);
  if (unknown !== null) {
    const { at, where, what } = unknown;
    // An expression of Terraform's is shown as it was written: the placeholder for it is a name of the reader's own.
    const isExpression = reading.source.path.endsWith(".tf");
    const written = isExpression ? reading.source.text.slice(at.start, at.end).replace(/\s+/g, " ").trim() : "";
    reading.report(catalog.unknownStructure(at, reading.name, where, quoted(written || what)));
    return null;
  }
  return { name: reading.name, json: toJson(whole), type, source: reading.source, spanOf: placesOf(whole) };
}

/** A file beside the one that is read, which holds a definition. */
export interface DefinitionFile {
  readonly path: string;
  /** The place that names it. */
  readonly at: Span;
  /** Says in a few words why its text is no definition as it stands; `null` when it is one. */
  readonly refusal?: (text: string) => string | null;
}

/** Gives the machine of a definition in a file of its own, JSON or YAML by its name. */
export async function machineOfFile(
  { path, at, refusal }: DefinitionFile,
  about: About,
  reading: Reading,
  readSibling: ReadSibling,
): Promise<FoundMachine | null> {
  const sibling = readSibling(path);
  const why = sibling.kind === "refused" ? sibling.why : (refusal?.(sibling.source.text) ?? null);
  if (sibling.kind === "refused") {
    reading.report(catalog.outOfReach(at, reading.name, why ?? ""));
    return null;
  }
  if (why !== null) {
    reading.report(catalog.elsewhere(at, reading.name, why));
    return null;
  }
  const inside: Reading = { ...reading, source: sibling.source };
  const text = wholeText(sibling.source.text);
  if (!/\.ya?ml$/i.test(path)) return machineOfText(text, about, inside);
  const tree = await readYaml(text, inside);
  return tree === null ? null : machineOfTree(tree, about, inside);
}
