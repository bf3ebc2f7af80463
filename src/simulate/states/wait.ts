import type { WaitState } from "../../machine/asl.js";
import type { Leave, Visit } from "../engine/execution.js";
import { leave } from "../engine/leave.js";
import { meetFault } from "./meet-fault.js";

export async function wait(state: WaitState, visit: Visit): Promise<Leave> {
  meetFault(visit);
  const { clock } = visit.place.execution;
  await clock.sleep(await visit.language.pauseOf(state, visit), visit.place.region);
  return leave(state, visit, null, visit.input);
}
