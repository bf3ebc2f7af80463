/** Patterns of paths: `*` stands for any characters of one name, `**` for any folders, `?` for one character. */
import { matchesText } from "../text/wildcard.js";

/** Tells whether a path fits a pattern. Takes time in proportion to the product of their lengths. */
export function matchesGlob(path: string, pattern: string): boolean {
  return matchesNames(path.split("/"), pattern.replace(/^(?:\.\/)+/, "").split("/"));
}

function matchesNames(names: readonly string[], patterns: readonly string[]): boolean {
  let reached = withFolders(new Set([0]), patterns);
  for (const name of names) {
    const next = new Set<number>();
    for (const place of reached) {
      const wanted = patterns[place];
      if (wanted === "**") next.add(place);
      else if (wanted !== undefined && matchesText(name, wanted)) next.add(place + 1);
    }
    reached = withFolders(next, patterns);
  }
  return reached.has(patterns.length);
}

function withFolders(places: ReadonlySet<number>, patterns: readonly string[]): ReadonlySet<number> {
  const all = new Set(places);
  for (const place of all) if (patterns[place] === "**") all.add(place + 1);
  return all;
}
