/**
 * Text between apostrophes in a call. A backslash stands before an apostrophe, a brace or a backslash; before anything
 * else AWS refuses the machine (recorded on AWS: `\"` in a text).
 */
import { PathProblem } from "../dialect.js";

export interface Text {
  readonly value: string;
  /** The same, cut at each `{}` that no backslash stands before: what Format puts its arguments between. */
  readonly pieces: readonly string[];
}

const escapable = "'{}\\";

/** @param begin the place of the first apostrophe */
export function readText(source: string, begin: number): { readonly text: Text; readonly end: number } {
  const pieces: string[] = [];
  let value = "";
  let piece = "";
  for (let at = begin + 1; at < source.length; at++) {
    const sign = source[at] ?? "";
    if (sign === "'") return { text: { value, pieces: [...pieces, piece] }, end: at + 1 };
    if (sign === "{" && source[at + 1] === "}") {
      pieces.push(piece);
      piece = "";
      value += "{}";
      at++;
      continue;
    }
    const escaped = sign === "\\" ? source[++at] : undefined;
    if (sign === "\\" && (escaped === undefined || !escapable.includes(escaped))) {
      throw new PathProblem(`has "\\${escaped ?? ""}" in a text; a backslash goes before ' { } and \\ only`);
    }
    value += escaped ?? sign;
    piece += escaped ?? sign;
  }
  throw new PathProblem("has a text that no apostrophe closes");
}
