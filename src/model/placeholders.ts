/** Texts that would be taken for the place of an `extern param` when the machine is deployed, though they are no such place. */
import { modules as catalog } from "../diagnostics/catalog/modules.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Variable } from "../expressions/value.js";
import type { Node } from "../syntax/ast.js";
import { walk } from "../syntax/walk.js";

/** Reports each text in some trees that holds `${name}` of an `extern param` as it is. */
export function reportPlaceholders(
  trees: readonly (Node | null)[],
  externs: readonly Variable[],
  report: Report,
): void {
  if (externs.length === 0) return;
  for (const tree of trees)
    if (tree)
      walk(tree, (node) => {
        if (node.kind !== "text") return;
        const taken = externs.find(({ name }) => node.text.includes(`\${${name}}`));
        if (taken) report(catalog.placeholderText(node, taken.name));
      });
}
