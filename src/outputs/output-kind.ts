/** What an output is: one form of a state machine, in a file of its own. */
import type { Finding } from "../diagnostics/diagnostic.js";
import type { Machine } from "../machine/asl.js";
import type { JoinedSources } from "../text/joined.js";
import type { Span } from "../text/span.js";

/** A state machine, and where it comes from. */
export interface Compiled {
  readonly workflow: string;
  readonly machine: Machine;
  /** State name → its place in the sources. */
  readonly origins: ReadonlyMap<string, Span>;
  readonly sources: JoinedSources;
}

export interface OutputKind {
  /** One sentence for the reference. */
  readonly documentation: string;
  /** What follows the workflow's name in that of the file. */
  readonly ending: string;
  /** Gives the text. @param relative gives a source's path as it is seen from the output's folder */
  render(compiled: Compiled, relative: (path: string) => string): string | Promise<string>;
  /** Gives what its readers must know and the text cannot say. */
  findings?(compiled: Compiled): Promise<readonly Finding[]>;
}
