/** Runs a machine, a branch or an item from StartAt to an end. */
import type { Json, State, StateGraph } from "../../machine/asl.js";
import type { Leave, Place, Visit } from "./execution.js";
import { failureOf } from "../failure.js";
import type { EventName } from "../run.js";
import { noteEvaluation } from "./evaluation-failed.js";
import { languageOf } from "../language/index.js";
import { runState } from "../states/index.js";

export async function runGraph(graph: StateGraph, input: Json, place: Place): Promise<Json> {
  let name = graph.StartAt;
  let value = input;
  let running: EventName | null = null;
  place.region.onStop(() => {
    if (running !== null) place.execution.history.end({ name, place }, running);
  });
  for (;;) {
    const state = stateNamed(graph, name);
    running = abortable.has(state.Type) ? `${state.Type}StateAborted` : null;
    const left = await enter(name, state, value, place).finally(() => (running = null));
    if (left.next === undefined) return left.output;
    name = left.next;
    value = left.output;
  }
}

/** The states that take time; AWS has no event for the end of others. */
const abortable: ReadonlySet<State["Type"]> = new Set(["Task", "Parallel", "Map", "Wait"]);

async function enter(name: string, state: State, input: Json, place: Place): Promise<Leave> {
  const { clock, history, options, abort } = place.execution;
  history.record({ name, place }, `${state.Type}StateEntered`, { name, input });
  const entered = place.chain.last;
  if (options.abortAt?.state === name) clock.after(options.abortAt.after ?? 0, place.region, abort);
  // AWS stops an execution between two moments; this lets the stop come before the state's own work.
  if (options.abortAt?.state === name) await clock.sleep(0, place.region);
  // What does no work waits for nothing but Step Functions itself, which slows down an account with too many transitions.
  const held = state.Type === "Task" ? undefined : ownOf(options.durations, name);
  if (held !== undefined) await clock.sleep(held, place.region);
  const { failures, uncaught } = place.execution;
  const language = languageOf(state, place.execution.queryLanguage);
  const enteredAt = clock.now();
  const visit: Visit = { id: failures.nextVisit(), name, input, place, language, enteredAt, entered, retries: 0 };
  const left = await runState(state, visit).catch((thrown: unknown) => {
    const failure = failureOf(thrown);
    noteEvaluation(visit, failure);
    failures.failed(visit, failure);
    uncaught.push({ at: clock.now(), execution: history.name, state: name, error: failure.error });
    throw thrown;
  });
  const { output, assigned } = left;
  history.record({ name, place }, `${state.Type}StateExited`, {
    name,
    output,
    ...(assigned ? { assignedVariables: assigned } : {}),
  });
  return left;
}

function stateNamed(graph: StateGraph, name: string): State {
  const state = Object.hasOwn(graph.States, name) ? graph.States[name] : undefined;
  if (!state) throw new Error(`no state ${name}: refusals should have found this`);
  return state;
}

function ownOf(durations: Readonly<Record<string, number>> = {}, state: string): number | undefined {
  return Object.hasOwn(durations, state) ? durations[state] : undefined;
}
