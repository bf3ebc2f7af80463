/** Findings at places of other files: what is wrong there only in this use is said where it is used. */
import type { Report } from "../diagnostics/diagnostic.js";
import type { Span } from "../text/span.js";

/**
 * Gives a report that moves findings about another text to the place of its use; their own place becomes a related one.
 *
 * @param own the file's own part of the joined texts
 */
export function atUse(use: Span, own: Span, report: Report): Report {
  return (finding) => {
    const { start, end } = finding;
    if (start >= own.start && start <= own.end) report(finding);
    else
      report({
        ...finding,
        start: use.start,
        end: use.end,
        related: [{ start, end, message: "set here" }, ...(finding.related ?? [])],
      });
  };
}
