/** What the text between quotes means: escapes, and the indentation of `"""` text. */
import { syntax } from "../diagnostics/catalog/syntax.js";
import type { Report } from "../diagnostics/diagnostic.js";

const simple: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
  ["$", "$"],
]);
const escape = /\\(?:u\{([0-9A-Fa-f]*)\}|u[0-9A-Fa-f]{0,4}|[^])/g;

/** What only regular expressions have; `\r`, `\'` and others are escapes elsewhere, and may have been meant as such. */
const ofPatterns = /^\\[dDsSwW.*+^|[\]]$/;

/** Gives the text that a piece of a string means; an unknown escape stays as it is written. */
export function unescape(raw: string): string {
  if (!raw.includes("\\")) return raw;
  return raw.replace(escape, (written, digits: string | undefined) => {
    if (digits !== undefined) return isCodePoint(digits) ? String.fromCodePoint(Number.parseInt(digits, 16)) : written;
    return simple.get(written.slice(1)) ?? written;
  });
}

/** Reports the escapes of a piece that begins at `start` which mean nothing. */
export function checkEscapes(raw: string, start: number, report: Report): void {
  if (!raw.includes("\\")) return;
  for (const { 0: written, 1: digits, index } of raw.matchAll(escape)) {
    const at = { start: start + index, end: start + index + written.length };
    if (digits !== undefined) {
      if (!isCodePoint(digits)) report(syntax.badCodePoint(at, written, null));
    } else if (written.startsWith("\\u")) {
      const fix = { title: "Write it with braces", safe: true, edits: [{ ...at, text: `\\u{${written.slice(2)}}` }] };
      report(syntax.badCodePoint(at, written, written.length === 6 ? fix : null));
    } else if (!simple.has(written.slice(1))) {
      const fix = {
        title: "Write the backslash as `\\\\`",
        safe: ofPatterns.test(written),
        edits: [{ ...at, text: `\\${written}` }],
      };
      report(syntax.unknownEscape(at, written, fix));
    }
  }
}

function isCodePoint(digits: string): boolean {
  return digits.length >= 1 && digits.length <= 6 && Number.parseInt(digits, 16) <= 0x10ffff;
}
