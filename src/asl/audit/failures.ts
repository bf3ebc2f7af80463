/** Names of errors as the audit knows them, and which of them a retrier or catcher takes. */

/** Some error whose name is not known, but neither a timeout nor one that nothing can catch. */
export const ANY = "*";

/** What a wrong expression or a path to nothing ends in; an enclosing Catch for States.ALL takes both. */
export const EXPRESSION_FAILED = {
  JSONata: "States.QueryEvaluationError",
  JSONPath: "States.ParameterPathFailure",
} as const;

const uncatchable: ReadonlySet<string> = new Set(["States.DataLimitExceeded", "States.Runtime"]);

/**
 * Tells whether names take an error: `null` when that depends on the error's real name. Nothing takes an uncatchable one,
 * not even its own name. Source: SFN concepts-error-handling, read 2026-11-22.
 */
export function takes(errorEquals: readonly string[], error: string): boolean | null {
  if (uncatchable.has(error)) return false;
  if (errorEquals.includes(error)) return true;
  if (errorEquals.includes("States.ALL")) return true;
  if (errorEquals.includes("States.TaskFailed") && error !== "States.Timeout") return true;
  return error === ANY && errorEquals.some((name) => name !== "States.Timeout" && !uncatchable.has(name))
    ? null
    : false;
}
