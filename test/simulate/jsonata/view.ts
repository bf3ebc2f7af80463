/** Expressions outside of a run. */
import type { Json } from "../../../src/machine/asl.js";
import { seededChance } from "../../../src/simulate/chance.js";
import { errorOutputOf, StateFailure } from "../../../src/simulate/failure.js";
import { evaluate, type View } from "../../../src/simulate/jsonata/evaluate.js";

export function viewOf(input: Json = {}, variables: ReadonlyMap<string, Json> = new Map()): View {
  const state = { name: "E", event: 2 };
  return { states: { input, context: {} }, variables, chance: seededChance(1), state, now: Date.UTC(2026, 0, 1) };
}

/** Gives the value, or `{ error, cause }` with the cause behind the place. */
export async function outcomeOf(
  text: string,
  view = viewOf(),
): Promise<{ readonly value: Json } | { readonly error: string; readonly cause: string }> {
  try {
    return { value: await evaluate(`{% ${text} %}`, view, "Output/v") };
  } catch (thrown) {
    if (!(thrown instanceof StateFailure)) throw thrown;
    const { Error: error, Cause = "" } = errorOutputOf(thrown);
    return { error, cause: Cause.replace(/^.* specified for the field 'Output\/v' /s, "") };
  }
}
