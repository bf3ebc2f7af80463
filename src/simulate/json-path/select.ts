/**
 * Follows a path through a document as Jayway does, whose messages Step Functions quotes: up to the first step that may
 * lead to several places each step must lead somewhere; behind it, what leads nowhere is left out.
 */
import type { Json } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";
import type { Budget } from "./budget.js";
import { holds, type Follow } from "./filter.js";
import { whyNowhere } from "./nowhere.js";
import { isDefinite } from "./path.js";
import type { Segment, Selector } from "./segments.js";

export type Selected = { readonly value: Json } | { readonly missing: string };

/** Gives one value for a path to one place, a list for any other, or why there is nothing. */
export function select(segments: readonly Segment[], document: Json, budget: Budget): Selected {
  let places: readonly Json[] = [document];
  let strict = true;
  for (const [at, segment] of segments.entries()) {
    const [place] = places;
    const missing = strict && place !== undefined ? whyNowhere(segments, at, place) : null;
    if (missing !== null) return { missing };
    const last = at === segments.length - 1;
    places = places.flatMap((each) => chosenBy(segment, each, last, budget));
    budget.spend(places.length + 1);
    strict &&= isDefinite(segments.slice(0, at + 1));
  }
  if (!isDefinite(segments)) return { value: places };
  const [value] = places;
  return value === undefined ? { missing: "No results" } : { value };
}

function chosenBy(segment: Segment, place: Json, last: boolean, budget: Budget): readonly Json[] {
  if (segment.descends) {
    return insideOf(place, budget).flatMap((inner) =>
      segment.selectors.flatMap((selector) => picked(selector, inner, true, budget)),
    );
  }
  // Several names at the end of a path give one record of those that are there.
  const merged = last && segment.selectors.length > 1 ? recordOf(segment.selectors, place) : null;
  return merged === null ? segment.selectors.flatMap((each) => picked(each, place, false, budget)) : [merged];
}

function recordOf(selectors: readonly Selector[], place: Json): Json | null {
  if (!isObject(place) || !selectors.every((selector) => selector.kind === "name")) return null;
  const there = selectors.filter(({ name }) => Object.hasOwn(place, name));
  return Object.fromEntries(there.map(({ name }) => [name, place[name] ?? null]));
}

/** Gives a value and all that is in it, each before what is in it. */
function insideOf(place: Json, budget: Budget): readonly Json[] {
  const all: Json[] = [];
  const waiting: Json[] = [place];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    budget.spend(1);
    all.push(next);
    const children = childrenOf(next);
    for (let index = children.length - 1; index >= 0; index--) waiting.push(children[index] ?? null);
  }
  return all;
}

function childrenOf(place: Json): readonly Json[] {
  if (isList(place)) return place;
  return isObject(place) ? Object.values(place) : [];
}

function picked(selector: Selector, place: Json, descending: boolean, budget: Budget): readonly Json[] {
  switch (selector.kind) {
    case "name":
      return isObject(place) && Object.hasOwn(place, selector.name) ? [place[selector.name] ?? null] : [];
    case "index":
      return isList(place) ? present(place.at(selector.index)) : [];
    case "slice":
      return isList(place) ? place.slice(selector.from, selector.to) : [];
    case "wildcard": {
      const children = childrenOf(place);
      budget.spend(children.length);
      return children;
    }
    case "filter": {
      const follow = followWith(budget);
      // A record is filtered itself, not what is in it; below `..` each element comes by itself.
      if (isObject(place)) return holds(selector.test, place, follow) ? [place] : [];
      return isList(place) && !descending ? place.filter((element) => holds(selector.test, element, follow)) : [];
    }
  }
}

function present(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : [value];
}

function followWith(budget: Budget): Follow {
  return (segments, from) => {
    budget.spend(1);
    const selected = select(segments, from, budget);
    return "value" in selected ? selected.value : undefined;
  };
}
