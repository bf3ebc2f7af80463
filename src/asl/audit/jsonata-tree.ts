/**
 * Expressions of JSONata as trees, read by the jsonata package and never evaluated. The package is part of this
 * module's weight on purpose: whoever does not audit does not load `audit/`.
 */
import jsonata from "jsonata";

/** What the audit reads of a node; anything else in it is ignored. */
export interface Tree {
  readonly type: string;
  readonly value?: unknown;
  readonly steps?: readonly Tree[];
  readonly stages?: readonly { readonly type: string; readonly expr?: Tree }[];
  readonly arguments?: readonly Tree[];
  readonly procedure?: Tree;
  readonly expressions?: readonly Tree[];
  /** A node, or the pairs of an object constructor. */
  readonly lhs?: Tree | readonly (readonly [Tree, Tree])[];
  readonly rhs?: Tree;
  readonly condition?: Tree;
  readonly then?: Tree;
  readonly else?: Tree;
}

/** Gives the tree of an expression; `null` if it is none. */
export type Parse = (text: string) => Tree | null;

/** Makes a reader that remembers what it read. */
export function treeReader(): Parse {
  const known = new Map<string, Tree | null>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const tree = read(text);
    known.set(text, tree);
    return tree;
  };
}

/** Trees may be as deep as this; a chain of more operators than that nobody writes, and walking it would end the process. */
const deepest = 400;

function read(text: string): Tree | null {
  try {
    // The package's own type leaves out conditions and the pairs of objects; `Tree` is what version 2.0.6 gives.
    const tree = jsonata(text).ast() as unknown as Tree;
    return isShallow(tree) ? tree : null;
  } catch {
    return null;
  }
}

function isShallow(tree: Tree): boolean {
  let level: readonly unknown[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    level = level.flatMap((node) => (typeof node === "object" && node !== null ? Object.values(node) : []));
  }
  return true;
}

/** Gives the expression in `{% … %}`; `null` for any other text. */
export function expressionIn(text: string): string | null {
  return /^\{%([\s\S]*)%\}$/.exec(text)?.[1]?.trim() ?? null;
}

/** Gives every variable that a tree names, `$` and `$$` left out. */
export function variablesIn(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>();
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const node = open.pop();
    if (node === null || typeof node !== "object") continue;
    if ("type" in node && node.type === "variable" && "value" in node && typeof node.value === "string")
      names.add(node.value);
    open.push(...Object.values(node));
  }
  return names;
}
