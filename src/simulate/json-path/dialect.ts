/**
 * The dialect of paths. Step Functions writes JSONPath as Goessner and the Java library Jayway do, whose messages its
 * causes quote; the parser that is used here reads RFC 9535. This rewrites one into the other, and refuses what the
 * standard has and Step Functions has not. Pages: amazon-states-language-paths and SPEC "Paths", read 2026-11-24.
 */

/** What could not be read, in words that follow the path. */
export class PathProblem extends Error {}

export interface Rewritten {
  /** The same path from `$`, as RFC 9535 writes it. */
  readonly text: string;
  /** A function at the end, like `length()`. Step Functions reads it, and finds nothing by it. */
  readonly callsFunction: boolean;
}

/** A name without quotes ends where the path's own signs begin. */
const nameOf = /[^.[\]()\s'"]+/y;
const callOf = /\([^()]*\)$/y;
/** `[0:4:2]`: Jayway has no step and passes it over. */
const slice = /^\s*(-?\d*)\s*:\s*(-?\d*)\s*(?::\s*-?\d*\s*)?$/;
const numbers = /^\s*-?\d+\s*(?:,\s*-?\d+\s*)*$/;
const filter = /^\s*\?\s*\(.*\)\s*$/s;

/** Rewrites what follows the root of a path. Throws PathProblem. */
export function toStandard(rest: string): Rewritten {
  let text = "$";
  for (let at = 0; at < rest.length;) {
    const dots = rest.startsWith("..", at) ? 2 : rest[at] === "." ? 1 : 0;
    const begin = at + dots;
    if (rest[begin] === "[") {
      const end = closingBracket(rest, begin);
      // Step Functions also writes `.['name']`.
      text += `${dots === 2 ? ".." : ""}[${bracketed(rest.slice(begin + 1, end))}]`;
      at = end + 1;
      continue;
    }
    if (dots === 0) throw new PathProblem(`has "${rest.slice(at, at + 20)}" where a "." or a "[" should be`);
    const name = matchAt(nameOf, rest, begin);
    if (name === null) throw new PathProblem("has a dot without a name behind it");
    at = begin + name.length;
    if (matchAt(callOf, rest, at) !== null) return { text, callsFunction: true };
    text += `${dots === 2 ? ".." : ""}[${name === "*" ? "*" : quotedName(name)}]`;
  }
  return { text, callsFunction: false };
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** Gives the place of the bracket that closes the one at `begin`. */
function closingBracket(text: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < text.length; at++) {
    const sign = text[at];
    if (sign === "'" || sign === '"') at = closingQuote(text, at);
    else if (sign === "[") depth++;
    else if (sign === "]" && --depth === 0) return at;
  }
  throw new PathProblem('has a "[" that nothing closes');
}

function closingQuote(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === text[begin]) return at;
  }
  throw new PathProblem("has a quote that nothing closes");
}

function bracketed(inside: string): string {
  if (inside.trim() === "*") return "*";
  if (numbers.test(inside)) return withoutZeros(inside);
  const range = slice.exec(inside);
  if (range) return `${withoutZeros(range[1] ?? "")}:${withoutZeros(range[2] ?? "")}`;
  if (filter.test(inside)) return inside;
  return namesIn(inside).map(quotedName).join(",");
}

/** Java reads 007 as 7. */
function withoutZeros(text: string): string {
  return text.replace(/-?\d+/g, (digits) => String(Number(digits) + 0));
}

/** Reads `'one', "two"`. */
function namesIn(inside: string): readonly string[] {
  const names: string[] = [];
  for (let at = 0; ; at++) {
    while (inside[at] === " ") at++;
    if (inside[at] !== "'" && inside[at] !== '"')
      throw new PathProblem(`has [${inside}], which Step Functions cannot read`);
    const end = closingQuote(inside, at);
    names.push(unescaped(inside.slice(at + 1, end), inside[at] ?? ""));
    at = end + 1;
    while (inside[at] === " ") at++;
    if (at >= inside.length) return names;
    if (inside[at] !== ",") throw new PathProblem(`has [${inside}], which Step Functions cannot read`);
  }
}

/** A backslash is itself, except before a backslash or the quote around. Recorded on AWS: `$['Test\""Name"']` finds `Test\""Name"`. */
function unescaped(text: string, quote: string): string {
  return text.replace(/\\(.)/gs, (whole, sign: string) => (sign === "\\" || sign === quote ? sign : whole));
}

function quotedName(name: string): string {
  return JSON.stringify(name);
}
