/** How wide text is in a terminal: tabs, wide characters, and what is shown escaped. */
import { printable } from "../text/printable.js";

/** A character of the source as it is shown. */
export interface Cell {
  /** The offset in the line, in UTF-16 units. */
  readonly offset: number;
  readonly shown: string;
  /** The columns it takes: 0 for a combining mark. */
  readonly width: number;
}

const tabWidth = 4;

const asciiPattern = /^[\x20-\x7e]*$/;
const zeroWidthPattern = /^[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]$/u;
/** Unicode's East Asian Width "wide" and "fullwidth", as far as property escapes say it, and the emoji shown as pictures. */
const widePattern =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;

/** Lays out a line. */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  let column = 0;
  for (const character of line) {
    const shown = character === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : printable(character);
    const width = widthOf(shown);
    cells.push({ offset, shown, width });
    offset += character.length;
    column += width;
  }
  return cells;
}

/** Gives the columns that cells take together. */
export function widthOfCells(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function widthOf(shown: string): number {
  if (asciiPattern.test(shown)) return shown.length;
  if (zeroWidthPattern.test(shown)) return 0;
  return widePattern.test(shown) ? 2 : 1;
}
