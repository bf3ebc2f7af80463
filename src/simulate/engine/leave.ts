/** How every state is left, whatever its language. */
import type { Json } from "../../machine/asl.js";
import type { Leaving } from "../language/language.js";
import type { Leave, Outcome, Visit } from "./execution.js";

/** @param otherwise the output of a state that says nothing of it */
export function leave(by: Leaving, visit: Visit, outcome: Outcome, otherwise: Json): Promise<Leave> {
  return visit.language.leave(by, visit, outcome, otherwise);
}
