/** Finds texts that may be repeated at some position of an automaton and read in more than one way. */
import type { Alphabet } from "./alphabet.js";
import type { Automaton } from "./automaton.js";
import type { CharacterPattern } from "./tree.js";

export interface Pump {
  /** What was read just before. */
  readonly at: CharacterPattern;
  readonly text: string;
}

/** Bounds the search in all; what ordinary patterns need is under a hundredth of it. */
const mostVisits = 50_000;

/** Where several readings of one text stand: a position for each. */
type Stand = readonly number[];

interface Search {
  readonly automaton: Automaton;
  readonly masks: readonly bigint[];
  readonly letters: readonly string[];
  visits: number;
}

/**
 * Gives texts `w` for which positions p and q exist so that `w` leads from p to p, from p to q and from q to q, which is
 * the mark of every ambiguity that grows with the text (Weber and Seidl, On the degree of ambiguity of finite automata,
 * 1991); and loops through an edge that counts more than once.
 */
export function pumpsOf(automaton: Automaton, alphabet: Alphabet): readonly Pump[] {
  const search = searchIn(automaton, alphabet);
  const looping = loopingPositions(automaton);
  const pumps = runsOf(search);
  for (const p of looping) {
    if (search.visits > mostVisits) break;
    for (const [next, ways] of automaton.edges[p] ?? []) {
      const back = ways > 1 ? textBetween(search, [next], [p]) : null;
      if (back !== null) addPump(pumps, automaton, p, firstLetter(search, [next]) + back);
    }
    for (const q of looping) {
      search.visits++;
      if (p === q || common(search, [p, q]) === 0n) continue;
      addPump(pumps, automaton, p, textBetween(search, [p, p, q], [p, q, q]));
    }
  }
  return pumps;
}

/**
 * Gives each letter that may come twice in a row: these cost nothing, and find `a?a?a?…aaa`, which has no loop, and what a
 * search among hundreds of loops does not come to.
 */
function runsOf(search: Search): Pump[] {
  const runs: Pump[] = [];
  search.automaton.positions.forEach((at, position) => {
    for (const next of search.automaton.edges[position]?.keys() ?? []) {
      const text = firstLetter(search, [position, next]);
      if (position > 0 && text !== "" && !runs.some((run) => run.text === text)) runs.push({ at, text });
    }
  });
  return runs;
}

/** Gives a shortest text that the automaton can have read when it stands where this character was read. */
export function textTo(automaton: Automaton, alphabet: Alphabet, target: CharacterPattern): string {
  if (automaton.positions[0] === target) return "";
  const search = searchIn(automaton, alphabet);
  return textWhere(search, [0], ([at = 0]) => automaton.positions[at] === target) ?? "";
}

function searchIn(automaton: Automaton, alphabet: Alphabet): Search {
  const masks = automaton.positions.map(({ source }) => alphabet.read.get(source) ?? 0n);
  return { automaton, masks, letters: alphabet.letters, visits: 0 };
}

function addPump(pumps: Pump[], automaton: Automaton, position: number, text: string | null): void {
  const at = automaton.positions[position];
  if (at !== undefined && text !== null && text !== "") pumps.push({ at, text });
}

/** Takes away, again and again, positions that nothing leads to or that lead nowhere: what stays lies on or between loops. */
function loopingPositions(automaton: Automaton): readonly number[] {
  const before: number[][] = automaton.positions.map(() => []);
  automaton.edges.forEach((edges, from) => {
    for (const to of edges.keys()) before[to]?.push(from);
  });
  const after = automaton.edges.map((edges) => [...edges.keys()]);
  const fromStart = peel(after, before);
  const toEnd = peel(before, after);
  return automaton.positions
    .map((_, position) => position)
    .filter((position) => !fromStart.has(position) && !toEnd.has(position));
}

/** Gives the positions that no loop leads to. */
function peel(after: readonly (readonly number[])[], before: readonly (readonly number[])[]): ReadonlySet<number> {
  const missing = before.map((positions) => positions.length);
  const peeled = missing.flatMap((count, position) => (count === 0 ? [position] : []));
  for (const position of peeled) {
    for (const next of after[position] ?? []) {
      const left = (missing[next] ?? 0) - 1;
      missing[next] = left;
      if (left === 0) peeled.push(next);
    }
  }
  return new Set(peeled);
}

function textBetween(search: Search, from: Stand, to: Stand): string | null {
  return textWhere(search, from, (stand) => stand.every((position, index) => position === to[index]));
}

/** Breadth first: a shortest text that all readings can read, from a stand to one that is wanted. */
function textWhere(search: Search, from: Stand, isWanted: (stand: Stand) => boolean): string | null {
  if (search.visits > mostVisits) return null;
  const queue: { readonly stand: Stand; readonly text: string }[] = [{ stand: from, text: "" }];
  const seen = new Set<string>();
  for (const { stand, text } of queue) {
    if (search.visits > mostVisits) return null;
    for (const next of nextStands(search, stand)) {
      const key = next.join();
      if (seen.has(key)) continue;
      seen.add(key);
      const read = text + firstLetter(search, next);
      if (isWanted(next)) return read;
      queue.push({ stand: next, text: read });
    }
  }
  return null;
}

function nextStands(search: Search, stand: Stand): readonly Stand[] {
  let stands: Stand[] = [[]];
  for (const position of stand) {
    const nexts = [...(search.automaton.edges[position]?.keys() ?? [])];
    search.visits += stands.length * nexts.length;
    if (search.visits > mostVisits) return [];
    stands = stands.flatMap((begun) =>
      nexts.map((next) => [...begun, next]).filter((longer) => common(search, longer) !== 0n),
    );
  }
  return stands;
}

/** The letters that all these positions read. */
function common(search: Search, stand: Stand): bigint {
  return stand.reduce((letters, position) => letters & (search.masks[position] ?? 0n), -1n);
}

function firstLetter(search: Search, stand: Stand): string {
  const letters = common(search, stand);
  return search.letters.find((_, index) => (letters & (1n << BigInt(index))) !== 0n) ?? "";
}
