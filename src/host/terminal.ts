/** Whether a descriptor leads to a terminal. */
import { fstatSync } from "node:fs";

/**
 * Loading `node:tty` costs a tenth of Node's own start, so it is asked only about what may be a terminal; pipes and files,
 * as in CI, are not.
 */
export function isTerminal(descriptor: number): boolean {
  return fstatSync(descriptor).isCharacterDevice() && process.getBuiltinModule("node:tty").isatty(descriptor);
}
