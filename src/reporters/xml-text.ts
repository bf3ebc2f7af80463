/** Text inside XML 1.0. */
import { printable } from "../text/printable.js";

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

/**
 * Gives text for an attribute or an element. XML has no way at all to write most controls, lone surrogates, U+FFFE and
 * U+FFFF; they are shown as `\u{…}`.
 */
export function xmlText(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}
