/**
 * Finds a short text on which a backtracking engine takes very long: `(a+)+$` on `aaaa…!`. First it looks for texts that
 * loop in the automaton and at the same time lead from one position of a loop to another, then it counts, exactly and
 * with the text at hand, in how many ways the pattern can read it. No clock is involved: the answer is always the same.
 */
import { alphabetOf, type Alphabet } from "./alphabet.js";
import { buildAutomaton, type Automaton } from "./automaton.js";
import { pumpsOf, textTo, type Pump } from "./pumps.js";
import type { Pattern } from "./tree.js";

/** Slow is what a text of so many characters can keep busy for so many steps: some tenths of a second. */
const textLength = 256;
const mostSteps = 10_000_000;

/** Up to so many positions a counted repetition is taken as it is. */
const unrolled = 128;

/** Gives a text on which the pattern is slow, or `null` when none was found or the pattern is too large to tell. */
export function findSlowText(pattern: Pattern): string | null {
  const exact = buildAutomaton(pattern, unrolled);
  const loose = buildAutomaton(pattern, 0);
  if (exact === null || loose === null) return null;
  const alphabet = alphabetOf(new Set(exact.positions.map(({ source }) => source)));
  for (const pump of withAllTogether([...pumpsOf(loose, alphabet), ...pumpsOf(exact, alphabet)])) {
    const prefix = textTo(exact, alphabet, pump.at);
    const text = prefix + pump.text.repeat(Math.ceil((textLength - prefix.length) / pump.text.length));
    const ending = slowEnding(exact, alphabet, text);
    if (ending !== null) return text + ending;
  }
  return null;
}

/** `a.*b.*c` needs one text that turns every loop, which is mostly the texts of all loops in a row. */
function withAllTogether(pumps: readonly Pump[]): readonly Pump[] {
  const [first] = pumps;
  const text = [...new Set(pumps.map((pump) => pump.text))].join("");
  return first === undefined || text.length > textLength / 4 ? pumps : [...pumps, { at: first.at, text }];
}

/** Gives a letter after which no match is possible, so that all ways are tried; `null` when there are not too many. */
function slowEnding(automaton: Automaton, alphabet: Alphabet, text: string): string | null {
  let ways: ReadonlyMap<number, number> = new Map([[0, 1]]);
  let steps = 0;
  for (const character of text) {
    ways = step(automaton, alphabet, ways, alphabet.letters.indexOf(character));
    for (const count of ways.values()) steps += count;
    if (steps > mostSteps || ways.size === 0) break;
  }
  if (steps <= mostSteps) return null;
  const dead = alphabet.letters.findIndex((_, letter) => [...step(automaton, alphabet, ways, letter).keys()].every((at) => at === 0));
  return alphabet.letters[dead] ?? "";
}

function step(automaton: Automaton, alphabet: Alphabet, ways: ReadonlyMap<number, number>, letter: number): Map<number, number> {
  const bit = 1n << BigInt(letter);
  const after = new Map<number, number>();
  for (const [position, count] of ways) {
    for (const [next, factor] of automaton.edges[position] ?? []) {
      const source = automaton.positions[next]?.source ?? "";
      if (((alphabet.read.get(source) ?? 0n) & bit) !== 0n) after.set(next, (after.get(next) ?? 0) + count * factor);
    }
  }
  return after;
}
