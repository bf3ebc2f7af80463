/** From places in joined texts to places in one. */
import { partAt, spanIn, type JoinedPart, type JoinedSources } from "../text/joined.js";
import type { Span } from "../text/span.js";
import type { Diagnostic, Finding, Fix, Related } from "./diagnostic.js";

/** Ties a finding to the text that it is about. A fix that would change another text is left out. */
export function located(finding: Finding, sources: JoinedSources): Diagnostic {
  const part = partAt(sources, finding.start);
  const { source } = part;
  // A text that is analysed alone is the usual case, and its places are right as they are.
  if (sources.parts.length === 1) return { ...finding, source };
  const { related, fixes, ...rest } = finding;
  const kept = fixes?.filter((fix) => fix.edits.every((edit) => partAt(sources, edit.start) === part));
  return {
    ...rest,
    ...spanIn(part, finding),
    ...(related ? { related: related.map((place) => relatedIn(part, place, sources)) } : {}),
    ...(kept && kept.length > 0 ? { fixes: kept.map((fix) => fixIn(part, fix)) } : {}),
    source,
  };
}

function relatedIn(own: JoinedPart, place: Related, sources: JoinedSources): Related {
  const part = partAt(sources, place.start);
  return { message: place.message, ...spanIn(part, place), ...(part === own ? {} : { source: part.source }) };
}

function fixIn(part: JoinedPart, fix: Fix): Fix {
  return { ...fix, edits: fix.edits.map((edit) => ({ text: edit.text, ...spanIn(part, edit satisfies Span) })) };
}
