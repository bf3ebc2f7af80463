/** The trees that the jsonata package makes of expressions. Its own types leave out most of what is in them. */

/** A node of version 2.0.6. Which members it has depends on its type. */
export interface Tree {
  readonly type: string;
  readonly value?: unknown;
  readonly steps?: readonly Tree[];
  readonly stages?: readonly { readonly type: string; readonly expr?: Tree }[];
  /** Conditions on what is no path. */
  readonly predicate?: readonly { readonly type: string; readonly expr?: Tree }[];
  readonly arguments?: readonly Tree[];
  readonly procedure?: Tree;
  readonly expressions?: readonly Tree[];
  /** What a unary minus stands before. */
  readonly expression?: Tree;
  readonly body?: Tree;
  /** A node, or the pairs of an object constructor. */
  readonly lhs?: Tree | readonly (readonly [Tree, Tree])[];
  readonly rhs?: Tree;
  readonly condition?: Tree;
  readonly then?: Tree;
  readonly else?: Tree;
  /** `x{…}`: the pairs by which what was found is grouped. */
  readonly group?: { readonly lhs: readonly (readonly [Tree, Tree])[] };
}

/** Whether a member of a node is one itself. */
export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Gives a node and all nodes in it, each once, outer ones first; never deep in calls, however deep the tree is. */
export function* nodesIn(tree: Tree): Generator<Tree> {
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part !== "object" || part === null || part instanceof RegExp) continue;
    if (isTree(part)) yield part;
    // Not spread into one call, which has a limit on its arguments.
    for (const inner of Object.values(part).reverse()) open.push(inner);
  }
}
