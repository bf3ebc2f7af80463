/**
 * What a deployment fills in, `${Name}`: known by its name and by nothing else. Where its value is written out in the
 * file, it takes the place of the name.
 */
import { concatenated, partOf, spanInFile, standIn, type PlacedText } from "./placed-text.js";
import type { Tree } from "./tree.js";

const placeholder = /\$\{([^{}]*)\}/g;
const longestName = 60;

/** Gives the placeholder of something, `${AWS_Region}` for `AWS::Region`: its name is one word, as ARNs are taken apart at colons. */
export function placeholderFor(name: string): string {
  const word = name
    .trim()
    .replace(/\W+/g, "_")
    .replace(/^_+|_+$/g, "");
  return `\${${word.slice(0, longestName) || "unknown"}}`;
}

/** Whether a text holds something that only the deployment knows. */
export function hasPlaceholder(text: string): boolean {
  return text.includes("${");
}

/** Values by the names of placeholders, as far as the file writes them out. */
export type Known = ReadonlyMap<string, string>;

/** Fills in what is known. What is not becomes a placeholder whose name is one word. */
export function filled(text: string, known: Known): string {
  return text.replace(placeholder, (_all, name: string) => known.get(name.trim()) ?? placeholderFor(name));
}

/** Fills in all texts of a tree. */
export function filledTree(tree: Tree, known: Known): Tree {
  if (tree.kind === "list") return { ...tree, items: tree.items.map((item) => filledTree(item, known)) };
  if (tree.kind === "object") {
    const entries = tree.entries.map((entry) => ({
      ...entry,
      key: filled(entry.key, known),
      value: filledTree(entry.value, known),
    }));
    return { ...tree, entries };
  }
  return tree.kind === "text" && hasPlaceholder(tree.value) ? { ...tree, value: filled(tree.value, known) } : tree;
}

/** Gives the literal texts of an object: what a placeholder of each key's name stands for. */
export function knownIn(tree: Tree | undefined): Known {
  if (tree?.kind !== "object") return new Map();
  return new Map(
    tree.entries.flatMap(({ key, value }): readonly (readonly [string, string])[] => {
      if (value.kind === "text") return hasPlaceholder(value.value) ? [] : [[key, value.value]];
      return value.kind === "scalar" && value.value !== null ? [[key, String(value.value)]] : [];
    }),
  );
}

/**
 * Makes JSON of a text in which placeholders stand outside of strings, as in `"Seconds": ${Wait}`: such a one becomes a
 * string of its own. Values that are known are filled in as they are, before the text is read.
 */
export function jsonWithPlaceholders(placed: PlacedText, known: Known): PlacedText {
  const { text } = placed;
  if (!hasPlaceholder(text)) return placed;
  const parts: PlacedText[] = [];
  let taken = 0;
  let isInString = false;
  // A string ends at the first quote that no backslash stands before.
  for (const found of text.matchAll(/\\.|"|\$\{([^{}]*)\}/gs)) {
    const [all, name] = found;
    if (all === '"') isInString = !isInString;
    if (name === undefined) continue;
    const value = known.get(name.trim());
    const shown = value ?? (isInString ? placeholderFor(name) : `"${placeholderFor(name)}"`);
    const end = found.index + all.length;
    parts.push(partOf(placed, taken, found.index), standIn(shown, spanInFile(placed, found.index, end)));
    taken = end;
  }
  return concatenated([...parts, partOf(placed, taken, text.length)]);
}
