/**
 * Writes a regular expression as a JSONata literal `/…/`. The scanner of JSONata 2.0.6 ends it at the first unescaped
 * `/` at bracket depth 0; it counts every bracket that has no backslash right before it, inside character classes too,
 * and also takes the second of two backslashes for one that escapes.
 */
import { isPrintable } from "../../text/printable.js";
import { isClass, isCount, piecesOf } from "../../patterns/pieces.js";

/**
 * Gives a JSONata regex literal that matches what `new RegExp(pattern)` matches.
 *
 * @param pattern valid for JavaScript without flags, see `inspectPattern`
 */
export function patternLiteral(pattern: string): string {
  const body = piecesOf(pattern).map(write).join("");
  return `/${body === "" ? "(?:)" : body}/`;
}

function write(piece: string): string {
  if (isCount(piece) || piece === "(" || piece === ")") return piece;
  if (isClass(piece)) return `[${(piece.slice(1, -1).match(/\\[^]|[^]/g) ?? []).map(writeMember).join("")}]`;
  return writeMember(piece);
}

/**
 * Brackets become `\xNN`, so that the scanner counts only those that stand in pairs, and so that no `{%`, `%}` or `${`
 * comes to stand in the expression.
 */
function writeMember(piece: string): string {
  const escaped = piece.length === 2 && piece.startsWith("\\");
  const character = escaped ? piece.slice(1) : piece;
  if (character === "/") return "\\/";
  if (character === "\\" || "()[]{}".includes(character)) return codeEscape(character);
  if (character.length === 1 && !isPrintable(character)) return codeEscape(character);
  return piece;
}

/** Surrogates come one by one: without the flag `u` each half is a character of its own. */
function codeEscape(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
