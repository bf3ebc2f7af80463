/** What emrflow says when it fails: an exception that reached the door is never the user's fault. */
import { version } from "../package.json";

/**
 * Words a bug.
 *
 * @param runtime what emrflow runs on
 * @param debug whether the stack is wanted, which says little to a user
 */
export function bugReport(error: unknown, runtime: string, debug: boolean): string {
  const summary = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = debug && error instanceof Error && error.stack !== undefined ? `${error.stack}\n` : "";
  const hint = debug ? "" : "Set EMRFLOW_DEBUG=1 to see where it happened.\n";
  return (
    `emrflow has a bug; your files are not to blame. Please report it with what you ran:\n` +
    `  ${summary}\n  emrflow ${version}, ${runtime}\n${hint}${stack}`
  );
}
