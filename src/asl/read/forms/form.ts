/** What a form of files with state machines is: how it is told from others, and how its machines are found. */
import type { FoundMachine, ReadSibling } from "../machines.js";
import type { Reading } from "../reading.js";
import type { Tree } from "../tree.js";

export interface Form {
  /** What people call it. */
  readonly noun: string;
  /** Whether values are of this form. */
  accepts(tree: Tree): boolean;
  /** Gives the machines; what cannot be read is reported. */
  machines(tree: Tree, reading: Reading, readSibling: ReadSibling): Promise<readonly (FoundMachine | null)[]>;
}
