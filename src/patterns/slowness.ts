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

/** Bounds the counting; what ordinary patterns need is a hundredth of it. */
const mostCounting = 2_000_000;

/** An alphabet for more kinds of characters takes too long. */
const mostSources = 150;

interface Counter {
  readonly automaton: Automaton;
  readonly alphabet: Alphabet;
  /** By letter: which positions read it. */
  readonly readers: Map<number, readonly boolean[]>;
  work: number;
}

/** Gives a text on which the pattern is slow, or `null` when none was found or the pattern is too large to tell. */
export function findSlowText(pattern: Pattern): string | null {
  const exact = buildAutomaton(pattern, unrolled);
  const loose = buildAutomaton(pattern, 0);
  if (exact === null || loose === null) return null;
  const sources = new Set(exact.positions.map(({ source }) => source));
  if (sources.size > mostSources) return null;
  const alphabet = alphabetOf(sources);
  const counter: Counter = { automaton: exact, alphabet, readers: new Map(), work: 0 };
  for (const pump of distinct([...pumpsOf(loose, alphabet), ...pumpsOf(exact, alphabet)])) {
    const prefix = textTo(exact, alphabet, pump.at);
    const text = prefix + pump.text.repeat(Math.max(1, Math.ceil((textLength - prefix.length) / pump.text.length)));
    const ending = slowEnding(counter, text);
    if (ending !== null) return text + ending;
    if (counter.work > mostCounting) return null;
  }
  return null;
}

/** Each once, and one more: `a.*b.*c` needs a text that turns every loop, which is mostly the texts of all loops in a row. */
function distinct(pumps: readonly Pump[]): readonly Pump[] {
  const byText = new Map<string, Pump>();
  for (const pump of pumps) byText.set(`${pump.at.source} ${pump.text}`, pump);
  const [first] = pumps;
  const all = [...new Set(pumps.map(({ text }) => text))].join("");
  const together = first === undefined || all.length > textLength / 4 ? [] : [{ at: first.at, text: all }];
  return [...byText.values(), ...together];
}

/** Gives a letter after which no match is possible, so that all ways are tried; `null` when there are not too many. */
function slowEnding(counter: Counter, text: string): string | null {
  const { letters } = counter.alphabet;
  let ways: ReadonlyMap<number, number> = new Map([[0, 1]]);
  let steps = 0;
  for (const character of text) {
    ways = step(counter, ways, letters.indexOf(character));
    for (const count of ways.values()) steps += count;
    if (steps > mostSteps || ways.size === 0 || counter.work > mostCounting) break;
  }
  if (steps <= mostSteps) return null;
  const dead = letters.findIndex((_, letter) =>
    [...step(counter, ways, letter).keys()].every((position) => position === 0),
  );
  return letters[dead] ?? "";
}

function step(counter: Counter, ways: ReadonlyMap<number, number>, letter: number): ReadonlyMap<number, number> {
  const reads = readersOf(counter, letter);
  const after = new Map<number, number>();
  for (const [position, count] of ways) {
    const edges = counter.automaton.edges[position];
    counter.work += edges?.size ?? 0;
    for (const [next, factor] of edges ?? []) {
      if (reads[next] === true) after.set(next, (after.get(next) ?? 0) + count * factor);
    }
  }
  return after;
}

function readersOf(counter: Counter, letter: number): readonly boolean[] {
  const known = counter.readers.get(letter);
  if (known) return known;
  const bit = 1n << BigInt(letter);
  const readers = counter.automaton.positions.map(
    ({ source }) => ((counter.alphabet.read.get(source) ?? 0n) & bit) !== 0n,
  );
  counter.readers.set(letter, readers);
  return readers;
}
