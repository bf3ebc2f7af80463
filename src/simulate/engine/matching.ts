/**
 * Which error names a retrier or catcher stands for. Source: developer guide, concepts-error-handling, read
 * 2026-11-22.
 */

/** Errors that end the run whatever the machine says. */
const uncatchable: ReadonlySet<string> = new Set(["States.Runtime", "States.DataLimitExceeded"]);

export function matches(names: readonly string[], error: string): boolean {
  if (uncatchable.has(error)) return false;
  return names.some((name) => name === error || (wildcards.get(name)?.(error) ?? false));
}

const wildcards: ReadonlyMap<string, (error: string) => boolean> = new Map([
  ["States.ALL", () => true],
  ["States.TaskFailed", (error: string) => error !== "States.Timeout"],
]);
