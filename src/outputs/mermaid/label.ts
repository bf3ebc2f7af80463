/** Texts as labels of Mermaid: whatever they hold, they are shown and never read as syntax, HTML or Markdown. */

/** Besides letters and digits these mean nothing anywhere in a quoted label. */
const plain = /[\p{L}\p{N}\p{M} .,'/()!?=…×≤-]/u;

/** Gives a label in quotes. @param lines shown below one another */
export function label(lines: readonly string[]): string {
  return `"${lines.map(escaped).join("<br/>")}"`;
}

/**
 * Escapes by Mermaid's own entities, `#35;` for `#`. Markdown would take what begins like an item of a list for one, and
 * an underscore at the edge of a word for emphasis.
 */
function escaped(text: string): string {
  const characters = [...text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(/\p{Cs}/gu, "\uFFFD")];
  const item = /^\s*(?:[-+]|\p{N}+[.)])/u.exec(text)?.[0].length ?? 0;
  return characters
    .map((character, index) => {
      const isMarker = index === item - 1;
      return !isMarker && (plain.test(character) || isInsideWord(characters, index)) ? character : entity(character);
    })
    .join("");
}

function isInsideWord(characters: readonly string[], index: number): boolean {
  const isWord = (at: number): boolean => /[\p{L}\p{N}]/u.test(characters[at] ?? "");
  return characters[index] === "_" && isWord(index - 1) && isWord(index + 1);
}

function entity(character: string): string {
  return `#${character.codePointAt(0)};`;
}

/** Gives at most so many characters of a text, white space pressed together. */
export function shortened(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return characters.length <= most ? characters.join("") : `${characters.slice(0, most - 1).join("")}…`;
}
