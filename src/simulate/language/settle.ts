/** The end of leaving a state, in either language: what was assigned is there from the next state on. */
import type { Json } from "../../machine/asl.js";
import { isObject } from "../../machine/json.js";
import type { Leave, Visit } from "../engine/execution.js";
import { withinLimit } from "../engine/limits.js";
import { assign } from "../engine/scopes.js";
import type { Leaving } from "./language.js";

/** @param assigned the evaluated Assign */
export function settle(by: Leaving, visit: Visit, output: Json, assigned: Json): Leave {
  withinLimit(output, `the output of ${visit.name}`);
  if (by.Assign === undefined || !isObject(assigned)) return { next: by.Next, output };
  assign(visit.place.scope, new Map(Object.entries(assigned)), visit.place.execution.owners);
  return { next: by.Next, output, assigned };
}
