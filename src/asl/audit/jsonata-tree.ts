/** Expressions of JSONata as trees, which are read and never evaluated. */
import { parseJsonata } from "../../jsonata/parse.js";
import type { Tree } from "../../jsonata/tree.js";

export type { Tree };

/** Gives the tree of an expression; `null` if it is none. */
export type Parse = (text: string) => Tree | null;

/** Makes a reader; what was read is remembered for the whole process. */
export function treeReader(): Parse {
  return (text) => {
    const parsed = parseJsonata(text);
    return "problem" in parsed || !isShallow(parsed.tree) ? null : parsed.tree;
  };
}

/** Trees may be as deep as this; a chain of more operators than that nobody writes, and walking it would end the process. */
const deepest = 400;

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
