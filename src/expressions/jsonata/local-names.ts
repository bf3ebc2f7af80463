/** The parameters of JSONata functions that stand for the names of a comprehension. */
import { visitValues, type Value, type Variable } from "../value.js";
import type { NameOf } from "./binding.js";
import { variableName } from "./names.js";

/**
 * Gives each name a parameter that hides nothing that is read where it is seen.
 *
 * @param inside the values that see the names
 * @param nameOf how the variables around are read
 */
export function localNames(
  variables: readonly Variable[],
  inside: readonly Value[],
  nameOf: NameOf,
): ReadonlyMap<Variable, string> {
  const own = new Set(variables);
  const names = new Map<Variable, string>();
  const taken = new Set<string>();
  // Names of comprehensions further inside hide only what is not read there.
  const bound = new Set<Variable>();
  for (const value of inside)
    visitValues(value, (part) => {
      if (part.kind === "comprehension") for (const each of [part.item, part.index]) if (each) bound.add(each);
      const isOuter =
        part.kind === "read" || (part.kind === "local" && !own.has(part.variable) && !bound.has(part.variable));
      if (isOuter) taken.add(nameOf(part.variable));
    });
  for (const variable of variables) {
    const wanted = `$${variableName(variable.name)}`;
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
    taken.add(name);
    names.set(variable, name);
  }
  return names;
}
