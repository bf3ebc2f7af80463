/** What reading gives: the machines of a file, and what could not be read of it. */
import type { Finding } from "../../diagnostics/diagnostic.js";
import type { Json } from "../../machine/asl.js";
import type { Source } from "../../text/source.js";
import type { Span } from "../../text/span.js";

export type MachineType = "STANDARD" | "EXPRESS";

/** A machine as a file has it; whether it is a valid one has not been looked at. */
export interface FoundMachine {
  /** The logical id in a template, the name of the resource in Terraform; `null` for a file that is a machine. */
  readonly name: string | null;
  readonly json: Json;
  /** `null` where the file does not say, or where only the deployment knows. */
  readonly type: MachineType | null;
  /** The text that the places are in: the file, or one beside it that the file names. */
  readonly source: Source;
  /** Gives the place of a JSON pointer. A pointer to nothing shows what it would be in. */
  spanOf(pointer: string): Span;
}

/** A finding in the file itself, or in one beside it. */
export interface NotRead {
  readonly source: Source;
  readonly finding: Finding;
}

export interface Machines {
  readonly machines: readonly FoundMachine[];
  readonly notRead: readonly NotRead[];
}

/** What there is at a path that a file names. `why` goes on after "because": "it lies outside of the folder". */
export type Sibling =
  { readonly kind: "text"; readonly source: Source } | { readonly kind: "refused"; readonly why: string };

/** Reads a file that another one names, by the path as it is written there. */
export type ReadSibling = (path: string) => Sibling;
