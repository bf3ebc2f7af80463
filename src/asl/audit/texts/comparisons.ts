/** The comparisons of a JSONPath Choice, those inside of And, Or and Not too. */
import type { Json } from "../../../machine/asl.js";
import { isList, isObject } from "../../../machine/json.js";

export interface Comparison {
  /** A JSON pointer inside of the rule. */
  readonly pointer: string;
  /** `StringEquals`, `IsPresent`. */
  readonly operator: string;
  readonly operand: Json;
}

const other: ReadonlySet<string> = new Set(["Variable", "Next", "Comment", "Assign", "Output", "Condition"]);

/** Gives them in the order in which they are written. */
export function comparisonsOf(
  rule: { readonly [name: string]: Json | undefined },
  pointer = "",
): readonly Comparison[] {
  return Object.entries(rule).flatMap(([name, value]): readonly Comparison[] => {
    if (value === undefined || other.has(name)) return [];
    const place = `${pointer}/${name}`;
    if (name === "Not" && isObject(value)) return comparisonsOf(value, place);
    if (isList(value))
      return value.flatMap((part, index) => (isObject(part) ? comparisonsOf(part, `${place}/${index}`) : []));
    return [{ pointer: place, operator: name, operand: value }];
  });
}
