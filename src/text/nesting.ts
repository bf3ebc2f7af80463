/** How deep the tokens of a YAML text are nested, measured without recursion: what puts them together afterwards recurses. */

/** Gives the offset of a collection that is nested deeper than a limit, `null` when there is none. @param tokens as the `yaml` package's parser gives them */
export function deepPlace(tokens: Iterable<unknown>, limit: number): number | null {
  const open: { readonly value: unknown; readonly depth: number }[] = [...tokens].map((value) => ({ value, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null) continue;
    const isCollection = "items" in value;
    const offset = "offset" in value && typeof value.offset === "number" ? value.offset : 0;
    if (isCollection && depth > limit) return offset;
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + (isCollection ? 1 : 0) });
  }
  return null;
}
