/**
 * StringMatches: `*` stands for any text, `\*` for a star, `\\` for a backslash. Matched without ever going back, so
 * that no pattern takes long. Source: developer guide, state-choice, read 2026-11-24.
 */

/** Whether a text is of a pattern. */
export function matchesPattern(text: string, pattern: string): boolean {
  const [first = "", ...more] = piecesOf(pattern);
  const last = more.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  // The earliest place of each piece leaves the most room for those behind it.
  for (const piece of more) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** Gives the texts between the stars. */
function piecesOf(pattern: string): readonly string[] {
  const pieces: string[] = [""];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] ?? "";
    const next = pattern[at + 1];
    if (sign === "*") pieces.push("");
    else {
      const escaped = sign === "\\" && (next === "*" || next === "\\");
      pieces.push((pieces.pop() ?? "") + (escaped ? next : sign));
      if (escaped) at++;
    }
  }
  return pieces;
}
