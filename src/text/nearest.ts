/** Finds the word somebody probably meant. It would rather say nothing than suggest a stranger. */

/** Nobody means a name longer than this by a slip of the finger; the limit also bounds the cost. */
const longestWord = 100;

/**
 * Gives the candidate that is close to a misspelt word, the first one of several equally close, or `null`.
 * Case and `-` for `_` cost nothing; other slips may be one, two from six letters on, and a third of the word at most.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > longestWord) return null;
  const wanted = fold(word);
  let allowed = Math.min(word.length >= 6 ? 2 : 1, Math.floor(word.length / 3));
  let best: string | null = null;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > allowed) continue;
    const slips = distance(wanted, fold(candidate));
    if (slips > allowed) continue;
    if (slips === 0) return candidate;
    best = candidate;
    allowed = slips - 1;
  }
  return best;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll("-", "_");
}

/** Damerau-Levenshtein distance (adjacent letters may be swapped), by the row; both words are short. */
function distance(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const cheapest = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(swapped ? Math.min(cheapest, at(beforeLast, column - 2) + 1) : cheapest);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
