/** `--warnings-as-errors`: warnings count as errors do, and are shown as such. Advice stays advice. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { CommandOption, Given } from "./command.js";

export const warningsAsErrorsOption: CommandOption = {
  usage: "--warnings-as-errors",
  summary: "let warnings count as errors",
  group: "Findings",
};

/** Gives the findings with the severities that the user asked for. */
export function asAsked(given: Given, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!given.has("warnings-as-errors")) return diagnostics;
  return diagnostics.map((diagnostic) =>
    diagnostic.severity === "warning" ? { ...diagnostic, severity: "error" } : diagnostic,
  );
}
