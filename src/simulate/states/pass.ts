import type { PassState } from "../../machine/asl.js";
import type { Leave, Visit } from "../engine/execution.js";
import { leave } from "../engine/leave.js";
import { meetFault } from "./meet-fault.js";

export async function pass(state: PassState, visit: Visit): Promise<Leave> {
  meetFault(visit);
  return leave(state, visit, null, visit.input);
}
