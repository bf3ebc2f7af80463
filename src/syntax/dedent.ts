/**
 * Removes the indentation of `"""` text, as Java's text blocks do: what all its lines that are not blank begin with, the
 * line break after the opening quotes, and the blanks before the closing ones.
 */

/**
 * Gives the pieces of a text without its indentation.
 *
 * @param pieces the text as written, cut where interpolations stand; there is one piece more than interpolations
 */
export function dedent(pieces: readonly string[]): readonly string[] {
  const texts = pieces.map((piece) => (piece.includes("\r") ? piece.replaceAll("\r\n", "\n") : piece));
  const opensWithLine = /^[ \t]*\n/.test(texts[0] ?? "");
  const indentation = commonIndentation(texts);
  return texts.map((text, index) => {
    const lines = text.split("\n");
    const dedented = lines.map((line, number) => (number === 0 ? line : without(line, indentation)));
    if (index === 0 && opensWithLine) dedented.shift();
    const last = dedented.length - 1;
    if (index === texts.length - 1 && lines.length > 1 && isBlank(lines.at(-1) ?? "")) dedented[last] = "";
    return dedented.join("\n");
  });
}

/** The blanks that all lines begin with; a line counts if it is not blank, or an interpolation follows. */
function commonIndentation(texts: readonly string[]): string {
  let common: string | null = null;
  for (const [index, text] of texts.entries()) {
    const lines = text.split("\n");
    for (const [number, line] of lines.entries()) {
      const beforeInterpolation = number === lines.length - 1 && index < texts.length - 1;
      if (number === 0 || (isBlank(line) && !beforeInterpolation)) continue;
      const blanks = /^[ \t]*/.exec(line)?.[0] ?? "";
      common = common === null ? blanks : sharedStart(common, blanks);
    }
  }
  return common ?? "";
}

function sharedStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}

function without(line: string, indentation: string): string {
  return line.slice(sharedStart(indentation, line).length);
}

function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}
