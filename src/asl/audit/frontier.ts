/**
 * The states that are still to be visited, the shortest way first. Facts that were seen are not visited again; where
 * too many differ only in their values, they are joined, so that no number of Choices makes the visits grow with
 * their combinations.
 */
import { isSameKnowledge, joinFacts, statusKey, type Facts } from "./facts.js";
import type { Trail } from "./trail.js";

export interface Entry {
  readonly name: string;
  readonly facts: Facts;
  readonly trail: Trail | null;
}

/** How many sets of values are kept apart for one state and status. */
const KEPT_APART = 8;

interface Seen {
  readonly kept: Kept[];
  /** What holds in all facts that were seen, once they were too many. */
  joined: Kept | null;
}

/** Facts that wait to be visited, or were; what is joined to them while they wait needs no visit of its own. */
interface Kept {
  facts: Facts;
  length: number;
  waits: boolean;
}

export interface Frontier {
  /** Adds a place to visit, unless nothing new is known there. */
  readonly add: (entry: Entry) => void;
  /** Takes the place with the shortest way; `null` when all is visited. */
  readonly take: () => Entry | null;
}

type Waiting = Omit<Entry, "facts"> & { readonly kept: Kept };

export function frontier(): Frontier {
  const waiting: Waiting[][] = [];
  const places = new Map<string, Seen>();
  let shortest = 0;
  return {
    add: ({ name, facts, trail }) => {
      const place = `${statusKey(facts.status)} ${name}`;
      const seen = places.get(place) ?? { kept: [], joined: null };
      places.set(place, seen);
      const length = trail?.length ?? 0;
      const kept = learn(seen, facts, length);
      if (kept === null) return;
      (waiting[length] ??= []).push({ name, trail, kept });
      shortest = Math.min(shortest, length);
    },
    take: () => {
      for (; shortest < waiting.length; shortest += 1) {
        for (let entry = waiting[shortest]?.shift(); entry; entry = waiting[shortest]?.shift()) {
          if (!entry.kept.waits) continue;
          entry.kept.waits = false;
          return { name: entry.name, facts: entry.kept.facts, trail: entry.trail };
        }
      }
      return null;
    },
  };
}

/**
 * Takes facts in; gives what is to be visited on this way, or `null` if that is nothing new or waits on a way as
 * short.
 */
function learn(seen: Seen, facts: Facts, length: number): Kept | null {
  const known = seen.kept.find((kept) => isSameKnowledge(kept.facts, facts));
  if (known !== undefined) return shorter(known, length);
  if (seen.joined === null && seen.kept.length < KEPT_APART) {
    const kept = { facts, length, waits: true };
    seen.kept.push(kept);
    return kept;
  }
  const before = seen.joined?.facts ?? seen.kept.map((kept) => kept.facts).reduce(joinFacts);
  const joined = joinFacts(before, facts);
  if (seen.joined?.waits) {
    seen.joined.facts = joined;
    return shorter(seen.joined, length);
  }
  if (seen.joined !== null && isSameKnowledge(joined, before)) return null;
  seen.joined = { facts: joined, length, waits: true };
  return seen.joined;
}

function shorter(kept: Kept, length: number): Kept | null {
  if (!kept.waits || kept.length <= length) return null;
  kept.length = length;
  return kept;
}
