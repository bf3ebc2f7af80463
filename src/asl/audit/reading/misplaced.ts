/** Fields that ASL has, but not in this state: of another type of state, or of the other query language. */
import type { JsonObject, QueryLanguage } from "../../../machine/asl.js";
import { nearest } from "../../../text/nearest.js";
import type { Fields } from "./forms.js";

/**
 * Fields that only one query language has. Source: states-language.net/spec.html, *Fields by state type and query
 * language*; read 2026-11-24.
 */
const languages: ReadonlyMap<string, QueryLanguage> = new Map<string, QueryLanguage>([
  ...["Arguments", "Output", "Items"].map((field): [string, QueryLanguage] => [field, "JSONata"]),
  ...["InputPath", "OutputPath", "Parameters", "ResultSelector", "ResultPath", "Result", "ItemsPath"].map(
    (field): [string, QueryLanguage] => [field, "JSONPath"],
  ),
  ...["SecondsPath", "TimestampPath", "TimeoutSecondsPath", "HeartbeatSecondsPath", "MaxConcurrencyPath"].map(
    (field): [string, QueryLanguage] => [field, "JSONPath"],
  ),
  ...["ErrorPath", "CausePath"].map((field): [string, QueryLanguage] => [field, "JSONPath"]),
]);

export interface Misplaced {
  readonly field: string;
  /** The query language that has the field, when it is not the state's own; `null` when the type of state lacks it. */
  readonly language: QueryLanguage | null;
  /** The field that was probably meant, when ASL has none of this name. */
  readonly meant: string | null;
}

/**
 * Finds what Step Functions refuses as not supported. A field that ASL has nowhere is one when it is
 * nearly the name of a field of this state; else it may be newer than what is known here, and is passed over.
 *
 * @param all every table of fields, of which `own` is the state's
 */
export function misplacedIn(
  state: JsonObject,
  own: Fields,
  all: readonly Fields[],
  language: QueryLanguage,
): readonly Misplaced[] {
  return Object.keys(state).flatMap((field): readonly Misplaced[] => {
    const needed = languages.get(field);
    if (own.forms.has(field))
      return needed !== undefined && needed !== language ? [{ field, language: needed, meant: null }] : [];
    if (all.some(({ forms }) => forms.has(field))) return [{ field, language: null, meant: null }];
    const meant = nearest(field, own.forms.keys());
    return meant === null ? [] : [{ field, language: null, meant }];
  });
}
