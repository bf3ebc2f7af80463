import type { WaitState } from "../../machine/asl.js";
import { viewOf, type Leave, type Visit } from "../engine/execution.js";
import { evaluate } from "../jsonata/evaluate.js";
import { StateFailure } from "../failure.js";
import { leave } from "../engine/leave.js";
import { wholeSeconds } from "../engine/seconds.js";
import { meetFault } from "./meet-fault.js";

export async function wait(state: WaitState, visit: Visit): Promise<Leave> {
  meetFault(visit);
  const { clock } = visit.place.execution;
  await clock.sleep(await pauseMs(state, visit), visit.place.region);
  return leave(state, visit, null, visit.input);
}

async function pauseMs(state: WaitState, visit: Visit): Promise<number> {
  const view = viewOf(visit, null);
  if (state.Seconds !== undefined) return (await wholeSeconds(state.Seconds, view, `${visit.name}: Seconds`, 0)) * 1000;
  const timestamp = await evaluate(state.Timestamp ?? null, view, `${visit.name}: Timestamp`);
  const until = typeof timestamp === "string" ? Date.parse(timestamp) : Number.NaN;
  if (!Number.isNaN(until)) return Math.max(0, until - view.now);
  throw new StateFailure("States.Runtime", `${visit.name}: Timestamp is ${JSON.stringify(timestamp)}`);
}
