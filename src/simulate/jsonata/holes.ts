/** Where the expressions of a payload stand. */
import type { Json } from "../../machine/asl.js";
import { isList } from "../../machine/json.js";

export interface Hole {
  /** As AWS writes places in a payload: `/key` and `[0]`. */
  readonly path: string;
  /** The expression without its `{% %}` and the blanks around it. */
  readonly text: string;
}

export function isExpression(text: string): boolean {
  return text.startsWith("{%") && text.endsWith("%}") && text.length >= 4;
}

const known = new WeakMap<object, readonly Hole[]>();

/** Gives the expressions of a payload in order; of each object once for the process, as payloads belong to machines. */
export function holesIn(payload: Json): readonly Hole[] {
  if (typeof payload !== "object" || payload === null) return [...holes(payload, "")];
  const found = known.get(payload) ?? [...holes(payload, "")];
  known.set(payload, found);
  return found;
}

function* holes(payload: Json, path: string): Generator<Hole> {
  if (typeof payload === "string") {
    if (isExpression(payload)) yield { path, text: payload.slice(2, -2).trim() };
  } else if (isList(payload)) {
    for (const [index, element] of payload.entries()) yield* holes(element, `${path}[${index}]`);
  } else if (typeof payload === "object" && payload !== null) {
    for (const [key, member] of Object.entries(payload)) yield* holes(member, `${path}/${key}`);
  }
}

/** Puts values in the places of the expressions. */
export function fill(payload: Json, values: readonly Json[]): Json {
  let next = 0;
  const filled = (part: Json): Json => {
    // There is a value for each expression, in the same order.
    if (typeof part === "string") return isExpression(part) ? (values[next++] ?? null) : part;
    if (isList(part)) return part.map(filled);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, filled(member)]));
  };
  return filled(payload);
}
