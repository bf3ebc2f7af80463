/** Patterns of texts: `*` stands for any characters, `?` for one. */

/** Tells whether a text fits a pattern. Takes time in proportion to the product of their lengths. */
export function matchesText(text: string, written: string): boolean {
  const pattern = [...written];
  // The places in the pattern that can be reached with what was read of the text.
  let reached = withStars(new Set([0]), pattern);
  for (const character of text) {
    const next = new Set<number>();
    for (const place of reached) {
      const wanted = pattern[place];
      if (wanted === "*") next.add(place);
      else if (wanted === "?" || wanted === character) next.add(place + 1);
    }
    reached = withStars(next, pattern);
  }
  return reached.has(pattern.length);
}

function withStars(places: ReadonlySet<number>, pattern: readonly string[]): ReadonlySet<number> {
  const all = new Set(places);
  for (const place of all) if (pattern[place] === "*") all.add(place + 1);
  return all;
}
