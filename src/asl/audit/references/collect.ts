/** Collects, while every way is followed, which references of the states lead to nothing, and on which ways. */
import type { QueryLanguage, State } from "../../../machine/asl.js";
import { languageOf, wayTo, type At } from "../moves.js";
import { pointerTo } from "../finding.js";
import { textsOf, type Text } from "../texts/texts.js";
import type { Trail } from "../trail.js";
import { lostIn } from "./lost.js";
import { lostInRules } from "./rules-of-choice.js";

/** A reference that leads to nothing when a run stands before a state. */
export interface Lost {
  /** As people write it: `$.made.ClusterId`, `$cluster`. */
  readonly reference: string;
  readonly isVariable: boolean;
  /** A JSON pointer inside of the state. */
  readonly pointer: string;
}

/** A reference that leads to nothing on some way. */
export interface LostReference extends Lost {
  readonly state: string;
  /** The pointer of the state's graph. */
  readonly path: string;
  /** Whether it does on every way. */
  readonly always: boolean;
  /** The shortest way on which it does; `null` at the start. */
  readonly trail: Trail | null;
}

export interface References {
  /** Takes a visit in. */
  readonly watch: (at: At) => void;
  /** Gives what was found, once all ways were followed. */
  readonly lost: () => readonly LostReference[];
}

interface Seen {
  readonly lost: Lost;
  readonly at: At;
  visits: number;
}

export function referenceCollector(): References {
  const texts = evaluatedTexts();
  const visits = new Map<string, number>();
  const seen = new Map<string, Seen>();
  const watch = (at: At): void => {
    // Ways on which something is followed are ways on which nothing is, too.
    if (at.facts.status.life !== "absent") return;
    const place = pointerTo(at.path, at.name);
    visits.set(place, (visits.get(place) ?? 0) + 1);
    const found = [...texts(at).flatMap((text) => lostIn(text, at)), ...lostInRules(at)];
    const once = new Map(found.map((lost): [string, Lost] => [`${place}${lost.pointer} ${lost.reference}`, lost]));
    for (const [key, lost] of once) {
      const known = seen.get(key);
      if (known === undefined) seen.set(key, { lost, at, visits: 1 });
      else known.visits += 1;
    }
  };
  const lost = (): readonly LostReference[] =>
    [...seen.values()].map(({ lost: reference, at, visits: count }) => ({
      ...reference,
      state: at.name,
      path: at.path,
      always: count === visits.get(pointerTo(at.path, at.name)),
      trail: wayTo(at),
    }));
  return { watch, lost };
}

/** Remembers the texts of each state, which is visited often. */
function evaluatedTexts(): (at: At) => readonly Text[] {
  const known = new Map<State, readonly Text[]>();
  return (at) => {
    const found = known.get(at.state) ?? evaluatedIn(at.state, languageOf(at));
    known.set(at.state, found);
    return found;
  };
}

function evaluatedIn(state: State, language: QueryLanguage): readonly Text[] {
  // A Choice evaluates its rules one by one, and each only if none before it was taken.
  return textsOf(state, language).filter(
    ({ role, pointer }) => role === "evaluated" && !pointer.startsWith("/Choices/"),
  );
}
