/** Why a step leads nowhere, in the words of Jayway, which Step Functions puts into its causes. */
import type { Json } from "../../machine/asl.js";
import { isList, isObject } from "../../machine/json.js";
import type { Segment, Selector } from "./segments.js";

/**
 * Gives the reason, or `null` if the step leads somewhere or may lead to any number of places.
 * Recorded on AWS: "No results for path: $['a']" at the end of a path, "Missing property in path $['no']" before it.
 */
export function whyNowhere(segments: readonly Segment[], at: number, place: Json): string | null {
  const segment = segments[at];
  const [first] = segment?.selectors ?? [];
  if (!segment || !first || segment.descends || first.kind === "wildcard") return null;
  const reached = placeName(segments.slice(0, at));
  if (first.kind === "name") return whyNoField(segments, at, place);
  if (first.kind === "filter") {
    return isObject(place) || isList(place) ? null : `Filter: [?] can not be applied to primitives in path ${reached}`;
  }
  if (place === null) return `The path ${reached} is null`;
  if (!isList(place)) return `Filter: ${segmentName(segment)} can only be applied to arrays in path ${reached}`;
  const single = first.kind === "index" && segment.selectors.length === 1;
  return single && place.at(first.index) === undefined ? `No results for path: ${placeName(segments)}` : null;
}

function whyNoField(segments: readonly Segment[], at: number, place: Json): string | null {
  const segment = segments[at];
  const names = segment?.selectors.flatMap((selector) => (selector.kind === "name" ? [selector.name] : [])) ?? [];
  const [name = ""] = names;
  if (!isObject(place)) {
    const kind = place === null ? "null" : isList(place) ? "array" : typeof place;
    return `Expected to find an object with property ['${name}'] in path ${placeName(segments.slice(0, at))} but found '${kind}'`;
  }
  if (names.length > 1 || Object.hasOwn(place, name)) return null;
  return at === segments.length - 1
    ? `No results for path: ${placeName(segments)}`
    : `Missing property in path ${placeName(segments.slice(0, at + 1))}`;
}

function placeName(segments: readonly Segment[]): string {
  return `$${segments.map((segment) => `${segment.descends ? ".." : ""}${segmentName(segment)}`).join("")}`;
}

function segmentName(segment: Segment): string {
  return `[${segment.selectors.map(selectorName).join(",")}]`;
}

function selectorName(selector: Selector): string {
  switch (selector.kind) {
    case "name":
      return `'${selector.name}'`;
    case "index":
      return String(selector.index);
    case "slice":
      return `${selector.from ?? ""}:${selector.to ?? ""}`;
    case "wildcard":
      return "*";
    case "filter":
      return "?";
  }
}
