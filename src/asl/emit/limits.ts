/** What Step Functions bounds in a whole machine: its size, and the events of a run. */
import { limits } from "../../aws/limits.js";
import type { Emitted } from "./emit.js";
import { output as catalog } from "../../diagnostics/catalog/output.js";
import type { Report } from "../../diagnostics/diagnostic.js";
import type { Machine, State, StateGraph } from "../../machine/asl.js";
import { machineText } from "../../machine/text.js";
import { childGraphs, statesOf } from "../../machine/walk.js";
import type { Span } from "../../text/span.js";
import { durationText } from "../../text/units.js";

/** Events of the history (GetExecutionHistory): entered and exited for every state, more where something runs. */
const eventsOfState: { readonly [Type in State["Type"]]: number } = {
  Task: 6,
  Parallel: 4,
  Map: 4,
  Choice: 2,
  Pass: 2,
  Wait: 2,
  Succeed: 2,
  Fail: 1,
};
/** TaskScheduled, TaskStarted, TaskSubmitted, and how it ended. */
const eventsOfTry = 4;
const eventsOfExecution = 2;
/** MapIterationStarted and how it ended. */
const eventsOfItem = 2;

/** Reports a machine that Step Functions would refuse, or whose runs it could end. */
export function checkSize({ machine, turns, origins }: Emitted, at: Span, report: Report): void {
  // Without the line break at its end.
  const size = machineText(machine).length - 1;
  if (size > limits.data.max) checkData(machine, origins, at, report);
  if (size > limits.definition.max) report(catalog.tooLarge(at, size, limits.definition.max, largestStates(machine)));
  const { TimeoutSeconds = 0 } = machine;
  if (TimeoutSeconds > limits.standardExecution.max)
    report(catalog.tooLong(at, durationText(TimeoutSeconds), durationText(limits.standardExecution.max)));
  const events = eventsOfExecution + worstEvents(machine, turns);
  if (events > limits.history.max) report(catalog.tooManyEvents(at, events, limits.history.max));
}

/** The fields that carry data from a state or to a service. */
const carrying = ["Arguments", "Assign", "Output", "Items"] as const;

/** Reports constants that are too large to be handed on, whatever a run adds to them. */
function checkData(machine: Machine, origins: ReadonlyMap<string, Span>, at: Span, report: Report): void {
  for (const { name, state } of statesOf(machine))
    for (const field of carrying) {
      const value: unknown = Object.hasOwn(state, field) ? Reflect.get(state, field) : null;
      const size = value === null ? 0 : new TextEncoder().encode(JSON.stringify(value)).length;
      if (size > limits.data.max)
        report(catalog.tooMuchData(origins.get(name) ?? at, name, field, size, limits.data.max));
    }
}

/**
 * The events of a run that takes every state and every retry, and every turn of a loop that is counted: more than any
 * single run has. How many items a loop has is counted only where it is known now; a distributed one has its own histories.
 */
function worstEvents(graph: StateGraph, turns: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const [name, state] of Object.entries(graph.States)) {
    const inside = childGraphs(state).reduce((sum, child) => sum + worstEvents(child.graph, turns), 0);
    const items = itemsOf(state);
    const once = eventsOfState[state.Type] + items * (inside + (state.Type === "Map" ? eventsOfItem : 0));
    total += (turns.get(name) ?? 1) * (once + retriesOf(state) * (eventsOfTry + items * inside));
  }
  return total;
}

/** How often what is in a state runs, as far as it is known. */
function itemsOf(state: State): number {
  if (state.Type !== "Map") return 1;
  if (state.ItemProcessor?.ProcessorConfig?.Mode === "DISTRIBUTED") return 0;
  return Array.isArray(state.Items) ? state.Items.length : 1;
}

function retriesOf(state: State): number {
  return "Retry" in state
    ? (state.Retry ?? []).reduce((sum, { MaxAttempts = limits.retryAttempts.default }) => sum + MaxAttempts, 0)
    : 0;
}

/** The three states that take most of the room, with their sizes. */
function largestStates(machine: Machine): string {
  const sizes = Object.entries(machine.States).map(([name, state]) => ({ name, size: JSON.stringify(state).length }));
  sizes.sort((left, right) => right.size - left.size);
  return sizes
    .slice(0, 3)
    .map(({ name, size }) => `\`${name}\` (${size})`)
    .join(", ");
}
