/** The members of `$states` that an expression reads. */
import type { Tree } from "../jsonata-tree.js";
import type { Sees } from "./texts.js";

/** Where what is. Source: Step Functions developer guide, transforming-data; read 2026-11-22. */
export const membersSeen: { readonly [K in Sees]: ReadonlySet<string> } = {
  "whole input": new Set(["input", "context"]),
  input: new Set(["input", "context"]),
  result: new Set(["input", "result", "context"]),
  error: new Set(["input", "errorOutput", "context"]),
};

/** Gives the members that an expression reads and cannot see. */
export function membersElsewhere(tree: Tree, sees: Sees): readonly string[] {
  return [...statesMembers(tree)].filter((member) => !membersSeen[sees].has(member));
}

/** Gives their names: `input` for `$states.input.day`. */
function statesMembers(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>();
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const node = open.pop();
    if (node === null || typeof node !== "object") continue;
    if ("type" in node && node.type === "path" && "steps" in node && Array.isArray(node.steps)) {
      const [first, second] = node.steps as readonly Tree[];
      if (first?.type === "variable" && first.value === "states" && second?.type === "name")
        names.add(String(second.value));
    }
    open.push(...Object.values(node));
  }
  return names;
}
