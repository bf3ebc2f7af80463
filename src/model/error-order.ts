/** Lists of error names that are tried one after the other: what can never match, and what nothing can match. */
import { errorName } from "../aws/error-names.js";
import { flow as catalog } from "../diagnostics/catalog/flow.js";
import type { Report } from "../diagnostics/diagnostic.js";
import type { Span } from "../text/span.js";
import { ownErrors } from "./own-errors.js";

interface Errors {
  readonly errors: readonly string[];
  readonly span: Span;
}

/** `ALL` alone and last; nothing after what already matched it; nothing that always goes outwards. */
export function checkErrorOrder(lists: readonly Errors[], word: "retry" | "catch", report: Report): void {
  const seen = new Map<string, Span>();
  lists.forEach(({ errors, span }, index) => {
    if (errors.includes("States.ALL") && errors.length > 1) report(catalog.allNotAlone(span, word));
    else if (errors.includes("States.ALL") && index < lists.length - 1) report(catalog.allNotAlone(span, word));
    for (const error of errors) {
      const by = seen.get(error) ?? broaderBefore(error, seen);
      if (by) report(catalog.neverMatches(span, shown(error), by));
      if (ownErrors.has(error) || errorName(error)?.catchable === false)
        report(catalog.uncatchableError(span, shown(error)));
    }
    for (const error of errors) if (!seen.has(error)) seen.set(error, span);
  });
}

function broaderBefore(error: string, seen: ReadonlyMap<string, Span>): Span | undefined {
  if (error === "States.ALL") return undefined;
  return error === "States.Timeout" ? undefined : seen.get("States.TaskFailed");
}

function shown(error: string): string {
  return error.replace(/^States\./, "");
}
