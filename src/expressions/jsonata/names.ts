/** Names of JSONata variables: never one that would hide a function or `$states`, and never one name for two things. */
import { reservedNames } from "../../machine/reserved-names.js";

/** JSONata 2.0.6 keeps variables in a plain object of JavaScript, and asks it by this very name what it has. */
const harmfulName = "hasOwnProperty";

/** What the compiler binds inside of an expression, around values that a source wrote. */
const boundNames: ReadonlySet<string> = new Set(["v", "w"]);

/** Step Functions refuses longer ones. https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html, read 2026-11-22 */
const longestName = 80;

export interface Names {
  /** Gives a variable for this source name that this allocator has not given before. */
  readonly unique: (name: string) => string;
}

/** Gives the JSONata variable, without `$`, for a name of the source. */
export function variableName(name: string): string {
  return reservedNames.has(name) || boundNames.has(name) || name === harmfulName ? `${name}_` : name;
}

/** Makes an allocator. A name that is taken, as `sum_` is by `sum`, gets a number. */
export function createNames(): Names {
  const given = new Set<string>();
  const unique = (name: string): string => {
    const wanted = variableName(name);
    let candidate = wanted.slice(0, longestName);
    for (let number = 2; given.has(candidate); number++) {
      const suffix = `_${number}`;
      candidate = wanted.slice(0, longestName - suffix.length) + suffix;
    }
    given.add(candidate);
    return candidate;
  };
  return { unique };
}
