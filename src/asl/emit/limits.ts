/** What Step Functions bounds in a whole machine: its size, and the events of a run. */
import { limits } from "../../aws/limits.js";
import { output as catalog } from "../../diagnostics/catalog/output.js";
import type { Report } from "../../diagnostics/diagnostic.js";
import type { Machine, State, StateGraph } from "../../machine/asl.js";
import { machineText } from "../../machine/text.js";
import { childGraphs } from "../../machine/walk.js";
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

/** Reports a machine that Step Functions would refuse, or whose runs it could end. */
export function checkSize(machine: Machine, at: Span, report: Report): void {
  // Without the line break at its end.
  const size = machineText(machine).length - 1;
  if (size > limits.definition.max) report(catalog.tooLarge(at, size, limits.definition.max, largestStates(machine)));
  const { TimeoutSeconds = 0 } = machine;
  if (TimeoutSeconds > limits.standardExecution.max)
    report(catalog.tooLong(at, durationText(TimeoutSeconds), durationText(limits.standardExecution.max)));
  const events = eventsOfExecution + worstEvents(machine);
  if (events > limits.history.max) report(catalog.tooManyEvents(at, events, limits.history.max));
}

/** The events of a run that takes every state and every retry: more than any single run has, as nothing leads back. */
function worstEvents(graph: StateGraph): number {
  let total = 0;
  for (const state of Object.values(graph.States)) {
    const inside = childGraphs(state).reduce((sum, child) => sum + worstEvents(child.graph), 0);
    total += eventsOfState[state.Type] + inside + retriesOf(state) * (eventsOfTry + inside);
  }
  return total;
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
