/** Regular expressions in a source text: what is wrong with one is said where it stands. */
import { values as catalog } from "../diagnostics/catalog/values.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Span } from "../text/span.js";
import { inspectPattern } from "../patterns/regular-expression.js";

/** Reports a pattern that a run could not use; tells whether it can. */
export function checkPattern(pattern: string, at: Span, report: Report): boolean {
  const problem = inspectPattern(pattern);
  if (!problem) return true;
  switch (problem.problem) {
    case "slow":
      report(catalog.slowPattern(at, pattern));
      break;
    // The engine's own words, which it begins like a sentence.
    case "invalid":
      report(
        catalog.badPattern(
          at,
          pattern,
          `is not a regular expression: ${problem.message.charAt(0).toLowerCase()}${problem.message.slice(1)}.`,
        ),
      );
      break;
    case "unsupported":
      report(catalog.badPattern(at, pattern, `uses ${problem.feature}, which Step Functions may not have.`));
      break;
  }
  return false;
}
