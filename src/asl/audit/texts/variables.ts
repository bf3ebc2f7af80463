/** The variables that an expression reads from the machine: not its own, and no functions. */
import { reservedNames } from "../../../machine/reserved-names.js";
import type { Tree } from "../jsonata-tree.js";

interface Names {
  readonly read: Set<string>;
  /** Bound inside of the expression: parameters, `:=`, and the `@` and `#` of a step. */
  readonly bound: Set<string>;
  /** Whether it is there is what the expression asks. */
  readonly asked: Set<string>;
}

/**
 * Gives the variables that must be there for the expression to have a value. A name that is bound anywhere in it is left out,
 * as is one that it asks after with `$exists`.
 */
export function variablesNeeded(tree: Tree): ReadonlySet<string> {
  const names: Names = { read: new Set(), bound: new Set(), asked: new Set() };
  collect(tree, names);
  return new Set(
    [...names.read].filter((name) => !names.bound.has(name) && !names.asked.has(name) && !isReserved(name)),
  );
}

/** `$` and `$$` have the empty name and `$`. */
function isReserved(name: string): boolean {
  return name === "" || name === "$" || reservedNames.has(name);
}

function collect(node: unknown, names: Names): void {
  if (node === null || typeof node !== "object") return;
  if (Array.isArray(node)) {
    for (const part of node) collect(part, names);
    return;
  }
  // Whatever a node of the tree is, its type and value are looked at before they are used.
  const { type, value, focus, index, procedure } = node as Readonly<Record<string, unknown>>;
  if (type === "variable" && typeof value === "string") names.read.add(value);
  for (const name of [focus, index]) if (typeof name === "string") names.bound.add(name);
  const parts = node as { readonly lhs?: unknown; readonly arguments?: unknown };
  if (type === "bind") addVariables(parts.lhs, names.bound);
  if (type === "lambda") addVariables(parts.arguments, names.bound);
  if (type === "function" && isExists(procedure)) addVariables(parts.arguments, names.asked);
  for (const part of Object.values(node)) collect(part, names);
}

function isExists(procedure: unknown): boolean {
  return typeof procedure === "object" && procedure !== null && "value" in procedure && procedure.value === "exists";
}

function addVariables(node: unknown, found: Set<string>): void {
  if (node === null || typeof node !== "object") return;
  if ("type" in node && node.type === "variable" && "value" in node && typeof node.value === "string")
    found.add(node.value);
  for (const part of Object.values(node)) addVariables(part, found);
}
