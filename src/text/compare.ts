/** The one order of texts. */

/** Orders text by UTF-16 units: the same order on every machine, whatever its language. */
export function compareText(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
