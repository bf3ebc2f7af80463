/** Cuts a regular expression (JavaScript, no flags) into the pieces that have a meaning of their own. */

/** An escape with all that belongs to it, a whole character class, a counted repetition, or one UTF-16 unit. */
const piece =
  /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|c[A-Za-z]|k<[^<>\\/()[\]{}]*>|[1-9]\d*|0[0-7]{0,2}|[^])|\[(?:\\[^]|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[^]/g;

/** Gives the pieces in order; together they are the pattern. */
export function piecesOf(pattern: string): readonly string[] {
  return pattern.match(piece) ?? [];
}

/** Tells whether a piece is a counted repetition; any other brace is an ordinary character. */
export function isCount(text: string): boolean {
  return text.length > 1 && text.startsWith("{");
}

/** Tells whether a piece is a whole character class. */
export function isClass(text: string): boolean {
  return text.length > 1 && text.startsWith("[");
}
