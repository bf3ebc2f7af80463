/** The names of the boxes in a diagram: they follow from the states' own, so that an edit elsewhere changes none. */
import type { Machine } from "../../machine/asl.js";
import { statesOf } from "../../machine/walk.js";

/** Gives a name for each state. A prefix keeps them apart from the words of Mermaid, such as `end`. */
export function boxNames(machine: Machine): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name } of statesOf(machine)) {
    const words = name.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, "");
    const base = `s_${words === "" ? "state" : words}`;
    // No name has two underscores in a row otherwise, so none of these is another's.
    let unique = base;
    for (let count = 2; taken.has(unique); count++) unique = `${base}__${count}`;
    taken.add(unique);
    names.set(name, unique);
  }
  return names;
}
