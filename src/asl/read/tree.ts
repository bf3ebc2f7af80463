/** What a file says as values with places: the one shape that JSON, YAML and Terraform's language are read into. */
import type { Json } from "../../machine/asl.js";
import { escapePointer } from "../../machine/walk.js";
import type { Span } from "../../text/span.js";

export type Tree = TreeObject | TreeList | TreeText | TreeScalar;

export interface TreeObject extends Span {
  readonly kind: "object";
  /** In the order of the text. No key stands twice. */
  readonly entries: readonly TreeEntry[];
}

export interface TreeEntry {
  readonly key: string;
  readonly keyPlace: Span;
  readonly value: Tree;
}

export interface TreeList extends Span {
  readonly kind: "list";
  readonly items: readonly Tree[];
}

export interface TreeText extends Span {
  readonly kind: "text";
  readonly value: string;
  /** Whether a backslash in the text of the file begins an escape. */
  readonly hasEscapes: boolean;
}

export interface TreeScalar extends Span {
  readonly kind: "scalar";
  readonly value: number | boolean | null;
}

/** Gives the value of a key of an object; `undefined` where there is no object or no such key. */
export function member(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === "object" ? tree.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** Gives a text's value, `undefined` for whatever is no text. */
export function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === "text" ? tree.value : undefined;
}

/** Reads parts one after the other, until one gives `null`: what is wrong with a value is said once. */
export function readAll<Part, Result>(
  parts: readonly Part[],
  read: (part: Part) => Result | null,
): readonly Result[] | null {
  const results: Result[] = [];
  for (const part of parts) {
    const result = read(part);
    if (result === null) return null;
    results.push(result);
  }
  return results;
}

/** Gives the plain value. Keys stay what they are called, `__proto__` too. */
export function toJson(tree: Tree): Json {
  if (tree.kind === "object") return Object.fromEntries(tree.entries.map(({ key, value }) => [key, toJson(value)]));
  return tree.kind === "list" ? tree.items.map(toJson) : tree.value;
}

/**
 * Gives what finds the place of a JSON pointer. What is an object or a list shows by its key, as its whole text would fill
 * a screen; a pointer to nothing shows what it would be in.
 */
export function placesOf(tree: Tree): (pointer: string) => Span {
  const places = new Map<string, Span>();
  const visit = (node: Tree, pointer: string, key: Span | null): void => {
    const isLarge = node.kind === "object" || node.kind === "list";
    places.set(pointer, isLarge ? (key ?? { start: node.start, end: node.start + 1 }) : node);
    if (node.kind === "object")
      for (const entry of node.entries) visit(entry.value, `${pointer}/${escapePointer(entry.key)}`, entry.keyPlace);
    if (node.kind === "list") node.items.forEach((item, index) => visit(item, `${pointer}/${index}`, null));
  };
  visit(tree, "", null);
  return (pointer) => {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
      const place = places.get(at);
      if (place) return { start: place.start, end: place.end };
      if (at === "") throw new Error("a tree has a place itself");
    }
  };
}
