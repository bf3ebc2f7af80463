/** Findings for programs. The form is stable: fields may be added, and `version` changes when one changes its meaning. */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { positionAt, type Source } from "../text/source.js";
import type { Span } from "../text/span.js";
import { jsonText } from "./json-text.js";
import { inOrder, type Reporter } from "./reporter.js";

/** Gives one JSON document, also for no findings. Offsets count UTF-16 units from 0, lines and columns from 1. */
export const json: Reporter = (diagnostics) => jsonText({ version: 1, diagnostics: inOrder(diagnostics).map(entryOf) });

/** Gives a finding as its JSON. */
export function entryOf(diagnostic: Diagnostic): object {
  const { source } = diagnostic;
  return {
    code: diagnostic.code,
    name: diagnostic.name,
    severity: diagnostic.severity,
    message: diagnostic.message,
    path: source.path,
    ...rangeOf(source, diagnostic),
    label: diagnostic.label ?? null,
    related: (diagnostic.related ?? []).map((place) => ({
      message: place.message,
      path: (place.source ?? source).path,
      ...rangeOf(place.source ?? source, place),
    })),
    notes: diagnostic.notes ?? [],
    fixes: (diagnostic.fixes ?? []).map((fix) => ({
      title: fix.title,
      safe: fix.safe,
      edits: fix.edits.map((edit) => ({ ...rangeOf(source, edit), text: edit.text })),
    })),
  };
}

function rangeOf(source: Source, span: Span): object {
  const at = (offset: number): object => ({ offset, ...positionAt(source, offset) });
  return { start: at(span.start), end: at(span.end) };
}
