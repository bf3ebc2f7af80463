/**
 * How every state is left: Output and Assign see the same variables, and what was assigned is there from the next
 * state on.
 */
import type { Json, JsonObject } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import { viewOf, type Leave, type Outcome, type Visit } from "./execution.js";
import { evaluate } from "../jsonata/evaluate.js";
import { withinLimit } from "./limits.js";
import { assign } from "./scopes.js";

/** The part of a state, a choice rule or a catcher that says what is left behind. */
export interface Leaving {
  readonly Output?: Json;
  readonly Assign?: JsonObject;
  readonly Next?: string;
}

/** @param otherwise the output of a state that has no Output */
export async function leave(by: Leaving, visit: Visit, outcome: Outcome, otherwise: Json): Promise<Leave> {
  const view = viewOf(visit, outcome);
  const output = by.Output === undefined ? otherwise : await evaluate(by.Output, view, `${visit.name}: Output`);
  const assigned = await evaluate(by.Assign ?? {}, view, `${visit.name}: Assign`);
  withinLimit(output, `the output of ${visit.name}`);
  if (by.Assign === undefined || !isObject(assigned)) return { next: by.Next, output };
  assign(visit.place.scope, new Map(Object.entries(assigned)), visit.place.execution.owners);
  return { next: by.Next, output, assigned };
}
