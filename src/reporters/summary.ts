/** How many findings there are, in words. */
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";

/** What one and several are called; advice has no plural. */
const nouns: readonly (readonly [Severity, string, string])[] = [
  ["error", "error", "errors"],
  ["warning", "warning", "warnings"],
  ["advice", "piece of advice", "pieces of advice"],
];

/** Gives `2 errors, 1 warning`; what there is none of is not mentioned. */
export function summaryOf(diagnostics: readonly Diagnostic[]): string {
  return nouns
    .map(
      ([severity, one, many]) =>
        [diagnostics.filter((diagnostic) => diagnostic.severity === severity).length, one, many] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(", ");
}
