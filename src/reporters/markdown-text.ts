/** Text of users inside GitHub Flavored Markdown, so that it shows as it is and does nothing. */

/**
 * What a character becomes outside code. Entities for HTML; a zero-width space, as Renovate sets it, keeps `@name` from
 * calling somebody and `#12` from mentioning an issue, which a backslash does not; `$` would begin a formula.
 */
const escapes: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["@", "@&#8203;"],
  ["#", "#&#8203;"],
  ...[..."\\`*_[]|~$"].map((character) => [character, `\\${character}`] as const),
]);

/** Gives a printable sentence, in which what stands between two backticks stays code. */
export function markdownText(sentence: string): string {
  // The pattern's group makes every second piece one that stood in backticks.
  return sentence
    .split(/`([^`]+)`/)
    .map((piece, index) => (index % 2 === 1 ? markdownCode(piece) : escaped(piece)))
    .join("");
}

/** Gives printable text as code, fenced by more backticks than stand in it. */
export function markdownCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  // One blank at both ends is taken off again; without them a backtick at an end would belong to the fence.
  const padding = /^`|`$|^ .* $/.test(text) ? " " : "";
  return `${fence}${padding}${text}${padding}${fence}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>@#\\`*_[\]|~$]/g, (character) => escapes.get(character) ?? character);
}
