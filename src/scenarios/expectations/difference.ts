/** One thing in which a run differs from what is expected, worded for the middle of a sentence. */
import type { Json } from "../../machine/asl.js";
import type { Run } from "../../simulate/run.js";
import { quoted } from "../../text/printable.js";
import type { Span } from "../../text/span.js";
import type { Names } from "../names.js";
import type { Expected } from "../scenario.js";

export interface Difference {
  readonly at: Span;
  /** What it is about: "the outcome". */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/** One kind of expectation. */
export type Compare = (run: Run, expected: Expected, names: Names) => Iterable<Difference>;

/** Values are shown up to here. */
const longestValue = 300;

/** Gives a value as JSON in a sentence. */
export function jsonText(value: Json | undefined): string {
  return value === undefined ? "nothing" : quoted(JSON.stringify(value), longestValue);
}

/** Gives a text in a sentence. */
export function wordText(text: string | undefined): string {
  return text === undefined ? "none" : quoted(text, longestValue);
}
