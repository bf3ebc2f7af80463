import type { PassState } from "../../../../src/machine/asl.js";
import type { Leave, Visit } from "../execution.js";
import { leave } from "../leave.js";
import { meetFault } from "./meet-fault.js";

export async function pass(state: PassState, visit: Visit): Promise<Leave> {
  meetFault(visit);
  return leave(state, visit, null, visit.input);
}
