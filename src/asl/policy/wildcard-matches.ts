/** Whether one pattern of IAM's takes all that another text takes. */

/**
 * Matches `*`, any characters, and `?`, one. `${…}`, which IAM or a deployment fills in, is taken as it stands.
 *
 * @param text what is to be taken; a pattern itself, whose `*` only a `*` takes
 */
export function wildcardMatches(pattern: string, text: string): boolean {
  const source = pattern
    .split(/(\$\{[^}]*\}|[*?])/)
    .map((part) => (part === "*" ? "[^]*" : part === "?" ? "[^*]" : part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`).test(text);
}
