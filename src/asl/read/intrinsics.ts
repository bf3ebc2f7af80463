/**
 * CloudFormation's functions. What they give is known where they only put written texts together; else a placeholder
 * stands for it. Source: CloudFormation template reference, page `intrinsic-function-reference`, read 2026-11-24.
 */
import { concatenated, standIn, type PlacedText } from "./placed-text.js";
import { filled, knownIn, placeholderFor, type Known } from "./placeholders.js";
import { contentIn, type Reading } from "./reading.js";
import { textOf, type Tree, type TreeEntry } from "./tree.js";

/** A call of a function: an object with this one key. */
export interface IntrinsicCall {
  /** `Ref`, or with its prefix: `Fn::Sub`. */
  readonly name: string;
  readonly argument: Tree;
}

/** Gives the call that a value is; `null` for any other value. */
export function intrinsicCall(tree: Tree): IntrinsicCall | null {
  const [entry, second] = tree.kind === "object" ? tree.entries : [];
  return entry && !second && isFunction(entry.key) ? { name: entry.key, argument: entry.value } : null;
}

function isFunction(key: string): boolean {
  return key === "Ref" || key.startsWith("Fn::");
}

/** Gives the values with each function replaced by what it gives. `misplaced` takes a function that has other keys beside it. */
export function withoutIntrinsics(tree: Tree, misplaced: (entry: TreeEntry) => void): Tree {
  const call = intrinsicCall(tree);
  if (call !== null) {
    const { start, end } = tree;
    return { kind: "text", value: givenBy(call), hasEscapes: false, start, end };
  }
  if (tree.kind === "list") return { ...tree, items: tree.items.map((item) => withoutIntrinsics(item, misplaced)) };
  if (tree.kind !== "object") return tree;
  const entries = tree.entries.flatMap((entry): readonly TreeEntry[] => {
    if (isFunction(entry.key)) misplaced(entry);
    return isNoValue(entry.value) ? [] : [{ ...entry, value: withoutIntrinsics(entry.value, misplaced) }];
  });
  return { ...tree, entries };
}

/** `AWS::NoValue` takes the property away. */
function isNoValue(tree: Tree): boolean {
  const call = intrinsicCall(tree);
  return call?.name === "Ref" && textOf(call.argument) === "AWS::NoValue";
}

/** Gives a function's text, with placeholders for what is not known. */
function givenBy({ name, argument }: IntrinsicCall): string {
  if (name === "Fn::Sub") {
    const { text, known } = substitution(argument);
    if (text) return unescaped(filled(text.value, known));
  }
  if (name === "Fn::Join") {
    const { delimiter, items } = joining(argument);
    if (items) return items.map((item) => joinedText(item)).join(delimiter);
  }
  return placeholderFor(nameOf({ name, argument }));
}

function joinedText(item: Tree): string {
  const call = intrinsicCall(item);
  if (call !== null) return givenBy(call);
  return item.kind === "text" || item.kind === "scalar" ? String(item.value) : placeholderFor("Join");
}

/** What people call what a function gives: the resource or parameter where it names one. */
function nameOf({ name, argument }: IntrinsicCall): string {
  const own = name.replace(/^Fn::/, "");
  if (name !== "Ref" && name !== "Fn::GetAtt") return own;
  if (argument.kind === "list") return argument.items.map((item) => textOf(item) ?? "").join(".");
  return textOf(argument) ?? own;
}

/** `Fn::Sub` with a text, or with a text and values for names in it. */
function substitution(argument: Tree): { readonly text: (Tree & { kind: "text" }) | null; readonly known: Known } {
  const [text, values] = argument.kind === "list" ? argument.items : [argument];
  return text?.kind === "text" ? { text, known: knownIn(values) } : { text: null, known: new Map() };
}

function joining(argument: Tree): { readonly delimiter: string; readonly items: readonly Tree[] | null } {
  const [delimiter, list] = argument.kind === "list" ? argument.items : [];
  const between = textOf(delimiter);
  return between === undefined || list?.kind !== "list"
    ? { delimiter: "", items: null }
    : { delimiter: between, items: list.items };
}

/** `${!name}` is how `Fn::Sub` writes `${name}` itself. */
function unescaped(text: string): string {
  return text.replaceAll("${!", "${");
}

/** A definition as text, with what is known of its placeholders; or in a few words why there is none. */
export type DefinitionText =
  { readonly placed: PlacedText; readonly known: Known } | { readonly tree: Tree } | { readonly why: string };

/** Gives the text that a property's value is or makes, character by character where that can be had. */
export function definitionText(tree: Tree, reading: Reading): DefinitionText {
  if (tree.kind === "text") return { placed: contentIn(reading, tree), known: new Map() };
  const call = intrinsicCall(tree);
  if (call === null) return { why: "its definition is no text" };
  if (call.name === "Fn::ToJsonString") return { tree: call.argument };
  if (call.name === "Fn::Sub") {
    const { text, known } = substitution(call.argument);
    if (text) return { placed: contentIn(reading, text), known };
  }
  if (call.name === "Fn::Join") {
    const { delimiter, items } = joining(call.argument);
    if (items) return { placed: joinedPlaces(items, delimiter, reading), known: new Map() };
  }
  const origin = call.name === "Ref" ? `the parameter \`${nameOf(call)}\`` : `\`${call.name}\``;
  return { why: `its definition comes from ${origin}` };
}

function joinedPlaces(items: readonly Tree[], delimiter: string, reading: Reading): PlacedText {
  return concatenated(
    items.flatMap((item, index) => [
      ...(index === 0 || delimiter === "" ? [] : [standIn(delimiter, item)]),
      item.kind === "text" ? contentIn(reading, item) : joinedPiece(item, reading),
    ]),
  );
}

function joinedPiece(item: Tree, reading: Reading): PlacedText {
  const call = intrinsicCall(item);
  const { text } = call?.name === "Fn::Sub" ? substitution(call.argument) : { text: null };
  return text ? contentIn(reading, text) : standIn(joinedText(item), item);
}
