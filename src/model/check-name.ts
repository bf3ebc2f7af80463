/** Names become parts of state names and variable names, which Step Functions bounds. */
import { limits } from "../aws/limits.js";
import { names as catalog } from "../diagnostics/catalog/names.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Name } from "../syntax/ast.js";

/** The longest text that the compiler puts around a name: `Take protection off X after failure`. */
const longestAffix = "Take protection off  after failure".length;

/** The longest name that a source may use. */
export const longestName = limits.stateName.max - longestAffix;

/** Reports a name that would not fit. */
export function checkName(name: Name, report: Report): void {
  if (name.text.length > longestName) report(catalog.nameTooLong(name, name.text, longestName));
}
