/** Shows text from users in messages so that nothing in it is invisible, turns the line around or reaches the terminal. */

/**
 * Controls, bidirectional controls, zero-width and filler characters, line and paragraph separators, tags, and lone
 * surrogates (with the flag `u` a surrogate that has its partner is not matched). Listed rather than taken from `\p{…}`,
 * whose tables differ between versions of Node.
 */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;

const short = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Tells whether a text shows as it is, without a character that cannot be seen. */
export function isPrintable(text: string): boolean {
  return text.search(unseen) === -1;
}

/** Gives the text with every unseen character as `\u{…}`; line breaks and tabs as `\n`, `\r` and `\t`. */
export function printable(text: string): string {
  return text.replace(unseen, (character) => short.get(character) ?? escape(character));
}

/**
 * Gives the text for the middle of a sentence: printable and in backticks, a backtick in it as `\u{60}`.
 *
 * @param max how many characters are shown before the text is cut and `…` added
 */
export function quoted(text: string, max = 40): string {
  let shown = "";
  for (const character of text) {
    const piece = character === "`" ? escape(character) : printable(character);
    if (shown.length + piece.length > max) return `\`${shown}…\``;
    shown += piece;
  }
  return `\`${shown}\``;
}

function escape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
