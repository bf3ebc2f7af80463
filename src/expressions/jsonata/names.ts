/** Names of JSONata variables: never one that would hide a function or `$states`, and never one name for two things. */

/** What `$name` means before a machine assigns anything; a variable of that name would hide it. */
export const reservedNames: ReadonlySet<string> = new Set([
  // Functions of JSONata 2.0.6.
  "abs",
  "append",
  "assert",
  "average",
  "base64decode",
  "base64encode",
  "boolean",
  "ceil",
  "clone",
  "contains",
  "count",
  "decodeUrl",
  "decodeUrlComponent",
  "distinct",
  "each",
  "encodeUrl",
  "encodeUrlComponent",
  "error",
  "eval",
  "exists",
  "filter",
  "floor",
  "formatBase",
  "formatInteger",
  "formatNumber",
  "fromMillis",
  "join",
  "keys",
  "length",
  "lookup",
  "lowercase",
  "map",
  "match",
  "max",
  "merge",
  "millis",
  "min",
  "not",
  "now",
  "number",
  "pad",
  "parseInteger",
  "power",
  "random",
  "reduce",
  "replace",
  "reverse",
  "round",
  "shuffle",
  "sift",
  "single",
  "sort",
  "split",
  "spread",
  "sqrt",
  "string",
  "substring",
  "substringAfter",
  "substringBefore",
  "sum",
  "toMillis",
  "trim",
  "type",
  "uppercase",
  "zip",
  // Step Functions' own, and its reserved variable.
  // https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html, read 2026-11-22
  "hash",
  "parse",
  "partition",
  "range",
  "states",
  "uuid",
]);

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
