/** How wide text is in a picture: an estimate that is rather too large, as nobody knows the reader's font. */
import { cellsOf, widthOfCells } from "../../reporters/cells.js";

/** Pixels of a letter, at 12 pixels of height. */
const letter = 7.2;

/** Gives the width in pixels. */
export function textWidth(text: string): number {
  return widthOfCells(cellsOf(text)) * letter;
}

/** Gives as much of a text as fits, with `…` where it was cut; nothing where not even that fits. */
export function fitted(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let shown = "";
  for (const character of text) {
    if (textWidth(`${shown}${character}…`) > width) break;
    shown += character;
  }
  return shown === "" ? "" : `${shown}…`;
}
