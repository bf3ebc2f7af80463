/** How a catalog entry is written: a code, its name and severity, and a typed function that words the finding. */
import type { Span } from "../text/span.js";
import type { Finding, Severity } from "./diagnostic.js";

/** What differs between two findings of one code. */
export type Wording = Pick<Finding, "message" | "label" | "related" | "notes" | "fixes">;

/** A code of the catalog: called with a place and the code's own arguments it gives the finding. */
export interface Definition<Arguments extends readonly unknown[] = readonly never[]> {
  (at: Span, ...args: Arguments): Finding;
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
}

/**
 * Defines a code.
 *
 * @param code `EMRF` and four digits
 * @param title the code's kebab-case name
 * @param word gives the wording from the code's own arguments
 */
export function define<Arguments extends readonly unknown[]>(
  code: string,
  title: string,
  severity: Severity,
  word: (...args: Arguments) => Wording,
): Definition<Arguments> {
  const finding = (at: Span, ...args: Arguments): Finding => ({
    code,
    name: title,
    severity,
    start: at.start,
    end: at.end,
    ...word(...args),
  });
  return Object.assign(finding, { code, title, severity });
}
