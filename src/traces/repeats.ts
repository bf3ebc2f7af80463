/** Lines that come again and again, as those of a loop that asks whether something is done: one turn is shown. */

/** A line, or how often the lines before it come again. */
export type Repeated<T> =
  | { readonly kind: "line"; readonly line: T }
  /** The `count` lines before it come `times` more; `last` is the last line of them all. */
  | { readonly kind: "repeat"; readonly count: number; readonly times: number; readonly last: T };

/** From so many turns on it is worth a line that says so. */
const worthFolding = 4;
/** Longer turns are no repeat that anybody would see. */
const longestTurn = 50;

/** Folds what repeats. @param keyOf gives the same for lines that say the same */
export function foldRepeats<T>(lines: readonly T[], keyOf: (line: T) => string): readonly Repeated<T>[] {
  const keys = lines.map(keyOf);
  const folded: Repeated<T>[] = [];
  for (let at = 0; at < lines.length;) {
    const { turn, turns } = bestTurn(keys, at);
    const shown = turns >= worthFolding ? turn : 1;
    for (const line of lines.slice(at, at + shown)) folded.push({ kind: "line", line });
    const end = turns >= worthFolding ? at + turn * turns : at + 1;
    const last = lines[end - 1];
    if (turns >= worthFolding && last !== undefined)
      folded.push({ kind: "repeat", count: turn, times: turns - 1, last });
    at = end;
  }
  return folded;
}

/** The turn that begins at a line and covers most by coming again; of those that cover the same, the shortest. */
function bestTurn(keys: readonly string[], at: number): { readonly turn: number; readonly turns: number } {
  let best = { turn: 1, turns: 1 };
  for (let turn = 1; turn <= longestTurn && at + turn < keys.length; turn++) {
    if (keys[at + turn] !== keys[at]) continue;
    const turns = turnsOf(keys, at, turn);
    const covers = turns >= worthFolding && turn * turns > best.turn * best.turns;
    if (covers) best = { turn, turns };
  }
  return best;
}

function turnsOf(keys: readonly string[], at: number, turn: number): number {
  let end = at + turn;
  while (end < keys.length && keys[end] === keys[end - turn]) end++;
  return Math.floor((end - at) / turn);
}
