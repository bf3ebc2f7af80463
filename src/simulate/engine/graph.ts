/** Runs a machine, a branch or an item from StartAt to an end. */
import type { Json, State, StateGraph } from "../../machine/asl.js";
import type { Leave, Place, Visit } from "./execution.js";
import { failureOf } from "../failure.js";
import { runState } from "../states/index.js";

export async function runGraph(graph: StateGraph, input: Json, place: Place): Promise<Json> {
  let name = graph.StartAt;
  let value = input;
  for (;;) {
    const left = await enter(name, stateNamed(graph, name), value, place);
    if (left.next === undefined) return left.output;
    name = left.next;
    value = left.output;
  }
}

async function enter(name: string, state: State, input: Json, place: Place): Promise<Leave> {
  const { clock, history, options, abort } = place.execution;
  history.record(name, `${state.Type}StateEntered`);
  if (options.abortAt?.state === name) clock.after(options.abortAt.after ?? 0, place.region, abort);
  // AWS stops an execution between two moments; this lets the stop come before the state's own work.
  if (options.abortAt?.state === name) await clock.sleep(0, place.region);
  const { failures } = place.execution;
  const visit: Visit = { id: failures.nextVisit(), name, input, place, enteredAt: clock.now(), retries: 0 };
  const left = await runState(state, visit).catch((thrown: unknown) => {
    failures.failed(visit, failureOf(thrown));
    throw thrown;
  });
  history.record(name, `${state.Type}StateExited`);
  return left;
}

function stateNamed(graph: StateGraph, name: string): State {
  const state = Object.hasOwn(graph.States, name) ? graph.States[name] : undefined;
  if (!state) throw new Error(`no state ${name}: refusals should have found this`);
  return state;
}
