/** What the readers work with: a file, where findings go, and the limits of what is read. */
import type { Finding } from "../../diagnostics/diagnostic.js";
import type { Source } from "../../text/source.js";
import type { Span } from "../../text/span.js";
import { contentOf, type PlacedText } from "./placed-text.js";
import type { TreeText } from "./tree.js";

/**
 * The limits. Step Functions takes a definition of 1 MiB and CloudFormation a template of 1 MiB (quotas of both, read
 * 2026-11-24); no machine that can run is nested nearly as deep.
 */
export const limits = { characters: 4 * 1024 * 1024, depth: 99, nodes: 200_000 } as const;

/** The reading of one text. */
export interface Reading {
  readonly source: Source;
  /** The machine that the text belongs to; `null` while it is about the file as a whole. */
  readonly name: string | null;
  report(finding: Finding): void;
}

/** Gives the content of a string of the file. */
export function contentIn({ source }: Reading, text: TreeText): PlacedText {
  return contentOf(source.text, text);
}

/** A place of one character, so that there is something to underline. */
export function pointAt(offset: number): Span {
  return { start: offset, end: offset + 1 };
}
