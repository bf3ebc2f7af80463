/**
 * Finds where a quoted literal ends, before it is taken apart. A literal that is not well formed becomes one token of its
 * own, so that a forgotten quote costs one finding and leaves the rest of the file as it is.
 */
import type { Span } from "../src/text/span.js";

export interface StringProblem extends Span {
  readonly kind: "unterminated" | "open-interpolation" | "braces-in-interpolation" | "nested-interpolation";
}

export interface StringScan {
  readonly end: number;
  readonly interpolated: boolean;
  /** The first one. */
  readonly problem: StringProblem | null;
}

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
const dollar = 0x24;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Scans the literal that begins at `start`; whether it is a `"` or a `"""` literal is read from the text. */
export function scanString(text: string, start: number): StringScan {
  const multiline = text.startsWith('"""', start);
  let interpolated = false;
  let problem: StringProblem | null = null;
  let at = start + (multiline ? 3 : 1);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote && (!multiline || text.startsWith('"""', at))) {
      return { end: at + (multiline ? 3 : 1), interpolated, problem };
    }
    if (code === lineFeed && !multiline) break;
    if (code === backslash && (multiline || text.charCodeAt(at + 1) !== lineFeed)) at += 2;
    else if (code === dollar && text.charCodeAt(at + 1) === openBrace && problem?.kind !== "open-interpolation") {
      const hole = scanInterpolation(text, at);
      interpolated = true;
      problem ??= hole.problem;
      at = hole.end;
    } else at++;
  }
  const end = multiline ? text.length : endOfUnterminated(text, start);
  return { end, interpolated, problem: problem ?? { kind: "unterminated", start, end } };
}

/** Scans `${…}`; after one that is not closed on its line, the text goes on behind its `${`. */
function scanInterpolation(
  text: string,
  start: number,
): { readonly end: number; readonly problem: StringProblem | null } {
  let problem: StringProblem | null = null;
  let depth = 0;
  let inString = false;
  for (let at = start + 2; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed) break;
    if (code === quote) inString = !inString;
    else if (inString && code === backslash && text.charCodeAt(at + 1) !== lineFeed) at++;
    else if (inString) {
      if (code === dollar && text.charCodeAt(at + 1) === openBrace) {
        problem ??= { kind: "nested-interpolation", start: at, end: at + 2 };
      }
    } else if (code === openBrace) {
      problem ??= { kind: "braces-in-interpolation", start: at, end: at + 1 };
      depth++;
    } else if (code === closeBrace && depth-- === 0) return { end: at + 1, problem };
  }
  return { end: start + 2, problem: { kind: "open-interpolation", start, end: start + 2 } };
}

/**
 * Where the token of a `"` literal without a closing quote ends: at the end of its line, less the commas and brackets
 * there that close what was opened outside it. `args: ["--date]` then still closes its list.
 */
function endOfUnterminated(text: string, start: number): number {
  const lineEnd = text.indexOf("\n", start);
  const line = text.slice(start + 1, lineEnd === -1 ? text.length : lineEnd);
  const unmatched = new Set<number>();
  let depth = 0;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character) && depth-- <= 0) {
      depth = 0;
      unmatched.add(at);
    }
  }
  let end = line.length;
  while (end > 0 && (", \t\r".includes(line.charAt(end - 1)) || unmatched.has(end - 1))) end--;
  return start + 1 + end;
}
