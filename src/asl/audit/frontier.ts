/**
 * The states that are still to be visited, the shortest way first. Facts that were seen are not visited again; where too many
 * differ only in their values, they are joined, so that no number of Choices makes the visits grow with their combinations.
 */
import { joinFacts, knowledgeKey, statusKey, type Facts } from "./facts.js";
import type { Trail } from "./trail.js";

export interface Entry {
  readonly name: string;
  readonly facts: Facts;
  readonly trail: Trail | null;
}

/** How many sets of values are kept apart for one state and status. */
const KEPT_APART = 12;

interface Seen {
  readonly keys: Set<string>;
  joined: Facts | null;
}

export interface Frontier {
  /** Adds a place to visit, unless nothing new is known there. */
  readonly add: (entry: Entry) => void;
  /** Takes the place with the shortest way; `null` when all is visited. */
  readonly take: () => Entry | null;
}

export function frontier(): Frontier {
  const waiting: Entry[][] = [];
  const seen = new Map<string, Seen>();
  let shortest = 0;
  return {
    add: (entry) => {
      const facts = admitted(entry, seen);
      if (facts === null) return;
      const length = entry.trail?.length ?? 0;
      (waiting[length] ??= []).push({ ...entry, facts });
      shortest = Math.min(shortest, length);
    },
    take: () => {
      for (; shortest < waiting.length; shortest += 1) {
        const entry = waiting[shortest]?.shift();
        if (entry) return entry;
      }
      return null;
    },
  };
}

/** Gives the facts to visit with; `null` when they, or less certain ones, were there before. */
function admitted({ name, facts }: Entry, seen: Map<string, Seen>): Facts | null {
  const place = `${statusKey(facts.status)} ${name}`;
  const known = seen.get(place) ?? { keys: new Set<string>(), joined: null };
  seen.set(place, known);
  const key = knowledgeKey(facts);
  if (known.keys.has(key)) return null;
  if (known.keys.size < KEPT_APART) {
    known.keys.add(key);
    return facts;
  }
  const joined = known.joined === null ? facts : joinFacts(known.joined, facts);
  if (known.joined !== null && knowledgeKey(joined) === knowledgeKey(known.joined)) return null;
  known.joined = joined;
  return joined;
}
