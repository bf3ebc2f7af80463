/** Trees at another place: every span of a node and of what is below it is moved. */

/** Gives a copy of plain data in which every `start` and `end` is larger by a number of offsets. */
export function moved<Tree>(tree: Tree, by: number): Tree {
  if (by === 0) return tree;
  // The copy has the same shape: only numbers under two names are other numbers.
  return copyOf(tree, by) as Tree;
}

function copyOf(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => copyOf(item, by));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      (key === "start" || key === "end") && typeof inner === "number" ? inner + by : copyOf(inner, by),
    ]),
  );
}
