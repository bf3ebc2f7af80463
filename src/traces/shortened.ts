import { printable } from "../text/printable.js";

/** Values longer than this are cut; the JSON form has them whole. */
const longest = 400;

/** Gives a value of a run for a line: printable, and cut where it is long, with how long it is. */
export function shortened(text: string): string {
  const shown = printable(text);
  return shown.length <= longest ? shown : `${shown.slice(0, longest)}… (${text.length} characters)`;
}
