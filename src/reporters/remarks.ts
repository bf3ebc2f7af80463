/** What a finding says beside its message, a line each, for the forms that show no text of the source. */
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.js";
import { printable } from "../text/printable.js";
import { placeOf } from "./place.js";

/** A remark; both parts are printable. */
export interface Remark {
  /** A place, or what kind of remark it is. */
  readonly lead: string;
  readonly text: string;
}

/** Gives the related places, the notes and the titles of the fixes. */
export function remarksOf({ source, related = [], notes = [], fixes = [] }: Diagnostic): readonly Remark[] {
  return [
    ...related.map((place) => ({
      lead: placeOf({ source: place.source ?? source, start: place.start }),
      text: printable(place.message),
    })),
    ...notes.map((note) => ({ lead: "note", text: printable(note) })),
    ...fixes.map((fix) => ({ lead: fixKind(fix), text: printable(fix.title) })),
  ];
}

/** Gives the remarks as lines of plain text. */
export function remarkLines(diagnostic: Diagnostic): readonly string[] {
  return remarksOf(diagnostic).map(({ lead, text }) => `${lead}: ${text}`);
}

/** Says whether a fix may be applied without looking at it. */
export function fixKind(fix: Fix): string {
  return fix.safe ? "fix" : "fix to be reviewed";
}
