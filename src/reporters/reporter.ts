/** What a form of findings is: a function from findings to text. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { compareText } from "../text/compare.js";

export interface Appearance {
  readonly color: boolean;
  /** The width of the terminal. */
  readonly columns: number;
}

export type Reporter = (diagnostics: readonly Diagnostic[], appearance: Appearance) => string;

/** Gives the findings in the order in which every reporter shows them: by path, place and code. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareText(a.source.path, b.source.path) || a.start - b.start || a.end - b.end || compareText(a.code, b.code),
  );
}
