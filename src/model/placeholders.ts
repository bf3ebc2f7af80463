/** Texts that would be taken for the place of an `extern param` when the machine is deployed, though they are no such place. */
import { modules as catalog } from "../diagnostics/catalog/modules.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { File } from "../syntax/ast.js";
import { walk } from "../syntax/walk.js";
import type { Scope } from "./scope.js";

/** Reports each text of a file that holds `${name}` of an `extern param` as it is. */
export function reportPlaceholders(file: File, scope: Scope, report: Report): void {
  const externs = [...scope.names.values()].flatMap(({ value }) =>
    value.kind === "read" && value.variable.extern ? [value.variable.name] : [],
  );
  if (externs.length === 0) return;
  walk(file, (node) => {
    if (node.kind !== "text") return;
    const taken = externs.find((name) => node.text.includes(`\${${name}}`));
    if (taken !== undefined) report(catalog.placeholderText(node, taken));
  });
}
