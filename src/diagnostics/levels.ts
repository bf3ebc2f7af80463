/** How serious findings are, where a project says otherwise than the catalog. */
import type { Diagnostic, Severity } from "./diagnostic.js";

export type Level = Severity | "off";

/** Gives the findings that are left, with their levels. Errors stay as they are. @param levelOf `undefined` for a finding's own level */
export function withLevels<Found extends Diagnostic>(
  diagnostics: readonly Found[],
  levelOf: (code: string, path: string) => Level | undefined,
): readonly Found[] {
  return diagnostics.flatMap((diagnostic): readonly Found[] => {
    if (diagnostic.severity === "error") return [diagnostic];
    const level = levelOf(diagnostic.code, diagnostic.source.path) ?? diagnostic.severity;
    return level === "off" ? [] : [{ ...diagnostic, severity: level }];
  });
}
