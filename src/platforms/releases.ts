/** What is said about a release, whichever platform it is for. */
import { parseRelease, type Release } from "../aws/release-label.js";
import { isKnownRelease, knownReleases, releaseFacts, releasesAsOf } from "../aws/releases.js";
import { aws as catalog } from "../diagnostics/catalog/aws.js";
import type { Fix } from "../diagnostics/diagnostic.js";
import { replaceWith } from "../diagnostics/fixes.js";
import { valueOf, type Settings } from "../settings/given.js";
import { nearest } from "../text/nearest.js";
import type { Span } from "../text/span.js";
import type { RuleContext } from "./platform.js";

/**
 * Reports a release that is misspelt, unknown or old. Today's date is no input of a compiler: what counts is the day on
 * which the facts were collected.
 *
 * @param plain takes away what a platform puts behind a label
 */
export function checkRelease(
  settings: Settings,
  context: RuleContext,
  plain: (label: string) => string = (label) => label,
): Release | null {
  const value = valueOf(settings, "release");
  if (value?.kind !== "constant" || typeof value.value !== "string") return null;
  const written = value.value;
  const label = plain(written);
  const at = value.span ?? context.at;
  const release = parseRelease(label);
  if (!release) context.report(catalog.badRelease(at, written));
  else if (!isKnownRelease(label)) {
    // Newest first: of several that are close, an old one is hardly meant.
    const near = nearest(label, [...knownReleases()].reverse());
    context.report(catalog.unknownRelease(at, written, releasesAsOf, near, literalFix(at, written, near, context)));
  } else {
    const until = releaseFacts(label)?.standardSupportUntil;
    if (until !== undefined && until < releasesAsOf) context.report(catalog.endOfSupport(at, written, until));
  }
  return release;
}

/** Puts another text in the place of a literal; a value that comes from elsewhere is not mended here. */
export function literalFix(at: Span, text: string, near: string | null, context: RuleContext): Fix | null {
  const isLiteral = context.text.slice(at.start, at.end) === `"${text}"`;
  return isLiteral ? replaceWith({ start: at.start + 1, end: at.end - 1 }, near) : null;
}
