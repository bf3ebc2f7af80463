/** How findings about a kind of file in YAML are worded; each kind has codes of its own. */
import type { Finding, Fix } from "../diagnostics/diagnostic.js";
import type { Span } from "../text/span.js";

export interface Words {
  /** It is no YAML. */
  syntax(at: Span, problem: string): Finding;
  /** It is `more than …`. */
  tooMuch(at: Span, what: string): Finding;
  /** `where` begins a sentence. */
  unknownKey(
    at: Span,
    key: string,
    where: string,
    near: string | null,
    known: readonly string[],
    fix: Fix | null,
  ): Finding;
  wrongValue(at: Span, what: string, wanted: string): Finding;
}
