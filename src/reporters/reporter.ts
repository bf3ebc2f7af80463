/** What a form of findings is: a function from findings to text. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { compareText } from "../text/compare.js";

export interface Appearance {
  readonly color: boolean;
  /** The width of the terminal. */
  readonly columns: number;
}

/** What the findings come from. A form does without what it is not told. */
export interface Run {
  /** The paths of all files that were looked at, also of those without a finding. */
  readonly files?: readonly string[];
  /** Gives the page of a code as Markdown, `null` when there is none. */
  readonly pageOf?: (code: string) => string | null;
}

export type Reporter = (diagnostics: readonly Diagnostic[], appearance: Appearance, run?: Run) => string;

/** Gives the findings in the order in which every reporter shows them: by path, place and code. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareText(a.source.path, b.source.path) || a.start - b.start || a.end - b.end || compareText(a.code, b.code),
  );
}
