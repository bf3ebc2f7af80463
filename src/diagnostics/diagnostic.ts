/** What a finding is: plain data. How it reads is `reporters/`, which codes exist is `catalog/`. */
import type { Edit } from "../text/edits.js";
import type { Source } from "../text/source.js";
import type { Span } from "../text/span.js";

export type Severity = "error" | "warning" | "advice";

/** A change that mends a finding. `safe`: the meaning of what was right stays as it is. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Another place that explains the finding. */
export interface Related extends Span {
  readonly message: string;
  /** The text that the place is in, when it is not the finding's own. */
  readonly source?: Source;
}

/** What a catalog function gives: a finding at a place, not yet tied to a text. */
export interface Finding extends Span {
  /** `EMRFnnnn`; the first digit is the phase. Never used for anything else once published. */
  readonly code: string;
  /** The code's name in kebab-case; users may write either. */
  readonly name: string;
  readonly severity: Severity;
  /** At most two sentences: the user's own text, what was expected, and what to do. */
  readonly message: string;
  /** A few words shown at the underlined text. */
  readonly label?: string;
  readonly related?: readonly Related[];
  readonly notes?: readonly string[];
  readonly fixes?: readonly Fix[];
}

/** A finding in a text. */
export interface Diagnostic extends Finding {
  readonly source: Source;
}

/** Takes findings while a text is analysed. */
export type Report = (finding: Finding) => void;
