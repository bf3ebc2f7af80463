/** Two values of which a run takes one: what is the same in both stands as it is, and only what differs is chosen. */
import { unionOf } from "../types/relations.js";
import { entriesOf, itemsOf, list, record } from "./build.js";
import { toPayload } from "./payload.js";
import type { Value, Variable } from "./value.js";

/** Gives a value that is `then` where the condition holds, and else `otherwise`. */
export function choose(condition: Value, then: Value, otherwise: Value): Value {
  if (isSame(then, otherwise)) return then;
  const [first, second] = [entriesOf(then), entriesOf(otherwise)];
  if (first && second && haveSameKeys(first, second))
    return record([...first].map(([key, value]) => [key, choose(condition, value, second.get(key) ?? value)] as const));
  const [some, others] = [itemsOf(then), itemsOf(otherwise)];
  if (some && others && some.length === others.length)
    return list(some.map((item, index) => choose(condition, item, others[index] ?? item)));
  return { kind: "conditional", condition, then, else: otherwise, type: unionOf([then.type, otherwise.type]) };
}

function haveSameKeys(first: ReadonlyMap<string, Value>, second: ReadonlyMap<string, Value>): boolean {
  return first.size === second.size && [...first.keys()].every((key) => second.has(key));
}

/** Whether two values are written alike in a machine. */
function isSame(first: Value, second: Value): boolean {
  const variables: Variable[] = [];
  const nameOf = (variable: Variable): string => {
    if (!variables.includes(variable)) variables.push(variable);
    return `v${variables.indexOf(variable)}`;
  };
  return JSON.stringify(toPayload(first, nameOf)) === JSON.stringify(toPayload(second, nameOf));
}
