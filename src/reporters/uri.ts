/** Paths as URIs (RFC 3986). */

/** Tells whether a path starts at a root and not at the working folder. */
export function isAbsolute(path: string): boolean {
  return /^(?:[A-Za-z]:)?\//.test(path);
}

/** Gives a relative reference for a relative path, a `file:` URI for an absolute one. */
export function uriOf(path: string): string {
  // A colon is encoded too: in the first part of a relative reference it would end a scheme.
  const encoded = path
    .split("/")
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join("/");
  if (!isAbsolute(path)) return encoded;
  return encoded.startsWith("/") ? `file://${encoded}` : `file:///${encoded.replace("%3A", ":")}`;
}

/** Half a surrogate pair has no UTF-8. With the flag `u` one that has its partner is not matched. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, "\ufffd");
}
