/**
 * Looks for what only a deployment knows at a place where it decides the way of a run: the states themselves, where they
 * lead, what they catch. Elsewhere a placeholder is a value that nobody knows, and the audit can do with that.
 */
import type { Span } from "../../text/span.js";
import { hasPlaceholder } from "./placeholders.js";
import { member, textOf, type Tree } from "./tree.js";

export interface UnknownStructure {
  readonly at: Span;
  /** The field, as the machine calls it: `` `Next` ``. */
  readonly where: string;
  readonly what: string;
}

/** Gives the first place of a machine whose structure is not known; `null` when all of it is. */
export function findUnknownStructure(machine: Tree): UnknownStructure | null {
  return unknownAt(machine, "definition") ?? inGraph(machine);
}

function inGraph(graph: Tree): UnknownStructure | null {
  const states = member(graph, "States");
  const names = new Set(states?.kind === "object" ? states.entries.map(({ key }) => key) : []);
  const own = unknownAt(states, "`States`") ?? unknownTarget(graph, "StartAt", names) ?? unknownField(graph, fields);
  if (own !== null || states?.kind !== "object") return own;
  return firstOf(states.entries, ({ value }) => unknownAt(value, "state") ?? inState(value, names));
}

/** What decides the way of a run, and is no target. */
const fields = ["QueryLanguage", "Type", "End", "Branches", "Choices", "Catch", "Retry", "ItemProcessor", "Iterator"];

function inState(state: Tree, names: ReadonlySet<string>): UnknownStructure | null {
  const rules = ["Choices", "Catch"].flatMap((field) => itemsOf(member(state, field)));
  const graphs = [...itemsOf(member(state, "Branches")), member(state, "ItemProcessor"), member(state, "Iterator")];
  return (
    unknownField(state, fields) ??
    unknownTarget(state, "Next", names) ??
    unknownTarget(state, "Default", names) ??
    firstOf(itemsOf(member(state, "Retry")), (rule) => unknownAt(rule, "`Retry`")) ??
    firstOf(rules, (rule) => unknownAt(rule, "rule") ?? unknownTarget(rule, "Next", names)) ??
    firstOf(graphs, (graph) => (graph ? (unknownAt(graph, "graph of states") ?? inGraph(graph)) : null))
  );
}

function unknownField(tree: Tree, names: readonly string[]): UnknownStructure | null {
  return firstOf(names, (name) => unknownAt(member(tree, name), `\`${name}\``));
}

/** A target that the deployment fills in is known all the same where a state has the same name. */
function unknownTarget(tree: Tree, field: string, names: ReadonlySet<string>): UnknownStructure | null {
  const target = member(tree, field);
  return names.has(textOf(target) ?? "") ? null : unknownAt(target, `\`${field}\``);
}

function unknownAt(tree: Tree | undefined, where: string): UnknownStructure | null {
  const text = textOf(tree);
  return tree && text !== undefined && hasPlaceholder(text) ? { at: tree, where, what: text } : null;
}

function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === "list" ? tree.items : [];
}

function firstOf<Item>(items: readonly Item[], look: (item: Item) => UnknownStructure | null): UnknownStructure | null {
  for (const item of items) {
    const found = look(item);
    if (found !== null) return found;
  }
  return null;
}
