/** How the forms that are JSON are written down. */

/** Gives a JSON document with a line break at its end, in which nothing is left that a terminal would act on. */
export function jsonText(document: object): string {
  return `${escaped(JSON.stringify(document, null, 2))}\n`;
}

/** A terminal must not act on what a source holds; JSON's own escapes leave C1 controls and bidirectional marks as they are. */
function escaped(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
